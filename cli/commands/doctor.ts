import { print, printJson } from '../exit.ts'
import { withLibrary } from '../library.ts'

/** `postil doctor`: reads all that the library has on disk and says whether it is whole. Exit 1 where it is not. */
export function doctor(options: { library?: string; json?: boolean }): Promise<number> {
  return withLibrary(options.library, async ({ access }) => {
    if (access.library === null) {
      await print('Another program holds the library open. Close it, then run postil doctor again.')
      return 1
    }
    const { storage } = access.library
    const { ok, lines } = await storage.verify()
    if (options.json === true) await printJson({ ok, told: storage.told, lines })
    else
      await print(
        [...storage.told, ...lines, ok ? 'The library is whole.' : 'The library is damaged; see above.'].join(
          '\n',
        ),
      )
    return ok ? 0 : 1
  })
}
