import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { keptFolderOf } from '../../library/export/kept-files.ts'
import type { Storage } from '../../library/storage/storage.ts'
import { orRefuse, print, say } from '../exit.ts'
import { interrupted } from '../interrupted.ts'
import { holdLibrary } from '../../library/remote/hold.ts'
import { libraryOptions } from '../library.ts'
import { refuse } from '../../core/commands/result.ts'
import { startServe } from '../serve/server.ts'

/** `postil serve`: the window in a browser, on 127.0.0.1. Prints its address and runs until it is interrupted. */
export async function serve(options: {
  library?: string
  port: number
  open: boolean
  keepIn?: string
}): Promise<number> {
  if (options.keepIn !== undefined && !existsSync(options.keepIn))
    orRefuse(refuse('not-found', `There is no folder “${options.keepIn}” to keep files up to date in.`))
  const { library, close } = orRefuse(await holdLibrary(libraryOptions(options.library, true)))
  const { keptFiles, storage } = library
  storage.told.forEach(say)
  try {
    const folder = resolve(options.keepIn ?? keptFolderOf(storage.directory))
    const served = await startServe({ library, port: options.port, keepIn: { folder, keptFiles } })
    await print(served.address)
    if (options.open) await openBrowser(served.address)
    const lose = await wantsToEnd(storage)
    say(lose ? 'Closing.' : 'Closing; everything is saved.')
    await served.close()
    if (!lose) return 0
    await close({ giveUp: true })
    // A disk that does not answer would keep the process for ever.
    process.exit(1)
  } finally {
    await close()
  }
}

/** How often it is looked whether the disk took what waits, ms. */
const glance = 250

/** Resolves when Postil may end: true where the person would rather lose what the disk does not take. */
async function wantsToEnd(storage: Pick<Storage, 'state'>): Promise<boolean> {
  await interrupted()
  if (storage.state.kind !== 'failing') return false
  say(storage.state.message)
  say(
    'Postil ends when they are saved. “Save elsewhere” in the window saves them now; Ctrl-C again loses them.',
  )
  let again = false
  void interrupted().then(() => (again = true))
  while (!again && storage.state.kind === 'failing') await delay(glance)
  return storage.state.kind === 'failing'
}

async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  const browser = await open(address)
  browser.on('error', () => say('No browser could be opened. Open the address above yourself.'))
}
