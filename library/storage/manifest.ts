import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { headerIn, type FormatHeader } from './format.ts'
import { isSeq } from './frame.ts'
import type { Layout } from './layout.ts'
import { unseal } from './seal.ts'
import { isStyleName } from './style-files.ts'

/** What a backup is made of. Every file of it stands in `backups/files` under its SHA-256, once for all backups. */
export interface Manifest extends FormatHeader {
  readonly seq: number
  readonly created: string
  readonly nextRank: number
  /** SHA-256 of the file of what could be undone: apart, so that a list of backups is not read with all that they changed. */
  readonly undoable?: string
  /** The same in backups of before that; see `historyIn`. */
  readonly history?: unknown
  /** Lists of records, each the SHA-256 of its file. */
  readonly records: readonly string[]
  /** True where a person asked for it, or it was made before going back: the schedule does not thin it out. */
  readonly forGood?: true
  /** What is in it, for people; backups of before this was written have none. */
  readonly size?: BackupSize
  /** Revisions, originals and the library's own styles: path in the library → SHA-256. */
  readonly files: Readonly<Record<string, string>>
}

/** How much a backup holds. */
export interface BackupSize {
  readonly texts: number
  readonly annotations: number
  readonly items: number
  /** Of the records and the files that it names, shared with other backups or not. */
  readonly bytes: number
}

/** Every file of `backups/files` that a backup is made of. */
export const filesOfBackup = ({ records, undoable, files }: Manifest): readonly string[] => [
  ...records,
  ...(undoable === undefined ? [] : [undoable]),
  ...Object.values(files),
]

/** What a backup says that it is made of; null where that does not read. A right seal does not say that a Postil wrote it. */
export async function readManifest(
  files: FileSystem,
  layout: Layout,
  name: string,
): Promise<Manifest | null> {
  const bytes = await files.read(join(layout.backups, name))
  const found = bytes === null ? null : unseal(bytes)
  try {
    return found === null ? null : manifestIn(JSON.parse(Buffer.from(found.body).toString('utf8')))
  } catch {
    return null
  }
}

function manifestIn(value: unknown): Manifest | null {
  const manifest = value as Manifest
  const { seq, nextRank, records, files } = manifest
  if (headerIn(value) === null || !isSeq(seq) || !isSeq(nextRank)) return null
  if (!Array.isArray(records) || typeof files !== 'object') return null
  return filesOfBackup(manifest).every(isHash) ? manifest : null
}

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** True for a path that a backup may put a file back to: one of the three folders, and no way out of it. */
export function isPlaceOfAFile(path: string): boolean {
  const [folder, name = '', ...more] = path.split('/')
  if (more.length > 0) return false
  if (folder === 'styles') return isStyleName(name)
  return (folder === 'revisions' || folder === 'originals') && /^[0-9a-z][0-9a-z.-]{0,120}$/.test(name)
}
