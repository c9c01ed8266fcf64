/**
 * What a locator can count: the locator labels of CSL 1.0.2 (appendix "Locators") for which its locales have a word, and
 * `timestamp`, which stands without one. `article` and `title` are the names of the terms for other things there; a
 * locator counts an `article-locator` or a `title-locator`.
 */
export const locatorLabels = [
  'page',
  'chapter',
  'section',
  'paragraph',
  'note',
  'figure',
  'table',
  'line',
  'verse',
  'volume',
  'part',
  'book',
  'act',
  'appendix',
  'article-locator',
  'canon',
  'column',
  'elocation',
  'equation',
  'folio',
  'issue',
  'opus',
  'rule',
  'scene',
  'sub-verbo',
  'supplement',
  'timestamp',
  'title-locator',
  'version',
] as const

export type LocatorLabel = (typeof locatorLabels)[number]

/** How one item is cited in one place. All but the item may be left out. */
export interface CiteDetails {
  /** As a person writes it: "199–200", "3.2". */
  readonly locator?: string | undefined
  /** `page` unless told. */
  readonly label?: LocatorLabel | undefined
  /** Words before it and behind it, plain text, without the space between: "see", ", my emphasis". */
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  /** For a sentence that names the author itself. */
  readonly suppressAuthor?: boolean | undefined
  /**
   * The author in the sentence and the rest behind: “Rivera (2014, p. 199)”. Of a citation's first item; in a style of notes
   * it changes nothing, for there the note names the author.
   */
  readonly narrative?: boolean | undefined
}

/** Whether a locator is more than one place, so that its word stands in the plural: "199–200", "3, 7". */
export const isSeveral = (locator: string): boolean => /[-–—,;&]/.test(locator)
