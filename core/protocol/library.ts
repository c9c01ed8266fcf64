import { z } from 'zod'
import type { AnyRecord } from '../records/index.ts'
import type { HistoryState, StorageState } from './events.ts'
import { settingRecord } from '../records/setting.ts'
import { method, output } from './method.ts'

/** All that a window needs to begin with; `changed` events keep it true from `seq` on. */
export interface LibrarySnapshot {
  readonly seq: number
  readonly records: readonly AnyRecord[]
  readonly history: HistoryState
  readonly storage: StorageState
  /** What was found damaged, and done about it, when the library was opened: sentences for people. */
  readonly told: readonly string[]
  /** Where the library is kept, for people. */
  readonly place: string
  readonly version: string
  /** Texts that ship with the app and are not in the library yet. */
  readonly offered: readonly OfferedContent[]
}

export interface OfferedContent {
  /** File name in content/. */
  readonly name: string
  readonly title: string
  readonly kind: 'text' | 'bibliography'
}

export const libraryMethods = {
  'library.open': method('read', z.object({}), output<LibrarySnapshot>()),
  'library.addOffered': method('act', z.object({ name: z.string().max(200) }), output<{ jobId: string }>()),
  'settings.set': method(
    'act',
    z.object({ id: settingRecord.shape.id, value: settingRecord.shape.value }),
    output<null>(),
  ),
}
