import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { BackupInfo, keepingMethods } from '../../core/protocol/keeping.ts'
import type { Tasks } from '../jobs/tasks.ts'
import { errorCode } from '../storage/file-system.ts'
import { refuseDisk } from '../storage/refuse-disk.ts'
import type { StoredBackup } from '../storage/storage-contract.ts'
import type { Storage } from '../storage/storage.ts'
import { checkLibrary } from '../texts/check-library.ts'
import type { WholeLibrary } from './whole-library.ts'

/** Backups, going back to one, and whether the library is whole. */
export function keepingHandlers(
  storage: Storage,
  tasks: Tasks,
  whole: WholeLibrary,
): Handlers<keyof typeof keepingMethods> {
  const info = ({ name, created, seq, size }: StoredBackup): BackupInfo => ({
    name,
    created,
    size,
    isPresent: seq === storage.seq,
  })
  /** While edits wait for the disk, what is on it is not the library. */
  const whenSaved = <T>(act: () => Promise<Result<T>>): Promise<Result<T>> =>
    storage.state.kind === 'failing'
      ? Promise.resolve(
          refuse('storage', 'The last changes are not on disk yet, so this has to wait.', [
            storage.state.message,
            'Save the library elsewhere to be safe.',
          ]),
        )
      : act()

  return {
    'tasks.cancel': async ({ name }) =>
      tasks.cancel(name) ? done(null) : refuse('not-found', 'This work has ended already.'),

    'backups.list': async () => {
      try {
        return done({ backups: (await storage.backups()).map(info) })
      } catch (error) {
        return refuseDisk('The backups could not be read', errorCode(error))
      }
    },

    'backups.make': () =>
      whenSaved(() =>
        tasks.run('backup', async () => {
          const made = await storage.backupForGood()
          return made.ok ? done(info(made.value)) : made
        }),
      ),

    'backups.goBack': ({ name }) =>
      whenSaved(() =>
        tasks.run('restore', async () => {
          const back = await storage.goBackTo(name)
          if (!back.ok) return back
          const { changed, files, before } = back.value
          return done({ changed, files, before: info(before) })
        }),
      ),

    'backups.openBeside': ({ name }) => whole.openBackup(name),

    'backups.mend': () =>
      tasks.run('restore', async () => {
        const mended = await storage.mend()
        return mended.ok ? done({ files: mended.value.files, from: info(mended.value.from) }) : mended
      }),

    'library.check': () =>
      whenSaved(() =>
        tasks.run('check', async (work) =>
          done({ ...(await checkLibrary(storage, work)), told: storage.told }),
        ),
      ),
  }
}
