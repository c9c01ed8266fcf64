import CSL, { type CiteItem, type CslNode, type Engine } from 'citeproc'
import { isSeveral, type CiteDetails } from '../../core/citation/locator.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { CachedList, type SetBibliography } from './cached-list.ts'
import { forCiteproc } from './for-citeproc.ts'
import { inSentence, isNarrative } from './narrative.ts'
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
  private readonly writesNotes: boolean
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
    this.writesNotes = this.citing.opt.xclass === 'note'
    this.numbered = JSON.stringify(style).includes('citation-number')
  }

  /** One citation that stands alone. */
  cite(cites: readonly CiteOfItem[]): readonly RichText[] {
    // A citation that goes on from a name must not be put into the style's order, as citeproc does with one that stands alone.
    if (cites.length > 1 && this.isNarrative(cites)) return this.citeInOrder([cites])[0]!
    const engine = (this.citing ??= this.compile())
    const cluster = this.cluster(cites)
    engine.updateItems(cluster.map(({ id }) => id))
    const cited = inSentence(engine, cites, cluster, parseRichText(engine.makeCitationCluster(cluster)))
    for (const { id } of cluster) this.items.delete(id)
    return cited
  }

  /** The citations of a document: in a style of notes each is the next note, with its "ibid." and short forms. */
  citeInOrder(citations: readonly (readonly CiteOfItem[])[]): readonly (readonly RichText[])[] {
    // An engine of its own: what a document has cited decides how it cites on, and nothing else's citations.
    const engine = this.compile()
    const ids = new Map<IdentifiedCslItem, string>()
    const clusters = citations.map((cites) => this.cluster(cites, ids))
    const cited = engine.rebuildProcessorState(
      clusters.map((citationItems, index) => ({
        citationID: `citation-${index}`,
        citationItems,
        properties: {
          noteIndex: this.writesNotes ? index + 1 : 0,
          unsorted: this.isNarrative(citations[index]!),
        },
      })),
      'html',
      [],
    )
    const written = cited.map(([, , html], index) =>
      inSentence(engine, citations[index]!, clusters[index]!, parseRichText(html)),
    )
    for (const id of ids.values()) this.items.delete(id)
    return written
  }

  private isNarrative([first]: readonly CiteOfItem[]): boolean {
    return first !== undefined && isNarrative(first) && !this.writesNotes
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
    return cites.map((cite, index) => {
      const { item, locator = '', label = 'page', prefix, suffix, suppressAuthor } = cite
      const id = ids.get(item) ?? this.add(item)
      ids.set(item, id)
      const narrative = index === 0 && this.isNarrative(cites)
      return {
        id,
        ...(locator === '' ? {} : { locator, label }),
        // Words before a narrative citation stand before its names.
        ...(prefix === undefined || narrative ? {} : { prefix }),
        ...(suffix === undefined ? {} : { suffix }),
        ...(suppressAuthor === true || narrative ? { 'suppress-author': true as const } : {}),
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
