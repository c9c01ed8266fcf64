import { Buffer } from 'node:buffer'
import { done, refuse } from '../../core/commands/result.ts'
import { refuseMissing, removeText, renameText } from '../../core/commands/texts.ts'
import type { Job } from '../../core/protocol/jobs.ts'
import type { textMethods } from '../../core/protocol/texts.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { AnyRecord } from '../../core/records/index.ts'
import type { TextRecord } from '../../core/records/text.ts'
import { pagesOf } from '../../core/text/page-map.ts'
import { given } from '../given.ts'
import type { ImportFile } from '../import/import-file.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Storage } from '../storage/storage.ts'
import type { OpenTexts } from '../texts/open-texts.ts'

/** Texts: reading, importing, renaming, deleting, and the reader's word on pages. */
export function textHandlers(
  storage: Storage,
  texts: OpenTexts,
  startImport: (
    files: readonly ImportFile[],
    into: CollectionId | undefined,
    isAwaited: boolean,
  ) => { id: string; finished: Promise<Job> },
): Handlers<keyof typeof textMethods> {
  return {
    'texts.read': async ({ id }) => {
      const text = await texts.open(id)
      return text.ok ? done({ record: text.value.record, structure: text.value.structure }) : text
    },

    'texts.import': async ({ files, collectionId, wait }) => {
      const read = files.map(({ name, bytes }) => ({
        name,
        read: async () => done(new Uint8Array(Buffer.from(bytes, 'base64'))),
      }))
      const { id, finished } = startImport(read, collectionId, wait)
      return done({ jobId: id, outcomes: wait ? (await finished).outcomes : [] })
    },

    'texts.rename': async ({ id, title }) => {
      const diff = renameText(storage.store, id, title, given())
      if (!diff.ok) return diff
      const committed = await storage.commit(diff.value, 'Rename text')
      return committed.ok ? done(null) : committed
    },

    'texts.delete': ({ id }) =>
      oneAtATime(storage, async () => {
        const title = storage.store.get(id)?.title
        const diff = removeText(storage.store, id, given())
        if (!diff.ok) return diff
        const committed = await storage.commit(diff.value, `Delete “${title}”`)
        return committed.ok ? done(null) : committed
      }),

    'texts.correctPage': async ({ id, correction }) => {
      const from = storage.store.get(id)
      if (from === undefined) return refuseMissing()
      if (correction.offset >= from.characters)
        return refuse('invalid', 'The place is not in the text. No page was changed.')
      const corrections = [
        ...from.corrections.filter((earlier) => earlier.offset !== correction.offset),
        correction,
      ]
      const { now } = given()
      const before: TextRecord = { ...from, corrections, modified: now }
      const text = await texts.with(before)
      if (!text.ok) return text
      const { pageMap } = text.value.structure
      const record: TextRecord = {
        ...before,
        pages:
          pageMap.pages.length === 0
            ? null
            : {
                first: pageMap.pages[0]!.label,
                last: pageMap.pages.at(-1)!.label,
                count: pageMap.pages.length,
              },
      }
      const updated: Record<string, readonly [AnyRecord, AnyRecord]> = { [id]: [from, record] }
      for (const annotation of storage.store.all('annotation')) {
        if (annotation.target.source !== id) continue
        const [{ start, end }] = annotation.target.selector
        const page = pagesOf(pageMap, start, end)
        if (page !== annotation.page) updated[annotation.id] = [annotation, { ...annotation, page }]
      }
      const committed = await storage.commit(
        { added: {}, updated, removed: {} },
        `Correct page ${correction.label}`,
      )
      return committed.ok ? done({ record, structure: text.value.structure }) : committed
    },
  }
}
