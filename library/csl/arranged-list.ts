import CSL, { type CslNode, type Engine } from 'citeproc'
import type { ArrangedItems } from '../../core/bibliography/arrangement.ts'
import { isSeveral } from '../../core/citation/locator.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { forCiteproc } from './for-citeproc.ts'
import { parseRichText, type RichText } from './rich-text.ts'

/** An entry, and the items it is of: their places in the list that was given. */
interface PlacedEntry {
  readonly items: readonly number[]
  readonly words: readonly RichText[]
}

/** A bibliography in sections, each entry with its items. */
export interface ArrangedList {
  readonly sections: readonly { readonly heading: string | null; readonly entries: readonly PlacedEntry[] }[]
  readonly hangingIndent: boolean
  /** The locale's word before a page: "p.", "pp."; '' where it has none. */
  pageTerm(page: string): string
}

/** A style, the locale that it writes in, and the others that it may ask for. */
export interface ListStyle {
  readonly style: CslNode
  readonly locale: string
  readonly localeOf: (language: string) => CslNode
}

declare module 'citeproc' {
  interface Engine {
    /** What the items are ordered by; without any they stay as they come. */
    bibliography_sort: { tokens: unknown[] }
  }
}

/**
 * Sets a list in sections. citeproc numbers entries, gives the letters of years and writes a dash for an author in the order of
 * the whole list, so that order must be the printed one: where it is not the style's own, the list is begun again in ours.
 * No dash stands under a heading for the author of an entry above it.
 *
 * Throws what citeproc throws at a style that it cannot compile. Null where the style has no bibliography.
 */
export function setArranged(
  items: readonly IdentifiedCslItem[],
  { sections, order }: Pick<ArrangedItems, 'sections' | 'order'>,
  { style, locale, localeOf }: ListStyle,
): ArrangedList | null {
  const ids = items.map((_, index) => `item-${index}`)
  const fit = new Map(ids.map((id, index) => [id, forCiteproc(items[index]!, id)]))
  const sys = { retrieveLocale: localeOf, retrieveItem: (id: string) => fit.get(id) ?? { id } }
  const engine = new CSL.Engine(sys, style, locale, true)
  engine.setOutputFormat('html')
  // Without this, "publisher: …" in somebody's note would become the item's publisher.
  engine.opt.development_extensions.field_hack = false
  let arranged = sections.map((section) => section.items)
  if (order === 'style') {
    engine.updateItems(ids)
    const places = new Map(engine.registry.getSortedIds().map((id, place) => [id, place]))
    const placeOf = (item: number) => places.get(ids[item]!)!
    arranged = arranged.map((members) => members.toSorted((a, b) => placeOf(a) - placeOf(b)))
  }
  if (order === 'given' || sections.length > 1) {
    engine.bibliography_sort.tokens = []
    engine.updateItems([])
    engine.updateItems(arranged.flat().map((item) => ids[item]!))
  }
  const entries = entriesBySection(engine, ids, arranged)
  return entries === null
    ? null
    : {
        sections: sections.map(({ heading }, place) => ({ heading, entries: entries[place]! })),
        hangingIndent: Boolean(engine.bibliography.opt.hangingindent),
        pageTerm: (page) => engine.getTerm('page', 'short', isSeveral(page) ? 1 : 0) ?? '',
      }
}

/**
 * The entries of each section. Where a style writes a dash for the author above, each section is set as a page of the list:
 * citeproc begins a page as it begins a list, but its numbers go on.
 */
function entriesBySection(
  engine: Engine,
  ids: readonly string[],
  arranged: readonly (readonly number[])[],
): PlacedEntry[][] | null {
  const itemOf = new Map(ids.map((id, index) => [id, index]))
  const set = (page?: Parameters<Engine['makeBibliography']>[0]): PlacedEntry[] | null => {
    const made = engine.makeBibliography(page)
    if (made === false) return null
    const [{ entry_ids: entryIds }, html] = made
    return html.map((words, entry) => ({
      items: (entryIds[entry] ?? []).map((id) => itemOf.get(id)!),
      words: parseRichText(words),
    }))
  }
  const sections: PlacedEntry[][] = arranged.map(() => [])
  if (arranged.length > 1 && 'subsequent-author-substitute' in engine.bibliography.opt) {
    let before: string | true = true
    for (const [place, items] of arranged.entries()) {
      const page = set({ page_start: before, page_length: items.length })
      if (page === null) return null
      sections[place] = page
      before = ids[items.at(-1)!]!
    }
    return sections
  }
  const sectionOf = new Map(arranged.flatMap((items, place) => items.map((item) => [item, place] as const)))
  const whole = arranged.length === 0 ? [] : set()
  for (const entry of whole ?? []) sections[sectionOf.get(entry.items[0]!)!]!.push(entry)
  return whole === null ? null : sections
}
