import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where things stand in a library's directory. Every name is ASCII, lower case, and safe on every system. */
export interface Layout {
  readonly directory: string
  readonly format: string
  readonly epoch: string
  readonly generation: string
  readonly writer: string
  readonly journals: string
  readonly snapshots: string
  readonly revisions: string
  readonly originals: string
  readonly styles: string
  readonly quarantine: string
  readonly backups: string
  readonly backupFiles: string
}

export function layoutOf(directory: string): Layout {
  const at = (name: string) => join(directory, name)
  return {
    directory,
    format: at('format.json'),
    epoch: at('epoch'),
    generation: at('generation'),
    writer: at('writer.json'),
    journals: at('journal'),
    snapshots: at('snapshots'),
    revisions: at('revisions'),
    originals: at('originals'),
    styles: at('styles'),
    quarantine: at('quarantine'),
    backups: at('backups'),
    backupFiles: at('backups/files'),
  }
}

const digits = (number: number) => String(number).padStart(8, '0')

export const journalName = (generation: number) => `${digits(generation)}.journal`
export const indexName = (generation: number) => `index-${digits(generation)}.json`
export const textSnapshotName = (textId: string, generation: number) =>
  `text-${keyOf(textId)}-${digits(generation)}.json`
export const revisionName = (textId: string, revision: number) => `${keyOf(textId)}-${digits(revision)}.json`

/** The generation in the name of a journal or an index, or null for any other file. */
export function generationOf(name: string, kind: 'journal' | 'index'): number | null {
  const found = (kind === 'journal' ? /^(\d{8,15})\.journal$/ : /^index-(\d{8,15})\.json$/).exec(name)
  return found === null ? null : Number(found[1])
}

/** An id as a file name: ids may hold `/` and differ in case alone, file names may not. */
function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32)
}
