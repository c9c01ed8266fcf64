import { writeFile } from 'node:fs/promises'
import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron'
import { done, refuse, type Result } from '../core/commands/result.ts'
import type { HostInfo, HostMethodName } from '../core/protocol/host.ts'
import type { Handlers } from '../core/protocol/index.ts'
import type { MadeLibrary } from '../core/protocol/keeping.ts'
import { importPaths } from '../library/remote/import-paths.ts'
import type { LastingAccess } from '../library/remote/lasting.ts'
import { openExternalLink } from './external-link.ts'

/** What the desktop shell needs to answer for itself. */
export interface ShellContext {
  /** The window that a dialog belongs to; null while there is none. */
  window(): BrowserWindow | null
  readonly library: Pick<LastingAccess, 'call' | 'held' | 'library'>
  /** Goes over to another library. */
  openLibrary(directory: string): void
}

const importable: FileFilter[] = [
  { name: 'Texts and bibliographies', extensions: ['txt', 'md', 'bib', 'ris', 'json'] },
  { name: 'All files', extensions: ['*'] },
]

const archives: FileFilter = { name: 'Archives of a library', extensions: ['tar'] }
/** A folder in which a new one is made for the library. */
const chooseFolder: OpenDialogOptions = {
  title: 'Save the library elsewhere',
  buttonLabel: 'Save Here',
  properties: ['openDirectory', 'createDirectory'],
}
const nothingSaved = { path: null, download: null, missing: [] }

const noWindow = refuse('cancelled', 'The window was closed. Nothing was changed.')

export function shellHandlers({
  window,
  library,
  openLibrary,
}: ShellContext): Handlers<HostMethodName | 'backups.openBeside'> {
  /** Folders of libraries that were made beside this one since the app was started. */
  const made = new Set<string>()
  const noted = (answer: Result<MadeLibrary>): Result<MadeLibrary> => {
    if (answer.ok) made.add(answer.value.directory)
    return answer
  }

  return {
    'backups.openBeside': async (backup) => noted(await library.call('backups.openBeside', backup)),
    'host.info': async () =>
      done({ kind: 'electron', platform: platformName(), nativeDialogs: true, keptFilesFolder: null }),
    'host.openExternal': async ({ url }) => {
      const parent = window()
      return parent === null ? noWindow : done({ opened: await openExternalLink(parent, url) })
    },
    'host.chooseAndImport': async ({ collectionId }) => {
      const parent = window()
      if (parent === null) return noWindow
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Import into the library',
        properties: ['openFile', 'multiSelections'],
        filters: importable,
      })
      return canceled || filePaths.length === 0
        ? done({ jobId: null })
        : importPaths(library, filePaths, collectionId)
    },
    'host.saveFile': async ({ name, content }) => {
      const parent = window()
      if (parent === null) return noWindow
      const { canceled, filePath } = await dialog.showSaveDialog(parent, { defaultPath: name })
      if (canceled || filePath === '') return done({ saved: false, path: null })
      return saved(filePath, content)
    },
    'host.keepFile': async ({ name, ...content }) => {
      const parent = window()
      if (parent === null) return noWindow
      const held = await library.held()
      if (!held.ok) return held
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: 'Keep a file up to date',
        defaultPath: name,
      })
      if (canceled || filePath === '') return done({ file: null })
      const kept = await held.value.keptFiles.add(filePath, content)
      return kept.ok ? done({ file: kept.value }) : kept
    },
    'host.saveElsewhere': async () => {
      const parent = window()
      if (parent === null) return noWindow
      const held = await library.held()
      if (!held.ok) return held
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, chooseFolder)
      return canceled || filePaths[0] === undefined
        ? done(nothingSaved)
        : held.value.whole.saveElsewhere(filePaths[0])
    },
    'host.saveArchive': async () => {
      const parent = window()
      if (parent === null) return noWindow
      const held = await library.held()
      if (!held.ok) return held
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: 'Save the library as an archive',
        defaultPath: `postil-library-${new Date().toISOString().slice(0, 10)}.tar`,
        filters: [archives],
      })
      return canceled || filePath === '' ? done(nothingSaved) : held.value.whole.writeArchive(filePath)
    },
    'host.openArchive': async () => {
      const parent = window()
      if (parent === null) return noWindow
      const held = await library.held()
      if (!held.ok) return held
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Open an archive of a library',
        properties: ['openFile'],
        filters: [archives, { name: 'All files', extensions: ['*'] }],
      })
      if (canceled || filePaths[0] === undefined) return done({ made: null })
      const opened = noted(await held.value.whole.openArchive(filePaths[0]))
      return opened.ok ? done({ made: opened.value }) : opened
    },
    'host.openLibrary': async ({ directory }) => {
      if (!made.has(directory))
        return refuse('forbidden', 'Only a library that was just made here is opened so.')
      openLibrary(directory)
      return done(null)
    },
  }
}

async function saved(
  path: string,
  content: string,
): Promise<Result<{ saved: boolean; path: string | null }>> {
  try {
    await writeFile(path, content)
    return done({ saved: true, path })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('storage', `The file could not be saved: ${path}`, [reason, 'Choose another place for it.'])
  }
}

const platformName = (): HostInfo['platform'] =>
  process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux'
