import { done, refuse, type Result } from '../core/commands/result.ts'
import { quoteOf, type AnnotationRecord } from '../core/records/annotation.ts'
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

function theOne<R extends { readonly id: string }>(
  type: 'text' | 'item' | 'annotation',
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
  return refuse('not-found', `There is no ${type} “${name}” in the library.`, [
    `postil ${type}s lists what there is.`,
  ])
}
