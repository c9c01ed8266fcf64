import { z } from 'zod'
import { plainArrangement } from '../bibliography/arrangement.ts'
import type { Refusal } from '../commands/result.ts'
import { bibliographyFormats, type BibliographyFormat } from '../interchange/format.ts'
import { idOf } from '../records/record.ts'
import { arrangement } from './citations.ts'
import { method, output } from './method.ts'

/** What a file that is kept up to date holds; the same words as `citations.export`. */
export const keptContent = z.object({
  format: z.enum(bibliographyFormats),
  style: z.string().min(1).max(200).default('apa'),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
    .default('en-US'),
  arrangement: arrangement.default(plainArrangement),
  /** Left out: every item, and in time all that will be there. */
  itemIds: z.array(idOf('item')).min(1).max(100_000).optional(),
  /** The items of this collection, as they come and go. */
  collectionId: idOf('collection').optional(),
})
export type KeptContent = z.infer<typeof keptContent>

/** A bibliography file outside the library that is written anew when the items in it change. */
export interface KeptFileInfo {
  readonly id: string
  /** Where it is on the library's machine. No method takes a path: it comes from the host's own dialog or from the terminal. */
  readonly path: string
  readonly format: BibliographyFormat
  readonly style: string
  readonly locale: string
  /** How many items were chosen for it; null: the whole library, or a collection. */
  readonly items: number | null
  /** The collection that it follows, by its name; null where it follows none, '' where that is gone. */
  readonly collection: string | null
  readonly paused: boolean
  /** When it held last what the library holds, RFC 3339; null where it never did. */
  readonly written: string | null
  /** Why it is behind: `stale` where another program changed it, which waits for a person's word; others are tried again. */
  readonly problem: Refusal | null
}

const id = z.object({ id: z.string().min(1).max(100) })

export const keptFileMethods = {
  'keptFiles.list': method('read', z.object({}), output<{ files: readonly KeptFileInfo[] }>()),
  /** A paused file is left as it is until it is resumed, and then brought up to date. */
  'keptFiles.pause': method('act', id.extend({ paused: z.boolean() }), output<KeptFileInfo>()),
  /** Writes it now; one that was paused is resumed. `replace`: also where another program changed it, whose words are put into a file beside it first. */
  'keptFiles.write': method(
    'act',
    id.extend({ replace: z.boolean().default(false) }),
    output<KeptFileInfo>(),
  ),
  /** Keeps it no longer. The file stays; `keptFiles.restore` keeps it again as long as the library is open. */
  'keptFiles.stop': method('act', id, output<null>()),
  'keptFiles.restore': method('act', id, output<KeptFileInfo>()),
}
