import { z } from 'zod'
import { idOf } from '../records/record.ts'
import { pageCorrection, type TextRecord } from '../records/text.ts'
import type { StructuredText } from '../structure/structured-text.ts'
import type { ImportOutcome } from './jobs.ts'
import { method, output } from './method.ts'

const textId = idOf('text')

export interface OpenedText {
  readonly record: TextRecord
  readonly structure: StructuredText
}

export const textMethods = {
  'texts.read': method('read', z.object({ id: textId }), output<OpenedText>()),
  /**
   * Starts a job; each file becomes a text, or items where it is a bibliography. `bytes` is base64. With `wait` it answers
   * when the job has ended, with what became of each file; else at once and with none.
   */
  'texts.import': method(
    'act',
    z.object({
      files: z
        .array(z.object({ name: z.string().min(1).max(1000), bytes: z.base64() }))
        .min(1)
        .max(200),
      /** What comes in, and what is there already, is also put into this collection. */
      collectionId: idOf('collection').optional(),
      wait: z.boolean().default(false),
    }),
    output<{ jobId: string; outcomes: readonly ImportOutcome[] }>(),
  ),
  'texts.rename': method(
    'edit',
    z.object({ id: textId, title: z.string().trim().min(1).max(1000) }),
    output<null>(),
  ),
  /** Its annotations go with it; undo brings all back. */
  'texts.delete': method('edit', z.object({ id: textId }), output<null>()),
  /** Solves the page map anew and gives every annotation its new page. */
  'texts.correctPage': method(
    'edit',
    z.object({ id: textId, correction: pageCorrection }),
    output<OpenedText>(),
  ),
}
