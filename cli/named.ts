import { done, refuse, type Result } from '../core/commands/result.ts'
import { quoteOf, type AnnotationRecord } from '../core/records/annotation.ts'
import { nearestNames } from '../core/queries/nearest-names.ts'
import type { CollectionRecord } from '../core/records/collection.ts'
import type { ItemRecord } from '../core/records/item.ts'
import type { TextRecord } from '../core/records/text.ts'
import type { Store } from '../core/store/store.ts'

/** The text that a person means: its id, the beginning of its id, its title, its file's name, or a part of the title that only one has. */
export function textNamed(store: Store, name: string): Result<TextRecord> {
  return theOne(
    'text',
    name,
    [...store.all('text')],
    (text) => [text.title, text.source.name],
    (text) => text.title,
  )
}

/** The item that a person means: its id, its citekey, one it had before, its title, or a part of the title that only one has. */
export function itemNamed(store: Store, name: string): Result<ItemRecord> {
  return theOne(
    'item',
    name,
    [...store.all('item')],
    (item) => [item.citekey, item.csl.title ?? '', ...(item.formerKeys ?? [])],
    (item) => `${item.citekey}  ${item.csl.title ?? ''}`,
  )
}

/** The annotation with the id or with an id that begins so. */
export function annotationNamed(store: Store, name: string): Result<AnnotationRecord> {
  return theOne(
    'annotation',
    name,
    [...store.all('annotation')],
    () => [],
    (annotation) => quoteOf(annotation).slice(0, 60),
  )
}

/** The collection that a person means: its id, its name, or a part of it that only one has. */
export function collectionNamed(store: Store, name: string): Result<CollectionRecord> {
  return theOne(
    'collection',
    name,
    [...store.all('collection')],
    ({ title }) => [title],
    ({ title }) => title,
  )
}

/** The item or the text that a person means; an item where both have the name. */
export function memberNamed(store: Store, name: string): Result<ItemRecord | TextRecord> {
  const item = itemNamed(store, name)
  if (item.ok || item.error.code !== 'not-found') return item
  const text = textNamed(store, name)
  if (text.ok || text.error.code !== 'not-found') return text
  return refuse('not-found', `There is no item and no text “${name}” in the library.`, [
    'postil items and postil texts list what there is.',
  ])
}

function theOne<R extends { readonly id: string }>(
  type: 'text' | 'item' | 'annotation' | 'collection',
  name: string,
  records: readonly R[],
  names: (record: R) => readonly string[],
  shown: (record: R) => string,
): Result<R> {
  const wanted = name.trim().toLowerCase()
  const id = wanted.startsWith(`${type}:`) ? wanted : `${type}:${wanted}`
  const ways: ((record: R) => boolean)[] = [
    (record) => record.id === id,
    (record) => names(record).some((one) => one.toLowerCase() === wanted),
    (record) => wanted.length >= 4 && record.id.startsWith(id),
    (record) => wanted.length >= 3 && names(record).some((one) => one.toLowerCase().includes(wanted)),
  ]
  for (const way of ways) {
    const found = records.filter(way)
    if (found.length === 1) return done(found[0]!)
    if (found.length > 1) {
      const which = found.slice(0, 10).map((record) => `${record.id}  ${shown(record)}`)
      return refuse('ambiguous', `“${name}” names ${found.length} ${type}s. Say which by its id.`, which)
    }
  }
  const near = nearestNames(name, records.flatMap(names))
  return refuse('not-found', `There is no ${type} “${name}” in the library.`, [
    ...(near.length > 0 ? [`The nearest: ${near.map((one) => `“${one}”`).join(', ')}.`] : []),
    `postil ${type}s lists what there is.`,
  ])
}
