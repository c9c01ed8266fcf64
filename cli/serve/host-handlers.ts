import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { done, refuse } from '../../core/commands/result.ts'
import type { HostInfo, HostMethodName } from '../../core/protocol/host.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { KeptFiles } from '../../library/export/kept-files.ts'
import { nodeFileSystem } from '../../library/storage/node-file-system.ts'
import type { Downloads } from './downloads.ts'
import type { ServedLibrary } from './served-library.ts'

/** Where the window may have files kept up to date. */
export interface KeepIn {
  readonly folder: string
  readonly keptFiles: Pick<KeptFiles, 'add' | 'list'>
}

/** What the server can do for the window besides the library's own methods. */
export interface ServedWhole {
  readonly keepIn?: KeepIn | undefined
  readonly downloads?: Pick<Downloads, 'offer'>
  readonly whole?: ServedLibrary['whole'] | undefined
}

/**
 * In a browser the page itself opens links, chooses files and saves them, with the browser's own dialogs: the server
 * must not open anything on the machine it runs on because a page asks it to. Of the machine's folders the page can have
 * files kept in one alone, which was settled when the server was started, and names new files there.
 */
export function serveHostHandlers(
  platform: NodeJS.Platform,
  { keepIn, downloads, whole }: ServedWhole = {},
): Handlers<HostMethodName> {
  const browserDoesIt = async () =>
    refuse('unsupported', 'In a browser, Postil leaves this to the browser. Nothing was changed.')
  return {
    'host.info': async () =>
      done({
        kind: 'serve',
        platform: platformName(platform),
        nativeDialogs: false,
        keptFilesFolder: keepIn?.folder ?? null,
      }),
    'host.openExternal': browserDoesIt,
    'host.chooseAndImport': browserDoesIt,
    'host.saveFile': browserDoesIt,
    'host.keepFile': async ({ name, ...content }) => {
      if (keepIn === undefined) return browserDoesIt()
      const path = join(keepIn.folder, name)
      // Windows takes these for devices, with any ending; a dot or a space at the end is lost there.
      if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$/i.test(name))
        return refuse('invalid', `“${name}” is no name for a file. Choose another.`)
      if (keepIn.keptFiles.list().every((file) => file.path !== path) && (await isThere(path)))
        return refuse(
          'invalid',
          `There is a file “${name}” in that folder already, so nothing was written.`,
          ['Choose another name.'],
        )
      await nodeFileSystem.makeDirectory(keepIn.folder).catch(() => undefined)
      const kept = await keepIn.keptFiles.add(path, content)
      return kept.ok ? done({ file: kept.value }) : kept
    },
    'host.saveElsewhere': browserDoesIt,
    'host.saveArchive': async () =>
      downloads === undefined || whole === undefined
        ? browserDoesIt()
        : done({ path: null, download: downloads.offer(), missing: [] }),
    'host.openArchive': async ({ bytes }) => {
      if (whole === undefined || bytes === undefined) return browserDoesIt()
      const made = await whole.openArchive(Buffer.from(bytes, 'base64'))
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
