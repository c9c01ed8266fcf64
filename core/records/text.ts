import { z } from 'zod'
import { idOf, isoTime } from './record.ts'

/** A correction by the reader: "the page that holds this offset is page `label`". */
export const pageCorrection = z.object({
  /** UTF-16 units of the canonical text: any offset on that page, or its first where `begins` is set. */
  offset: z.number().int().nonnegative(),
  label: z.string().min(1),
  /** True where the page begins exactly at `offset`. */
  begins: z.boolean(),
})
export type PageCorrection = z.infer<typeof pageCorrection>

/** A document in the library. Its structured content is a file of its own, one per revision; its original bytes are kept untouched. */
export const textRecord = z.object({
  id: idOf('text'),
  typeName: z.literal('text'),
  title: z.string(),
  /** BCP 47, or `und`. */
  language: z.string(),
  source: z.object({
    name: z.string(),
    mediaType: z.string(),
    /** Lower-case hex of the original bytes. */
    sha256: z.string(),
    bytes: z.number().int().nonnegative(),
  }),
  /** Number of the current revision, from 1. */
  revision: z.number().int().positive(),
  /** The item this text is the object of (the chapter or the book), or null. */
  itemId: idOf('item').nullable(),
  /** Chapters that this text holds whole or in part, ordered by `start`: a passage is cited as the part it stands in. */
  parts: z.array(
    z.object({
      itemId: idOf('item'),
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
    }),
  ),
  /** First and last printed page and how many, or null where the text shows none. */
  pages: z.object({ first: z.string(), last: z.string(), count: z.number().int() }).nullable(),
  corrections: z.array(pageCorrection),
  words: z.number().int().nonnegative(),
  /** Length of the canonical text, UTF-16 units. */
  characters: z.number().int().nonnegative(),
  created: isoTime,
  modified: isoTime,
})
export type TextRecord = z.infer<typeof textRecord>
export type TextId = TextRecord['id']
