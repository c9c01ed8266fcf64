import CSL, { type CslNode, type Engine } from 'citeproc'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { CachedList, type SetBibliography } from './cached-list.ts'
import { forCiteproc } from './for-citeproc.ts'
import { parseRichText, type RichText } from './rich-text.ts'

/**
 * One style in one locale, compiled by citeproc (5 to 60 ms) and used again and again: once for citations that stand alone,
 * once for lists. Items get ids of our own in citeproc, so that no hostile id is a key in its tables.
 */
export class Processor {
  private readonly compile: () => Engine
  private readonly items = new Map<string, object>()
  private citing: Engine | null = null
  private listing: CachedList | null = null
  private readonly numbered: boolean
  private lastId = 0

  /** Throws what citeproc throws at a style that it cannot compile. */
  constructor(style: CslNode, locale: string, localeOf: (language: string) => CslNode) {
    this.compile = () => {
      const engine = new CSL.Engine(
        { retrieveLocale: localeOf, retrieveItem: (id) => this.items.get(id) ?? { id } },
        style,
        locale,
        true,
      )
      engine.setOutputFormat('html')
      // Without this, "publisher: …" in somebody's note would become the item's publisher.
      engine.opt.development_extensions.field_hack = false
      return engine
    }
    this.citing = this.compile()
    this.numbered = JSON.stringify(style).includes('citation-number')
  }

  cite(item: IdentifiedCslItem, locator: string | undefined, label: string): readonly RichText[] {
    const engine = (this.citing ??= this.compile())
    const id = this.add(item)
    engine.updateItems([id])
    const cite = locator === undefined || locator === '' ? { id } : { id, locator, label }
    const cited = parseRichText(engine.makeCitationCluster([cite]))
    this.items.delete(id)
    return cited
  }

  /** Null where the style has no bibliography. */
  bibliography(items: readonly IdentifiedCslItem[]): SetBibliography | null {
    this.listing ??= new CachedList(this.citing ?? this.compile(), this.numbered)
    // A list and a citation may not share an engine: each would forget the other's items.
    this.citing = this.citing === this.listing.engine ? null : this.citing
    return this.listing.set(
      items,
      (item) => this.add(item),
      (id) => this.items.delete(id),
    )
  }

  private add(item: IdentifiedCslItem): string {
    const id = `item-${++this.lastId}`
    this.items.set(id, forCiteproc(item, id))
    return id
  }
}
