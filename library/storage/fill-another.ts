import type { Result } from '../../core/commands/result.ts'
import { errorCode } from './file-system.ts'
import { refuseDisk } from './refuse-disk.ts'
import type { Storage } from './storage-contract.ts'
import { Cancelled } from './work.ts'

/** Opens a library in another folder. */
export type OpenOther = (directory: string) => Promise<Result<Storage>>

/**
 * Opens a library in another folder, fills it and closes it, whatever happens. `what` begins the refusal where its disk does
 * not take it. Rejects where the work was stopped.
 */
export async function fillAnother<T>(
  openOther: OpenOther,
  directory: string,
  what: string,
  fill: (target: Storage) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await openOther(directory)
  if (!opened.ok) return opened
  try {
    return await fill(opened.value)
  } catch (error) {
    if (error instanceof Cancelled) throw error
    return refuseDisk(what, errorCode(error))
  } finally {
    await opened.value.close()
  }
}
