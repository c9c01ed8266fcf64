import { z } from 'zod'
import { cslItem } from './csl.ts'
import { idOf, isoTime } from './record.ts'

/** Where a field's value was read: a range of a text's canonical text, UTF-16 units, `end` exclusive. */
export const evidence = z.object({
  textId: idOf('text'),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
export type Evidence = z.infer<typeof evidence>

const citekey = z
  .string()
  .regex(/^[^\s{}@",\\#%'()~]+$/, 'holds a character that BibTeX or pandoc cannot read in a key')

/** A thing that can be cited: CSL-JSON, a human key, and where each field was read. */
export const itemRecord = z.object({
  id: idOf('item'),
  typeName: z.literal('item'),
  /** Unique in the library; what a person types in a manuscript. Never a record id. */
  citekey,
  /** True where the key was made by a pattern and nobody has typed it since; only such a key is ever made anew. */
  keyMade: z.literal(true).optional(),
  /** Keys that the item had, or that an item merged into it had: manuscripts may hold them, so they go on naming it. */
  formerKeys: z.array(citekey).optional(),
  csl: cslItem,
  /** The item this one is a part of: chapter → book. */
  partOf: idOf('item').nullable(),
  /** CSL variable → every place it was read. */
  evidence: z.record(z.string(), z.array(evidence)),
  created: isoTime,
  modified: isoTime,
})
export type ItemRecord = z.infer<typeof itemRecord>
export type ItemId = ItemRecord['id']
