import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { done, refuse } from '../../core/commands/result.ts'
import type { HostInfo, HostMethodName } from '../../core/protocol/host.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import { nodeFileSystem } from '../../library/storage/node-file-system.ts'
import type { Downloads } from './downloads.ts'
import type { ServedLibrary } from './served-library.ts'

/** What the server needs to answer for itself. */
export interface ServeContext {
  readonly library: Pick<ServedLibrary, 'held'>
  readonly downloads: Pick<Downloads, 'offer'>
  /** The one folder in which the window may have files kept up to date, if any. */
  readonly keepIn: string | undefined
}

/**
 * In a browser the page itself opens links, chooses files and saves them, with the browser's own dialogs: the server
 * must not open anything on the machine it runs on because a page asks it to. Of the machine's folders the page can have
 * files kept in one alone, which was settled when the server was started, and names new files there.
 */
export function serveHostHandlers(
  platform: NodeJS.Platform,
  { library, downloads, keepIn }: ServeContext,
): Handlers<HostMethodName> {
  const browserDoesIt = async () =>
    refuse('unsupported', 'In a browser, Postil leaves this to the browser. Nothing was changed.')
  return {
    'host.info': async () =>
      done({
        kind: 'serve',
        platform: platformName(platform),
        nativeDialogs: false,
        keptFilesFolder: keepIn ?? null,
      }),
    'host.openExternal': browserDoesIt,
    'host.chooseAndImport': browserDoesIt,
    'host.saveFile': browserDoesIt,
    'host.keepFile': async ({ name, ...content }) => {
      if (keepIn === undefined) return browserDoesIt()
      const held = await library.held()
      if (!held.ok) return held
      const { keptFiles } = held.value
      const path = join(keepIn, name)
      // Windows takes these for devices, with any ending; a dot or a space at the end is lost there.
      if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$/i.test(name))
        return refuse('invalid', `“${name}” is no name for a file. Choose another.`)
      if (keptFiles.list().every((file) => file.path !== path) && (await isThere(path)))
        return refuse(
          'invalid',
          `There is a file “${name}” in that folder already, so nothing was written.`,
          ['Choose another name.'],
        )
      await nodeFileSystem.makeDirectory(keepIn).catch(() => undefined)
      const kept = await keptFiles.add(path, content)
      return kept.ok ? done({ file: kept.value }) : kept
    },
    'host.saveElsewhere': browserDoesIt,
    'host.saveArchive': async () => {
      const held = await library.held()
      return held.ok ? done({ path: null, download: downloads.offer(), missing: [] }) : held
    },
    'host.openArchive': async ({ bytes }) => {
      if (bytes === undefined) return browserDoesIt()
      const held = await library.held()
      if (!held.ok) return held
      const made = await held.value.whole.openArchive(Buffer.from(bytes, 'base64'))
      return made.ok ? done({ made: made.value }) : made
    },
    'host.openLibrary': browserDoesIt,
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const platformName = (platform: NodeJS.Platform): HostInfo['platform'] =>
  platform === 'darwin' ? 'mac' : platform === 'win32' ? 'windows' : 'linux'
