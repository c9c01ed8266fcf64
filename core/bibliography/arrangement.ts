/** What the entries of a bibliography are put together by. `sources`: primary and secondary, by a rule (see `primary-sources.ts`). */
export const groupings = ['none', 'type', 'author', 'year', 'tag', 'collection', 'sources'] as const
export type Grouping = (typeof groupings)[number]

/** The order of the entries in each group: the style's own, one of ours, up or down, or that in which the items were given. */
export const sortings = [
  'style',
  'author',
  'title',
  'year',
  'author-desc',
  'title-desc',
  'year-desc',
  'given',
] as const
export type Sorting = (typeof sortings)[number]

/** What stands under an entry: one of the item's own variables, or `notes`, what its reader marked and wrote in its text. */
export const annotating = ['none', 'abstract', 'annote', 'note', 'notes'] as const
export type Annotating = (typeof annotating)[number]

/** How a bibliography is arranged, as a person asks for it. */
export interface Arrangement {
  readonly group: Grouping
  readonly sort: Sorting
  readonly annotate: Annotating
  /** Which sources are primary; counts where the group is `sources`, and is needed there. */
  readonly primary?: string | undefined
}

/** The bibliography as its style has it. */
export const plainArrangement: Arrangement = { group: 'none', sort: 'style', annotate: 'none' }

export const isPlain = ({ group, sort, annotate }: Arrangement): boolean =>
  group === 'none' && sort === 'style' && annotate === 'none'

/** Items under a heading, by their place in the list that was given. */
export interface Section {
  readonly heading: string | null
  readonly items: readonly number[]
}

/** A passage that its reader marked, with the page and what they wrote about it (Markdown, '' for nothing); or words of the item's own. */
export type EntryNote =
  { readonly quote: string; readonly page: string | null; readonly note: string } | { readonly words: string }

/** An arranged list, for the engine that sets it: every item stands in one section, once. */
export interface ArrangedItems {
  readonly sections: readonly Section[]
  /** `style`: the engine puts the items of each section into its style's order. */
  readonly order: 'style' | 'given'
  /** For each item what stands under its entry. */
  readonly under: readonly (readonly EntryNote[])[]
}
