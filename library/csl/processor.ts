import CSL, { type CiteItem, type CslNode, type Engine } from 'citeproc'
import { isSeveral, type CiteDetails } from '../../core/citation/locator.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { CachedList, type SetBibliography } from './cached-list.ts'
import { forCiteproc } from './for-citeproc.ts'
import type { CiteOfItem } from './requests.ts'
import { quicken } from './quick/quicken.ts'
import { parseRichText, type RichText } from './rich-text.ts'

quicken(CSL)

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

  /** One citation that stands alone. */
  cite(cites: readonly CiteOfItem[]): readonly RichText[] {
    const engine = (this.citing ??= this.compile())
    const cluster = this.cluster(cites)
    engine.updateItems(cluster.map(({ id }) => id))
    const cited = parseRichText(engine.makeCitationCluster(cluster))
    for (const { id } of cluster) this.items.delete(id)
    return cited
  }

  /** The citations of a document: in a style of notes each is the next note, with its "ibid." and short forms. */
  citeInOrder(citations: readonly (readonly CiteOfItem[])[]): readonly (readonly RichText[])[] {
    // An engine of its own: what a document has cited decides how it cites on, and nothing else's citations.
    const engine = this.compile()
    const ids = new Map<IdentifiedCslItem, string>()
    const cited = engine.rebuildProcessorState(
      citations.map((cites, index) => ({
        citationID: `citation-${index}`,
        citationItems: this.cluster(cites, ids),
        properties: { noteIndex: engine.opt.xclass === 'note' ? index + 1 : 0 },
      })),
      'html',
      [],
    )
    for (const id of ids.values()) this.items.delete(id)
    return cited.map(([, , html]) => parseRichText(html))
  }

  /** What the style's locale writes before a locator, short: "p.", "chaps."; '' where it has no word for it. */
  locatorTerm({ locator = '', label = 'page' }: CiteDetails): string {
    const engine = this.citing ?? this.listing?.engine ?? this.compile()
    return locator === '' ? '' : (engine.getTerm(label, 'short', isSeveral(locator) ? 1 : 0) ?? '')
  }

  /** The items as citeproc takes them; one that `ids` has keeps its id, so that citeproc knows it again. */
  private cluster(
    cites: readonly CiteOfItem[],
    ids = new Map<IdentifiedCslItem, string>(),
  ): readonly CiteItem[] {
    return cites.map(({ item, locator = '', label = 'page', prefix, suffix, suppressAuthor }) => {
      const id = ids.get(item) ?? this.add(item)
      ids.set(item, id)
      return {
        id,
        ...(locator === '' ? {} : { locator, label }),
        ...(prefix === undefined ? {} : { prefix }),
        ...(suffix === undefined ? {} : { suffix }),
        ...(suppressAuthor === true ? { 'suppress-author': true } : {}),
      }
    })
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
