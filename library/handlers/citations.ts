import { citedPassage } from '../../core/citation/passage.ts'
import { resolveItem } from '../../core/citation/resolve-item.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { citationMethods, CitedPassage } from '../../core/protocol/citations.ts'
import type { Handlers, Input } from '../../core/protocol/index.ts'
import { quoteOf } from '../../core/records/annotation.ts'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import type { TextRecord } from '../../core/records/text.ts'
import { pagesOf } from '../../core/text/page-map.ts'
import type { CslEngine } from '../csl/engine.ts'
import type { Storage } from '../storage/storage.ts'
import type { OpenTexts } from '../texts/open-texts.ts'

/** The item that a passage of a text is cited as: the chapter it stands in, or else the text's own item. */
export function itemOfPassage(text: TextRecord, start: number): ItemId | null {
  return text.parts.find((part) => part.start <= start && start < part.end)?.itemId ?? text.itemId
}

interface CitablePassage {
  readonly quote: string
  readonly page: string | null
  readonly item: ItemRecord
}

/** Passages and bibliographies as they leave the library. */
export function citationHandlers(
  storage: Storage,
  texts: OpenTexts,
  engine: CslEngine,
): Handlers<keyof typeof citationMethods> {
  const get = (id: ItemId) => storage.store.get(id)
  return {
    'citations.styles': async () => done(await engine.styles()),

    'citations.passage': async ({
      passage,
      locator,
      quotation,
      style,
      locale,
    }): Promise<Result<CitedPassage>> => {
      const citable = await citablePassage(storage, texts, passage)
      if (!citable.ok) return citable
      const { item } = citable.value
      const page = locator ?? citable.value.page
      const citation = await engine.cite(resolveItem(item, get), {
        ...(page === null ? {} : { locator: page }),
        style,
        locale,
      })
      if (!citation.ok) return citation
      const quote = quotation ? citable.value.quote : ''
      return done(citedPassage({ quote, citation: citation.value, citekey: item.citekey, page, locale }))
    },

    'citations.item': async ({ itemId, locator, label, style, locale }): Promise<Result<CitedPassage>> => {
      const item = storage.store.get(itemId)
      if (item === undefined) return refuse('not-found', 'The item is not in the library any more.')
      const citation = await engine.cite(resolveItem(item, get), {
        ...(locator === undefined ? {} : { locator, label }),
        style,
        locale,
      })
      if (!citation.ok) return citation
      return done(
        citedPassage({
          quote: '',
          citation: citation.value,
          citekey: item.citekey,
          page: locator ?? null,
          locale,
        }),
      )
    },

    'citations.export': async ({ itemIds, format, style, locale }) => {
      const items =
        itemIds === undefined
          ? [...storage.store.all('item')]
          : itemIds.flatMap((id) => storage.store.get(id) ?? [])
      if (items.length === 0)
        return refuse('empty', 'There are no items to export.', ['Import a text or a bibliography first.'])
      return engine.write(
        items.map((item) => resolveItem(item, get)),
        format,
        { style, locale },
      )
    },
  }
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
  const itemId = itemOfPassage(text, start)
  const item = itemId === null ? undefined : storage.store.get(itemId)
  if (item === undefined)
    return refuse('not-found', `“${text.title}” has no item to cite it by.`, [
      'Add an item for it in the Items list and link it to the text.',
    ])
  return done({ quote, page, item })
}

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
