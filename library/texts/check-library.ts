import type { Storage } from '../storage/storage.ts'
import { goOn, type Work } from '../storage/work.ts'
import { readText } from './read-text.ts'

/** What a check of a whole library found, in words; `ok` where there is nothing to complain of. */
export interface LibraryCheck {
  readonly ok: boolean
  readonly lines: readonly string[]
}

/**
 * Whether everything reads back as it was written, and whether each text that does is one that the window can open: a file
 * out of a foreign archive can be whole and yet no text. Rejects where the work was stopped.
 */
export async function checkLibrary(
  storage: Storage,
  { signal, onProgress }: Work = {},
): Promise<LibraryCheck> {
  const half = (done: 0 | 1): Work => ({
    ...(signal && { signal }),
    onProgress: (fraction) => onProgress?.((done + fraction) / 2),
  })
  const { ok, lines } = await storage.verify(half(0))
  const texts = [...storage.store.all('text')]
  const unsound: string[] = []
  for (const [index, text] of texts.entries()) {
    goOn(half(1), index / texts.length)
    const read = await readText(storage, text)
    if (read.ok || lines.some((line) => line.includes(read.error.message))) continue
    unsound.push([read.error.message, ...(read.error.details ?? [])].join(' '))
  }
  // The last line sums up the reading alone.
  return unsound.length === 0 ? { ok, lines } : { ok: false, lines: [...lines.slice(0, -1), ...unsound] }
}
