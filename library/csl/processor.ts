import CSL, { type CslNode, type Engine } from 'citeproc'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { forCiteproc } from './for-citeproc.ts'
import { parseRichText, type RichText } from './rich-text.ts'

/** A bibliography as its style sets it: entries in the style's order, and how they hang. */
export interface SetBibliography {
  readonly entries: readonly (readonly RichText[])[]
  readonly hangingIndent: boolean
}

/**
 * One style in one locale, compiled by citeproc once (5 to 60 ms) and used again and again. Items get ids of our own
 * in citeproc, so that no hostile id is a key in its tables.
 */
export class Processor {
  private readonly engine: Engine
  private items = new Map<string, object>()
  private lastId = 0

  /** Throws what citeproc throws at a style that it cannot compile. */
  constructor(style: CslNode, locale: string, localeOf: (language: string) => CslNode) {
    this.engine = new CSL.Engine(
      { retrieveLocale: localeOf, retrieveItem: (id) => this.items.get(id) ?? { id } },
      style,
      locale,
      true,
    )
    this.engine.setOutputFormat('html')
    // Without this, "publisher: …" in somebody's note would become the item's publisher.
    this.engine.opt.development_extensions.field_hack = false
  }

  cite(item: IdentifiedCslItem, locator: string | undefined, label: string): readonly RichText[] {
    const [id] = this.load([item])
    const cite = locator === undefined || locator === '' ? { id: id! } : { id: id!, locator, label }
    return parseRichText(this.engine.makeCitationCluster([cite]))
  }

  /** Null where the style has no bibliography. */
  bibliography(items: readonly IdentifiedCslItem[]): SetBibliography | null {
    this.load(items)
    const made = this.engine.makeBibliography()
    if (made === false) return null
    const [parameters, entries] = made
    return { entries: entries.map(parseRichText), hangingIndent: Boolean(parameters.hangingindent) }
  }

  private load(items: readonly IdentifiedCslItem[]): readonly string[] {
    this.engine.updateItems([])
    const ids = items.map(() => `item-${++this.lastId}`)
    this.items = new Map(items.map((item, index) => [ids[index]!, forCiteproc(item, ids[index]!)]))
    this.engine.updateItems(ids)
    return ids
  }
}
