import MiniSearch from 'minisearch'
import { parentPort } from 'node:worker_threads'
import { excerptOf } from './excerpt.ts'
import { fold, words } from './fold.ts'
import type { Entry, SearchReply, SearchRequest } from './search-index.ts'

const index = new MiniSearch<Entry>({
  fields: ['title', 'text'],
  tokenize: (text) => words(text).map(({ word }) => word),
  processTerm: fold,
  searchOptions: {
    combineWith: 'AND',
    prefix: (term) => term.length >= 3,
    // One letter in five may be wrong in a longer word: OCR and memory both slip.
    fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
    boost: { title: 2 },
    weights: { prefix: 0.6, fuzzy: 0.3 },
  },
})
const entries = new Map<string, Entry>()
const groups = new Map<string, Set<string>>()

function put(group: string, added: readonly Entry[]): void {
  for (const id of groups.get(group) ?? []) {
    entries.delete(id)
    if (index.has(id)) index.discard(id)
  }
  groups.delete(group)
  if (added.length === 0) return
  groups.set(group, new Set(added.map((entry) => entry.id)))
  for (const entry of added) entries.set(entry.id, entry)
  index.addAll(added)
}

function search(query: string, limit: number): SearchReply['result'] {
  const phrases = Array.from(query.matchAll(/["“]([^"“”]+)["”]/g), (match) =>
    fold(match[1]!).replace(/\s+/g, ' ').trim(),
  )
  const found = index.search(query).filter((result) => {
    const text = fold(entries.get(result.id as string)!.text).replace(/\s+/g, ' ')
    return phrases.every((phrase) => text.includes(phrase))
  })
  const hits = found.slice(0, limit).map((result) => {
    const entry = entries.get(result.id as string)!
    const { first, ...excerpt } = excerptOf(entry.text, new Set(result.terms))
    return { id: entry.id, title: entry.title, place: entry.place, first, excerpt, score: result.score }
  })
  return { hits, total: found.length }
}

parentPort!.on('message', (request: SearchRequest) => {
  if (request.type === 'put') for (const { group, entries: added } of request.groups) put(group, added)
  else
    parentPort!.postMessage({
      call: request.call,
      result: search(request.query, request.limit),
    } satisfies SearchReply)
})
