import { resolve } from 'node:path'
import { keptFolderOf } from '../../library/export/kept-files.ts'
import { orRefuse, print, say } from '../exit.ts'
import { interrupted } from '../interrupted.ts'
import { withLibrary } from '../library.ts'
import { refuse } from '../../core/commands/result.ts'
import { startServe } from '../serve/server.ts'

/** `postil serve`: the window in a browser, on 127.0.0.1. Prints its address and runs until it is interrupted. */
export function serve(options: {
  library?: string
  port: number
  open: boolean
  keepIn?: string
}): Promise<number> {
  return withLibrary(options.library, async ({ access }) => {
    const { library } = access
    if (library === null)
      return orRefuse(
        refuse('locked', 'Another program holds the library open. Use its window, or close it first.'),
      )
    const { keptFiles, storage } = library
    const folder = resolve(options.keepIn ?? keptFolderOf(storage.directory))
    const served = await startServe({ library, port: options.port, keepIn: { folder, keptFiles } })
    await print(served.address)
    if (options.open) await openBrowser(served.address)
    await interrupted()
    const { state } = library.storage
    say(
      state.kind === 'failing'
        ? `${state.message} Waiting for the disk; interrupt once more to quit and lose them.`
        : 'Closing; everything is saved.',
    )
    await served.close()
    return 0
  })
}

async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  const browser = await open(address)
  browser.on('error', () => say('No browser could be opened. Open the address above yourself.'))
}
