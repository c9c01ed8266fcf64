import { resolveItem } from '../../core/citation/resolve-item.ts'
import { noteOf, quoteOf, tagsOf, type AnnotationRecord } from '../../core/records/annotation.ts'
import { collectionItems } from '../../core/queries/collection-items.ts'
import { hasTags, tagId } from '../../core/queries/tags.ts'
import type { TextRecord } from '../../core/records/text.ts'
import type { Store } from '../../core/store/store.ts'
import { collectionNamed, textNamed } from '../named.ts'
import { orRefuse, print, printJson, say } from '../exit.ts'
import { withLibrary } from '../library.ts'

interface ListOptions {
  readonly library?: string
  readonly json?: boolean
}

/** `postil texts`. */
export function listTexts(options: ListOptions & { search?: string }): Promise<number> {
  return withLibrary(options.library, async ({ store }) => {
    const texts = [...store.all('text')].filter((text) =>
      matches(options.search, text.title, text.source.name),
    )
    if (options.json === true) await printJson(texts.map(textJson))
    else if (store.count('text') === 0) say('No texts yet. postil import FILE adds one.')
    else
      await print(
        texts.map((text) => `${text.id}  ${text.title}  (${text.words} words${pagesShown(text)})`).join('\n'),
      )
    return 0
  })
}

/** `postil items`. */
export function listItems(
  options: ListOptions & {
    search?: string
    type?: string
    collection?: string
    tag?: readonly string[]
  },
): Promise<number> {
  return withLibrary(options.library, async ({ store }) => {
    const collection =
      options.collection === undefined ? null : orRefuse(collectionNamed(store, options.collection))
    const listed =
      collection === null
        ? [...store.all('item')]
        : collectionItems(store, collection).flatMap((id) => store.get(id) ?? [])
    const tags = (options.tag ?? []).map(tagId)
    const items = listed.filter(
      (item) =>
        hasTags(item, tags) &&
        (options.type === undefined || item.csl.type === options.type) &&
        matches(options.search, item.csl.title, item.citekey),
    )
    const get = (id: `item:${string}`) => store.get(id)
    if (options.json === true)
      await printJson(
        items.map((item) => ({
          ...resolveItem(item, get),
          id: item.id,
          citekey: item.citekey,
          partOf: item.partOf,
        })),
      )
    else if (store.count('item') === 0) say('No items yet. postil import FILE adds a text or a bibliography.')
    else
      await print(
        items.map((item) => `${item.citekey}  ${item.csl.title ?? ''}  (${item.csl.type})`).join('\n'),
      )
    return 0
  })
}

/** `postil annotations`. */
export function listAnnotations(
  options: ListOptions & {
    text?: string
    tag?: readonly string[]
    color?: string
    search?: string
    page?: string
  },
): Promise<number> {
  return withLibrary(options.library, async ({ store }) => {
    const text = options.text === undefined ? null : orRefuse(textNamed(store, options.text))
    const tags = (options.tag ?? []).map(tagId)
    const annotations = [...store.all('annotation')].filter(
      (annotation) =>
        (text === null || annotation.target.source === text.id) &&
        hasTags(annotation, tags) &&
        (options.color === undefined || annotation.color === options.color) &&
        (options.page === undefined || annotation.page === options.page) &&
        matches(options.search, quoteOf(annotation), noteOf(annotation), ...tagsOf(annotation)),
    )
    annotations.sort(byPlace)
    if (options.json === true)
      await printJson(annotations.map((annotation) => annotationJson(store, annotation)))
    else if (store.count('annotation') === 0)
      say('No highlights yet. postil highlight TEXT --quote "the passage" makes one.')
    else await print(annotations.map(annotationLine).join('\n'))
    return 0
  })
}

/** The stable shape of an annotation in `--json`. */
export function annotationJson(store: Store, annotation: AnnotationRecord) {
  const [{ start, end }] = annotation.target.selector
  return {
    id: annotation.id,
    text: annotation.target.source,
    title: store.get(annotation.target.source)?.title ?? null,
    quote: quoteOf(annotation),
    page: annotation.page,
    color: annotation.color,
    note: noteOf(annotation),
    tags: tagsOf(annotation),
    heading: annotation.heading,
    state:
      store.get(annotation.target.source)?.revision === annotation.target.revision
        ? 'anchored'
        : 'unresolved',
    start,
    end,
    created: annotation.created,
    modified: annotation.modified,
  }
}

function textJson(text: TextRecord) {
  return {
    id: text.id,
    title: text.title,
    itemId: text.itemId,
    words: text.words,
    characters: text.characters,
    pages: text.pages,
    language: text.language,
    source: text.source,
    created: text.created,
    modified: text.modified,
  }
}

function annotationLine(annotation: AnnotationRecord): string {
  const note = noteOf(annotation)
  const tags = tagsOf(annotation).map((tag) => ` #${tag}`)
  const quote = quoteOf(annotation).replace(/\s+/g, ' ')
  return `${annotation.id}  ${annotation.page === null ? '' : `p. ${annotation.page}  `}“${quote}”${note === '' ? '' : ` — ${note}`}${tags.join('')}`
}

function byPlace(a: AnnotationRecord, b: AnnotationRecord): number {
  if (a.target.source !== b.target.source) return a.target.source < b.target.source ? -1 : 1
  return a.target.selector[0].start - b.target.selector[0].start
}

function pagesShown({ pages }: TextRecord): string {
  return pages === null ? '' : `, pp. ${pages.first}–${pages.last}`
}

function matches(search: string | undefined, ...fields: readonly (string | undefined)[]): boolean {
  return (
    search === undefined ||
    fields.some((field) => field?.toLowerCase().includes(search.toLowerCase()) === true)
  )
}
