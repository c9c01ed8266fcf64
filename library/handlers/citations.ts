import { isPlain } from '../../core/bibliography/arrangement.ts'
import type { CiteDetails } from '../../core/citation/locator.ts'
import { citedPassage } from '../../core/citation/passage.ts'
import { resolveItem } from '../../core/citation/resolve-item.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { formattedFormats } from '../../core/interchange/format.ts'
import type { citationMethods, CitedPassage } from '../../core/protocol/citations.ts'
import type { Handlers, Input } from '../../core/protocol/index.ts'
import { collectionItems } from '../../core/queries/collection-items.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { quoteOf, type AnnotationId } from '../../core/records/annotation.ts'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import type { TextRecord } from '../../core/records/text.ts'
import type { ReadableStore } from '../../core/store/store.ts'
import { pagesOf } from '../../core/text/page-map.ts'
import type { CslEngine, Look } from '../csl/engine.ts'
import type { Storage } from '../storage/storage.ts'
import type { OpenTexts } from '../texts/open-texts.ts'
import { itemOfPassage } from '../texts/item-of-passage.ts'
import { arrangeForExport } from './arranged-export.ts'

interface CitablePassage {
  readonly quote: string
  readonly page: string | null
  readonly item: ItemRecord
}

/** An item of the library, and how it is cited. */
interface FoundCite {
  readonly item: ItemRecord
  readonly details: CiteDetails
}

/** Passages and bibliographies as they leave the library. */
export function citationHandlers(
  storage: Storage,
  texts: OpenTexts,
  engine: CslEngine,
): Handlers<keyof typeof citationMethods> {
  const lookOf = async (style: string, locale: string | undefined): Promise<Look> => ({
    style,
    locale: locale ?? (await engine.localeOf(style)),
  })
  const get = (id: ItemId) => storage.store.get(id)

  const findCite = (of: ItemId | AnnotationId, details: CiteDetails): Result<FoundCite> => {
    if (isItemId(of)) {
      const item = get(of)
      return item === undefined
        ? refuse('not-found', 'The item is not in the library any more.')
        : done({ item, details })
    }
    const passage = fromAnnotation(storage, of)
    if (!passage.ok) return passage
    const { text, start, page } = passage.value
    const item = itemToCite(storage, text, start)
    return item.ok ? done({ item: item.value, details: atPage(details, page) }) : item
  }

  const cite = async (
    citations: readonly (readonly FoundCite[])[],
    look: Look,
    quote: string,
  ): Promise<Result<readonly CitedPassage[]>> => {
    // An item cited twice is the same object twice, or it would be two works that look alike.
    const resolved = new Map<ItemId, IdentifiedCslItem>()
    const resolve = (item: ItemRecord) => {
      const csl = resolved.get(item.id) ?? resolveItem(item, get)
      resolved.set(item.id, csl)
      return csl
    }
    const cited = await engine.cite(
      citations.map((cites) => cites.map(({ item, details }) => ({ item: resolve(item), ...details }))),
      look,
    )
    if (!cited.ok) return cited
    return done(
      cited.value.map(({ terms, ...citation }, index) =>
        citedPassage({
          quote,
          citation,
          cites: citations[index]!.map(({ item, details }, n) => ({
            citekey: item.citekey,
            term: terms[n]!,
            ...details,
          })),
          locale: look.locale,
        }),
      ),
    )
  }

  return {
    'citations.passage': async ({ passage, details, quotation, style, locale }) => {
      const citable = await citablePassage(storage, texts, passage)
      if (!citable.ok) return citable
      const { item, page, quote } = citable.value
      const cites = [{ item, details: atPage(details, page) }]
      const cited = await cite([cites], await lookOf(style, locale), quotation ? quote : '')
      return cited.ok ? done(cited.value[0]!) : cited
    },

    'citations.cite': async ({ citations, style, locale }) => {
      const found: FoundCite[][] = []
      for (const citation of citations) {
        const cites: FoundCite[] = []
        for (const { of, ...details } of citation) {
          const one = findCite(of, details)
          if (!one.ok) return one
          cites.push(one.value)
        }
        found.push(cites)
      }
      return cite(found, await lookOf(style, locale), '')
    },

    'citations.export': async ({ itemIds, collectionId, empty, format, style, locale, arrangement }) => {
      const which = itemsToExport(storage.store, itemIds, collectionId)
      if (!which.ok) return which
      const items = which.value
      if (items.length === 0 && !empty)
        return collectionId === undefined
          ? refuse('empty', 'There are no items to export.', ['Import a text or a bibliography first.'])
          : refuse('empty', 'There are no items in the collection.', ['Add some to it first.'])
      const look = await lookOf(style, locale)
      const resolved = items.map((item) => resolveItem(item, get))
      if (isPlain(arrangement)) return engine.write(resolved, format, look)
      if (!formattedFormats.some((one) => one === format))
        return refuse(
          'unsupported',
          `“${format}” holds items and not a bibliography that could be arranged.`,
          [`Groups, order and annotations are for ${formattedFormats.join(', ')}.`],
        )
      const arranged = arrangeForExport(storage.store, items, resolved, arrangement, look.locale)
      return arranged.ok ? engine.write(resolved, format, look, arranged.value) : arranged
    },
  }
}

function itemsToExport(
  store: ReadableStore,
  itemIds: readonly ItemId[] | undefined,
  collectionId: CollectionId | undefined,
): Result<readonly ItemRecord[]> {
  const found = (ids: readonly ItemId[]) => done(ids.flatMap((id) => store.get(id) ?? []))
  if (collectionId === undefined) return itemIds === undefined ? done([...store.all('item')]) : found(itemIds)
  const collection = store.get(collectionId)
  return collection === undefined
    ? refuse('not-found', 'The collection is not in the library any more.')
    : found(collectionItems(store, collection))
}

/** The passage's words, page and item, or why it cannot be cited. */
export async function citablePassage(
  storage: Storage,
  texts: OpenTexts,
  passage: Input<'citations.passage'>['passage'],
): Promise<Result<CitablePassage>> {
  const found =
    'annotationId' in passage
      ? fromAnnotation(storage, passage.annotationId)
      : await fromRange(texts, passage)
  if (!found.ok) return found
  const { text, start, quote, page } = found.value
  const item = itemToCite(storage, text, start)
  return item.ok ? done({ quote, page, item: item.value }) : item
}

function itemToCite(storage: Storage, text: TextRecord, start: number): Result<ItemRecord> {
  const itemId = itemOfPassage(text, start)
  const item = itemId === null ? undefined : storage.store.get(itemId)
  return item === undefined
    ? refuse('not-found', `“${text.title}” has no item to cite it by.`, [
        'Add an item for it in the Items list and link it to the text.',
      ])
    : done(item)
}

const isItemId = (id: ItemId | AnnotationId): id is ItemId => id.startsWith('item:')

/** A passage is cited at its own page unless another place is given. */
const atPage = (details: CiteDetails, page: string | null): CiteDetails =>
  details.locator !== undefined || page === null ? details : { ...details, locator: page, label: 'page' }

type FoundPassage = Result<{ text: TextRecord; start: number; quote: string; page: string | null }>

function fromAnnotation(storage: Storage, id: `annotation:${string}`): FoundPassage {
  const annotation = storage.store.get(id)
  const text = annotation && storage.store.get(annotation.target.source)
  if (annotation === undefined || text === undefined)
    return refuse('not-found', 'The highlight is not in the library any more.')
  return done({
    text,
    start: annotation.target.selector[0].start,
    quote: quoteOf(annotation),
    page: annotation.page,
  })
}

async function fromRange(
  texts: OpenTexts,
  { textId, start, end }: { textId: `text:${string}`; start: number; end: number },
): Promise<FoundPassage> {
  const text = await texts.open(textId)
  if (!text.ok) return text
  const { record, structure, canonical } = text.value
  const quote = canonical.slice(start, end)
  if (quote.trim() === '') return refuse('invalid', 'The selection holds no text. Select a passage first.')
  return done({ text: record, start, quote, page: pagesOf(structure.pageMap, start, end) })
}
