import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { adding } from '../../../../core/store/diff.ts'
import type { Storage } from '../../../../library/storage/storage.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, valueOf } from './opening.ts'

/** Adds a collection of each id, an edit each. */
export async function addAll(storage: Storage, ...ids: string[]): Promise<void> {
  for (const id of ids) await valueOf(storage.commit(adding(aCollection(id)), `Add ${id}`))
}

/** What {@link addAll} added, in the library's order. */
export const titles = (storage: Storage) => everything(storage).map(({ id }) => id.split(':')[1])

/** The files of one of its folders, sorted. */
export const pathsIn = async (directory: string, folder: string) =>
  (await readdir(join(directory, folder))).sort().map((name) => join(directory, folder, name))

/** Spoils what a file says without changing its length. */
export async function spoil(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes.fill(0x20, bytes.length - 40, bytes.length - 20)
  await writeFile(path, bytes)
}
