import { refuse, type Result } from '../../core/commands/result.ts'
import { writerOf } from '../storage/storage.ts'

/** The program that holds a library, as words at the beginning of a sentence. The way to it has a secret in it and is not told. */
export async function whoHolds(directory: string): Promise<string> {
  const writer = await writerOf(directory)
  return writer === null ? 'Another program' : `Another program (process ${writer.pid})`
}

/** Why a library could neither be opened nor joined. */
export async function refuseHeld(directory: string): Promise<Result<never>> {
  return refuse(
    'locked',
    `${await whoHolds(directory)} holds the library in ${directory} and lets nobody else in.`,
    ['Nothing was changed. Close that program, or wait for it, and do this again.'],
  )
}
