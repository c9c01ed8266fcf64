import type { Excerpt, SearchHit } from '../../core/protocol/search.ts'
import type { CollectionRecord } from '../../core/records/collection.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import type { TextRecord } from '../../core/records/text.ts'
import type { Command } from '../commands.ts'
import type { Navigation } from '../frame/navigation.ts'
import type { LibraryClient } from '../library/client.ts'
import { shortNames } from '../items/names.ts'
import { strings } from '../strings.ts'

/** One line of the palette. */
export interface Entry {
  readonly id: string
  readonly title: string
  readonly detail: string | null
  readonly excerpt: Excerpt | null
  readonly shortcut?: string | undefined
  /** The printed page of a passage. */
  readonly page?: string | undefined
  readonly enabled: boolean
  run(): void
}

export interface EntryGroup {
  readonly id: string
  readonly title: string
  readonly entries: readonly Entry[]
}

interface Context {
  readonly navigation: Navigation
  readonly client: LibraryClient
}

/** Commands and records shown at most: the rest is a letter away. */
const mostCommands = 8
const mostRecords = 6

export function commandEntries(commands: readonly Command[], query: string): Entry[] {
  return ranked(commands, query, ({ title }) => title)
    .filter(({ id, enabled }) => id !== 'palette' && (query !== '' || enabled !== false))
    .slice(0, mostCommands)
    .map(({ id, title, shortcut, enabled, run }) => ({
      id: `command ${id}`,
      title,
      detail: null,
      excerpt: null,
      shortcut,
      enabled: enabled !== false,
      run,
    }))
}

export function recordEntries(
  texts: readonly TextRecord[],
  items: readonly ItemRecord[],
  collections: readonly CollectionRecord[],
  query: string,
  { navigation }: Context,
): Entry[] {
  const textEntries = ranked(texts, query, ({ title }) => title)
    .slice(0, mostRecords)
    .map(({ id, title }) => ({
      ...plain(id, title, strings.palette.text),
      run: () => navigation.openText(id),
    }))
  if (query.trim() === '') return textEntries
  const itemEntries = ranked(items, query, ({ csl, citekey }) =>
    [csl.title, shortNames(csl.author ?? csl.editor ?? []), citekey].join(' '),
  )
    .slice(0, mostRecords)
    .map(({ id, csl, citekey }) => ({
      ...plain(
        id,
        csl.title ?? citekey,
        [strings.items.type(csl.type), shortNames(csl.author ?? csl.editor ?? []), citekey]
          .filter(Boolean)
          .join(' · '),
      ),
      run: () => navigation.openItem(id),
    }))
  const collectionEntries = ranked(collections, query, ({ title }) => title)
    .slice(0, mostRecords)
    .map(({ id, title }) => ({
      ...plain(id, title, strings.collections.kind),
      run: () => navigation.openCollection(id),
    }))
  return [...textEntries, ...collectionEntries, ...itemEntries]
}

/** Items that the records already show are not shown twice. */
export function hitEntries(hits: readonly SearchHit[], { navigation, client }: Context): Entry[] {
  return hits.flatMap((hit, index): Entry[] => {
    if (hit.kind === 'item') return []
    const entry = {
      id: `hit ${index}`,
      title: hit.title,
      page: hit.page === null ? undefined : strings.status.page(hit.page),
      detail: null,
      excerpt: hit.excerpt,
      enabled: true,
    }
    if (hit.kind === 'passage')
      return [
        {
          ...entry,
          run: () =>
            navigation.openText(hit.textId, { kind: 'passage', span: { start: hit.start, end: hit.end } }),
        },
      ]
    const annotation = client.records.get(hit.annotationId)
    if (annotation === undefined) return []
    return [
      {
        ...entry,
        run: () =>
          navigation.openText(annotation.target.source, { kind: 'annotation', id: hit.annotationId }),
      },
    ]
  })
}

function plain(id: string, title: string, detail: string) {
  return { id, title, detail, excerpt: null, enabled: true }
}

/** Those whose text holds every word of the query, best first: whole beginnings before beginnings of words before the rest. */
export function ranked<T>(list: readonly T[], query: string, textOf: (element: T) => string): T[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...list]
  return list
    .map((element) => ({ element, rank: rankOf(textOf(element).toLocaleLowerCase(), words) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element)
}

function rankOf(text: string, words: readonly string[]): number {
  let rank = 0
  for (const word of words) {
    const at = text.indexOf(word)
    if (at < 0) return Infinity
    rank += at === 0 ? 0 : ` ${text}`.includes(` ${word}`) ? 1 : 2
  }
  return rank
}
