import { z } from 'zod'
import { annotationRecord, highlightColor, type AnnotationRecord } from '../records/annotation.ts'
import { idOf } from '../records/record.ts'
import { method, output } from './method.ts'

const note = z.string().max(100_000)
const tags = z.array(z.string().trim().min(1).max(200)).max(100)

export const annotationMethods = {
  /** `start` and `end` are UTF-16 units of the text's canonical text, `end` exclusive. */
  'annotations.create': method(
    'edit',
    z.object({
      textId: idOf('text'),
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      color: highlightColor.default('yellow'),
      note: note.default(''),
      tags: tags.default([]),
    }),
    output<AnnotationRecord>(),
  ),
  /** What is left out stays. */
  'annotations.update': method(
    'edit',
    z.object({
      id: annotationRecord.shape.id,
      color: highlightColor.optional(),
      note: note.optional(),
      tags: tags.optional(),
      /** Both or neither: the passage's new bounds. */
      start: z.number().int().nonnegative().optional(),
      end: z.number().int().positive().optional(),
    }),
    output<AnnotationRecord>(),
  ),
  'annotations.delete': method(
    'edit',
    z.object({ ids: z.array(annotationRecord.shape.id).min(1) }),
    output<null>(),
  ),
}
