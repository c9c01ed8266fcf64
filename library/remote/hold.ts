import { setTimeout as wait } from 'node:timers/promises'
import { refuse, type Result } from '../../core/commands/result.ts'
import type { LibraryOptions, OpenLibrary } from '../handlers/library.ts'
import type { HowToClose } from '../storage/storage-contract.ts'
import { writerOf } from '../storage/storage.ts'
import { accessLibrary } from './access.ts'

/** A command of the terminal holds a library for a moment; longer than this (ms) is not a moment. */
const moment = 10_000

export interface HeldLibrary {
  readonly library: OpenLibrary
  close(how?: HowToClose): Promise<void>
}

/**
 * Opens the library for this process, which then shares it with the terminal. Where another program holds it, waits
 * a moment for that to end: a window that lives for hours should not hang on a command that lives for seconds.
 */
export async function holdLibrary(options: LibraryOptions): Promise<Result<HeldLibrary>> {
  for (const deadline = performance.now() + moment; ; await wait(250)) {
    const accessed = await accessLibrary(options)
    if (!accessed.ok && accessed.error.code !== 'locked') return accessed
    if (accessed.ok) {
      const { library, close } = accessed.value
      if (library !== null) return { ok: true, value: { library, close } }
      await close()
    }
    if (performance.now() > deadline) return refuseHeld(options.directory)
  }
}

async function refuseHeld(directory: string): Promise<Result<never>> {
  const writer = await writerOf(directory)
  const which = writer === null ? 'Another program' : `Another program (process ${writer.pid})`
  return refuse('locked', `${which} holds the library in ${directory}.`, [
    'Nothing was changed. Use its window, or close that program (a browser window of Postil, perhaps) and start again.',
  ])
}
