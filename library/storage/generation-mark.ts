import { replaceFile } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'
import type { Layout } from './layout.ts'
import { seal, unseal } from './seal.ts'

/** No library had so many generations; a file that was made to do harm may say that one did. */
const highestGeneration = 10 ** 9

/**
 * Keeps, apart from the journals, which one was begun last. It is written once that journal is durable, so a library
 * whose mark names a journal that is not there has lost it: nothing else would tell it from one that never had it.
 */
export async function markGeneration(files: FileSystem, layout: Layout, generation: number): Promise<void> {
  if ((await markedGeneration(files, layout)) >= generation) return
  await replaceFile(files, layout.generation, seal(Buffer.from(JSON.stringify({ generation }))))
}

/** The generation of the journal that is known to have been there; 0 where nothing says one. */
export async function markedGeneration(files: FileSystem, layout: Layout): Promise<number> {
  const bytes = await files.read(layout.generation)
  const found = bytes === null ? null : unseal(bytes)
  if (found === null) return 0
  try {
    const { generation } = JSON.parse(Buffer.from(found.body).toString('utf8')) as { generation?: unknown }
    return Number.isSafeInteger(generation) && (generation as number) <= highestGeneration
      ? (generation as number)
      : 0
  } catch {
    return 0
  }
}
