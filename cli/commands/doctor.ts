import { openAlone } from '../alone.ts'
import { print, printJson } from '../exit.ts'
import { libraryFolder } from '../library-folder.ts'
import { withLibrary } from '../library.ts'

interface DoctorOptions {
  readonly library?: string
  readonly json?: boolean
  readonly restore?: boolean
}

/**
 * `postil doctor`: reads all that the library has on disk and says whether it is whole. Exit 1 where it is not. With
 * `--restore` it first takes from the newest whole backup what nothing else on disk gives any more.
 */
export async function doctor(options: DoctorOptions): Promise<number> {
  const restored = options.restore === true ? await restore(options.library) : []
  return withLibrary(options.library, async ({ call }) => {
    const { ok, lines, told } = await call('library.check', {})
    if (options.json === true) await printJson({ ok, told: [...restored, ...told], lines })
    else
      await print(
        [...restored, ...lines, ok ? 'The library is whole.' : 'The library is damaged; see above.'].join(
          '\n',
        ),
      )
    return ok ? 0 : 1
  })
}

/** Gives what was done, in words. What the library still has is never replaced by an older state. */
async function restore(library: string | undefined): Promise<readonly string[]> {
  const storage = await openAlone({ directory: libraryFolder(library), restore: true })
  await storage.close()
  return storage.told.length === 0 ? ['Nothing had to be restored.'] : storage.told
}
