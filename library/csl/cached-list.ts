import type { Engine } from 'citeproc'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { parseRichText, type RichText } from './rich-text.ts'

/** A bibliography as its style sets it: entries in the style's order, and how they hang. */
export interface SetBibliography {
  readonly entries: readonly (readonly RichText[])[]
  readonly hangingIndent: boolean
}

interface Known {
  readonly id: string
  /** What citeproc decided about it beside the others: names shown, the year's letter. Empty while nothing is known. */
  decided: string
  /** Whether a letter tells its year from another's. */
  lettered: boolean
  /** The number it was set with. */
  number: number
  /** Null while not set. */
  entry: readonly RichText[] | null
}

/** More new entries than this are set in one go: one by one each costs a walk over the list. */
const fewest = 40

/**
 * A bibliography that is set again after small changes. citeproc keeps the items that did not change, with their sort keys;
 * an entry is set anew where its item or its number is another. Where a change touches how items are told apart (the names
 * shown, the letters of a year), the list is begun again: citeproc gives letters to items that sort alike in the order in
 * which it met them. Styles that write a dash for the author of the entry before are set whole each time, for there an
 * entry depends on its neighbors.
 */
export class CachedList {
  readonly engine: Engine
  private known = new Map<string, Known>()
  private readonly numbered: boolean

  /** `numbered` tells whether the style shows an entry's number. */
  constructor(engine: Engine, numbered: boolean) {
    this.engine = engine
    this.numbered = numbered
  }

  /** `add` gives citeproc an item under an id of our own, `drop` takes one back. Null where the style has no bibliography. */
  set(
    items: readonly IdentifiedCslItem[],
    add: (item: IdentifiedCslItem) => string,
    drop: (id: string) => void,
  ): SetBibliography | null {
    const before = this.known
    this.known = new Map()
    for (const item of items) {
      const content = JSON.stringify(item)
      // The same item twice is two entries.
      const key = this.known.has(content) ? `${content} ${this.known.size}` : content
      this.known.set(key, before.get(key) ?? newlyKnown(add(item)))
    }
    const byId = new Map([...this.known.values()].map((known) => [known.id, known]))
    const gone = [...before.values()].filter(({ id }) => !byId.has(id))
    const lettered = letteredIn(before)
    this.engine.updateItems([...byId.keys()])
    const touched = this.takeDecisions(byId) || letteredIn(this.known) !== lettered
    for (const { id } of gone) drop(id)
    if (!touched || before.size === 0) return this.entries(byId)
    this.engine.updateItems([])
    this.engine.updateItems([...byId.keys()])
    this.takeDecisions(byId)
    return this.whole(byId)
  }

  /** Notes what citeproc decided about each item; true where that touches an item known before, or gives a letter. */
  private takeDecisions(byId: ReadonlyMap<string, Known>): boolean {
    let touched = false
    for (const known of byId.values()) {
      const { disambig } = this.engine.registry.registry[known.id]!
      const { names, givens, year_suffix: letter, disambiguate } = disambig
      const decided = JSON.stringify([names, givens, letter, disambiguate])
      known.lettered = letter !== false
      if (known.decided === '' ? known.lettered : known.decided !== decided) touched = true
      known.decided = decided
    }
    return touched
  }

  private entries(byId: ReadonlyMap<string, Known>): SetBibliography | null {
    const order = this.engine.registry.getSortedIds()
    const stale: number[] = []
    for (const [place, id] of order.entries()) {
      const known = byId.get(id)!
      if (known.entry === null || (this.numbered && known.number !== place)) stale.push(place)
      known.number = place
    }
    if (stale.length > fewest || stale.length === order.length || this.dependsOnNeighbors())
      return this.whole(byId)
    for (const place of stale) {
      const page = { page_start: place === 0 ? true : order[place - 1]!, page_length: 1 } as const
      const made = this.engine.makeBibliography(page)
      if (made === false || made[1].length !== 1 || made[0].entry_ids[0]?.[0] !== order[place])
        return this.whole(byId)
      byId.get(order[place]!)!.entry = parseRichText(made[1][0]!)
    }
    return { entries: order.map((id) => byId.get(id)!.entry!), hangingIndent: this.hangs() }
  }

  private whole(byId: ReadonlyMap<string, Known>): SetBibliography | null {
    const made = this.engine.makeBibliography()
    if (made === false) return null
    const [{ entry_ids: ids }, html] = made
    const entries = html.map(parseRichText)
    // An entry that holds several items, or one that was left out, cannot be told apart later: nothing is kept then.
    const single = ids.length === byId.size && ids.every((list) => list.length === 1)
    for (const known of byId.values()) known.entry = null
    if (single)
      for (const [place, [id]] of ids.entries()) {
        const known = byId.get(id!)!
        known.entry = entries[place]!
        known.number = place
      }
    return { entries, hangingIndent: this.hangs() }
  }

  private hangs(): boolean {
    return Boolean(this.engine.bibliography.opt.hangingindent)
  }

  private dependsOnNeighbors(): boolean {
    const { opt } = this.engine.bibliography
    return Boolean(opt['subsequent-author-substitute'] || opt.exclude_types || opt.exclude_with_fields)
  }
}

/** The items with a letter, in the order in which they were given. */
function letteredIn(known: ReadonlyMap<string, Known>): string {
  return [...known.values()].flatMap(({ lettered, id }) => (lettered ? [id] : [])).join(' ')
}

function newlyKnown(id: string): Known {
  return { id, decided: '', lettered: false, number: -1, entry: null }
}
