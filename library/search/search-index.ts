import { Worker } from 'node:worker_threads'
import { resolveItem } from '../../core/citation/resolve-item.ts'
import type { Excerpt, SearchHit } from '../../core/protocol/search.ts'
import { noteOf, quoteOf, tagsOf, type AnnotationRecord } from '../../core/records/annotation.ts'
import type { AnyRecord } from '../../core/records/index.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import type { TextRecord } from '../../core/records/text.ts'
import type { Diff } from '../../core/store/diff.ts'
import type { Storage } from '../storage/storage.ts'
import { corrected } from '../texts/open-texts.ts'
import { readText } from '../texts/read-text.ts'
import { workerFile } from '../worker/worker-file.ts'
import { passagesOf } from './passages.ts'

/** One thing that can be found. `id` is unique; `place` only where it is a passage. */
export interface Entry {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly place: { readonly start: number; readonly end: number; readonly page: string | null } | null
}

/** Entries that come and go together: those of one record. */
interface Group {
  readonly group: string
  readonly entries: readonly Entry[]
}

export type SearchRequest =
  | {
      readonly type: 'put'
      readonly groups: readonly Group[]
    }
  | { readonly type: 'search'; readonly call: number; readonly query: string; readonly limit: number }

export interface SearchReply {
  readonly call: number
  readonly result: {
    readonly total: number
    readonly hits: readonly {
      readonly id: string
      readonly title: string
      readonly place: Entry['place']
      /** Offset of the first match in the entry's text. */
      readonly first: number
      readonly excerpt: Excerpt
      readonly score: number
    }[]
  }
}

/**
 * Full-text and annotation search over the whole library, in a worker. The index is made at the first query from what
 * storage holds and follows every change after; it is derived and never stored, so it cannot be wrong for long.
 */
export class SearchIndex {
  private readonly storage: Storage
  private worker: Worker | null = null
  private ready: Promise<void> | null = null
  private readonly waiting = new Map<number, (reply: SearchReply['result']) => void>()
  private calls = 0
  private readonly unsubscribe: () => void

  constructor(storage: Storage) {
    this.storage = storage
    this.unsubscribe = storage.store.subscribe((diff) => void this.follow(diff))
  }

  async query(query: string, limit: number): Promise<{ hits: SearchHit[]; total: number }> {
    if (query.trim() === '') return { hits: [], total: 0 }
    await (this.ready ??= this.build())
    const reply = await new Promise<SearchReply['result']>((resolve) => {
      const call = ++this.calls
      this.waiting.set(call, resolve)
      this.worker!.postMessage({ type: 'search', call, query, limit } satisfies SearchRequest)
    })
    return { total: reply.total, hits: reply.hits.flatMap((hit) => this.hit(hit)) }
  }

  async close(): Promise<void> {
    this.unsubscribe()
    await this.worker?.terminate()
  }

  private async build(): Promise<void> {
    this.worker = new Worker(workerFile(import.meta.url, 'search-worker'))
    this.worker.unref()
    this.worker.on('message', ({ call, result }: SearchReply) => {
      this.waiting.get(call)?.(result)
      this.waiting.delete(call)
    })
    const { store } = this.storage
    this.put([...store.all('item')])
    this.put([...store.all('annotation')])
    for (const text of [...store.all('text')]) await this.putText(text)
  }

  private async follow(diff: Diff): Promise<void> {
    if (this.ready === null) return
    await this.ready
    for (const id of Object.keys(diff.removed)) this.send([{ group: id, entries: [] }])
    const changed = [...Object.values(diff.added), ...Object.values(diff.updated).map(([, to]) => to)]
    this.put(changed)
    for (const record of changed) if (record.typeName === 'text') await this.putText(record)
  }

  private put(records: readonly AnyRecord[]): void {
    this.send(
      records.flatMap((record): Group[] =>
        record.typeName === 'item'
          ? [{ group: record.id, entries: [this.itemEntry(record)] }]
          : record.typeName === 'annotation'
            ? [{ group: record.id, entries: [this.annotationEntry(record)] }]
            : [],
      ),
    )
  }

  private async putText(record: TextRecord): Promise<void> {
    const read = await readText(this.storage, record)
    if (!read.ok) return
    const { structure, canonical } = read.value
    const { pageMap } = corrected(structure, record)
    const entries = passagesOf(canonical, pageMap).map(({ text, ...place }) => ({
      id: `${record.id}#${place.start}`,
      // The title is not searched with every paragraph: it would make each of them a hit.
      title: '',
      text,
      place,
    }))
    this.send([{ group: record.id, entries }])
  }

  private itemEntry(item: ItemRecord): Entry {
    const csl = resolveItem(item, (id) => this.storage.store.get(id))
    const names = [...(csl.author ?? []), ...(csl.editor ?? [])].map(
      (name) => name.literal ?? `${name.given ?? ''} ${name.family ?? ''}`.trim(),
    )
    const text = [
      names.join(', '),
      csl['container-title'],
      csl.publisher,
      csl.issued?.['date-parts']?.[0]?.[0],
      item.citekey,
    ]
    return {
      id: item.id,
      title: csl.title ?? '',
      text: text.filter((part) => part != null && part !== '').join(' · '),
      place: null,
    }
  }

  private annotationEntry(annotation: AnnotationRecord): Entry {
    const text = [noteOf(annotation), ...tagsOf(annotation), quoteOf(annotation)]
      .filter((part) => part !== '')
      .join(' · ')
    return { id: annotation.id, title: '', text, place: null }
  }

  private send(groups: readonly Group[]): void {
    if (groups.length > 0) this.worker?.postMessage({ type: 'put', groups } satisfies SearchRequest)
  }

  private hit({
    id,
    title,
    place,
    first,
    excerpt,
    score,
  }: SearchReply['result']['hits'][number]): SearchHit[] {
    const { store } = this.storage
    if (place !== null) {
      const textId = id.slice(0, id.indexOf('#')) as `text:${string}`
      const text = store.get(textId)
      const start = place.start + first
      return text === undefined
        ? []
        : [
            {
              kind: 'passage',
              textId,
              title: text.title,
              start,
              end: place.end,
              page: place.page,
              excerpt,
              score,
            },
          ]
    }
    const annotation = store.get(id as `annotation:${string}`)
    if (annotation?.typeName === 'annotation') {
      const text = store.get(annotation.target.source)
      return [
        {
          kind: 'annotation',
          annotationId: annotation.id,
          title: text?.title ?? '',
          page: annotation.page,
          excerpt,
          score,
        },
      ]
    }
    return [{ kind: 'item', itemId: id as `item:${string}`, title, excerpt, score }]
  }
}
