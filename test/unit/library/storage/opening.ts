import { nodeFileSystem } from '../../../../library/storage/node-file-system.ts'
import { currentFormat } from '../../../../library/storage/format.ts'
import {
  openStorage,
  type Storage,
  type StorageOptions,
  type Surroundings,
} from '../../../../library/storage/storage.ts'
import type { AnyRecord } from '../../../../core/records/index.ts'

/** Opens a library that must open. */
export async function opened(
  directory: string,
  options: Omit<StorageOptions, 'directory'> = {},
  surroundings: Partial<Surroundings> = {},
): Promise<Storage> {
  const storage = await openStorage(
    { directory, now: () => '2026-01-01T00:00:00.000Z', ...options },
    { files: nodeFileSystem, format: currentFormat, ...surroundings },
  )
  if (!storage.ok) throw new Error(`${storage.error.code}: ${storage.error.message}`)
  return storage.value
}

/** Closes a library and opens it again. */
export async function reopened(storage: Storage, surroundings: Partial<Surroundings> = {}): Promise<Storage> {
  await storage.close()
  return opened(storage.directory, {}, surroundings)
}

/** Every record of a library, in its order. */
export function everything({ store }: Storage): AnyRecord[] {
  return (['text', 'annotation', 'item', 'collection', 'setting'] as const).flatMap((type) => [
    ...(store.all(type) as Iterable<AnyRecord>),
  ])
}

/** The value of a result that must be ok. */
export async function valueOf<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; error: { code: string; message: string } }>,
): Promise<T> {
  const settled = await result
  if (!settled.ok) throw new Error(`${settled.error.code}: ${settled.error.message}`)
  return settled.value
}
