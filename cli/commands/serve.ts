import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { refuse } from '../../core/commands/result.ts'
import { keptFolderOf } from '../../library/export/kept-files.ts'
import { lastingAccess, type LastingAccess } from '../../library/remote/lasting.ts'
import { whoHolds } from '../../library/remote/who-holds.ts'
import { errorCode } from '../../library/storage/file-system.ts'
import { orRefuse, print, say, sayWhereReadOnly } from '../exit.ts'
import { interrupted } from '../interrupted.ts'
import { libraryOptions } from '../library.ts'
import { startServe } from '../serve/server.ts'

/**
 * `postil serve`: the window in a browser, on 127.0.0.1. Prints its address and runs until it is interrupted; beside
 * another program that holds the library, and on after it.
 */
export async function serve(options: {
  library?: string
  port: number
  open: boolean
  keepIn?: string
}): Promise<number> {
  if (options.keepIn !== undefined && !existsSync(options.keepIn))
    orRefuse(refuse('not-found', `There is no folder “${options.keepIn}” to keep files up to date in.`))
  const settled = libraryOptions(options.library, true)
  const library = orRefuse(await lastingAccess(settled))
  // From now on others may work through this program, and are owed a goodbye.
  const asked = interrupted()
  try {
    if (library.library === null)
      say(`${await whoHolds(settled.directory)} holds the library; this window goes through it.`)
    else tellOpened(library)
    library.on((event) => event.type === 'moved' && tellMoved(library))
    const keepIn = resolve(options.keepIn ?? keptFolderOf(settled.directory))
    const served = await startServe({ library, port: options.port, keepIn }).catch(refusePort)
    await print(served.address)
    if (options.open) await openBrowser(served.address)
    const end = await wantsToEnd(library, asked)
    say(farewells[end])
    await served.close()
    if (end !== 'unsaved') return 0
    await library.close({ giveUp: true })
    // A disk that does not answer would keep the process for ever.
    process.exit(1)
  } finally {
    await library.close()
  }
}

function refusePort(error: unknown): never {
  if (errorCode(error) !== 'EADDRINUSE') throw error
  const message = 'Another program listens on that port already, so no window is served.'
  return orRefuse(
    refuse('locked', message, ['Choose another with --port, or leave it out for any free one.']),
  )
}

/** What did not read as it was written, where it was this process that read it. */
function tellOpened({ library }: LastingAccess): void {
  if (library === null) return
  library.storage.told.forEach(say)
  sayWhereReadOnly(library.storage.state)
}

function tellMoved(library: LastingAccess): void {
  if (library.library === null) return
  say('The program that held the library has ended; this one holds it now.')
  tellOpened(library)
}

/** How often it is looked whether the disk took what waits, ms. */
const glance = 250

/** `unsaved`: the person would rather lose what the disk does not take. `client`: another program holds the library. */
type End = 'saved' | 'unsaved' | 'client' | 'read-only'
const farewells: Readonly<Record<End, string>> = {
  saved: 'Closing; everything is saved.',
  unsaved: 'Closing.',
  client: 'Closing; nothing waits to be saved here.',
  'read-only': 'Closing.',
}

/** Resolves when Postil may end. */
async function wantsToEnd(access: LastingAccess, asked: Promise<unknown>): Promise<End> {
  await asked
  if (access.library === null) return 'client'
  const { storage } = access.library
  if (storage.state.kind === 'read-only') return 'read-only'
  if (storage.state.kind !== 'failing') return 'saved'
  say(storage.state.message)
  say(
    'Postil ends when they are saved. “Save elsewhere” in the window saves them now; Ctrl-C again loses them.',
  )
  let again = false
  void interrupted().then(() => (again = true))
  while (!again && storage.state.kind === 'failing') await delay(glance)
  return storage.state.kind === 'failing' ? 'unsaved' : 'saved'
}

async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  const browser = await open(address)
  browser.on('error', () => say('No browser could be opened. Open the address above yourself.'))
}
