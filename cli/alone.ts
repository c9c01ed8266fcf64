import { whoHolds } from '../library/remote/who-holds.ts'
import { openStorage, type Storage, type StorageOptions } from '../library/storage/storage.ts'
import { orRefuse, Refused } from './exit.ts'

/** Opens a library for a command beside which no other program may work in it. */
export async function openAlone(options: StorageOptions): Promise<Storage> {
  const opened = await openStorage(options)
  // What the storage tells of the other program is how to reach it, with a secret: nothing for a terminal.
  if (!opened.ok && opened.error.code === 'locked') throw await heldByAnother(options.directory)
  return orRefuse(opened)
}

/** Which program it is that has the library, and what to do. */
async function heldByAnother(directory: string): Promise<Refused> {
  return new Refused({
    code: 'locked',
    message: `${await whoHolds(directory)} holds the library open, and this needs it alone. Nothing was changed.`,
    details: ['Close its window, or end its postil serve with Ctrl-C, and run the command again.'],
  })
}
