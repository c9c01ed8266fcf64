import { z } from 'zod'
import type { Refusal } from '../commands/result.ts'
import { method, output } from './method.ts'

/** Long work: an import. Told by `job` events from its start to its end. */
export interface Job {
  readonly id: string
  readonly kind: 'import'
  /** What it works on now, for people: a file's name. */
  readonly title: string
  /** 0–1, or null where it cannot be told. */
  readonly progress: number | null
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly outcomes: readonly ImportOutcome[]
}

/** What became of one file. */
export type ImportOutcome =
  | {
      readonly name: string
      readonly ok: true
      readonly textId: `text:${string}` | null
      readonly itemIds: readonly `item:${string}`[]
      readonly duplicate: boolean
      readonly warnings: readonly string[]
    }
  | { readonly name: string; readonly ok: false; readonly error: Refusal }

export const jobMethods = {
  'jobs.list': method('read', z.object({}), output<{ jobs: readonly Job[] }>()),
  /** What was finished before stays; the file at work leaves nothing. */
  'jobs.cancel': method('act', z.object({ id: z.string().max(100) }), output<null>()),
}
