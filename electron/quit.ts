import { app, dialog } from 'electron'
import type { StorageState } from '../core/protocol/events.ts'
import type { OpenLibrary } from '../library/handlers/library.ts'
import type { LastingAccess } from '../library/remote/lasting.ts'

/** What a person chose who quits while the disk does not take the last changes. */
type Choice = 'stay' | 'leave'

/**
 * Quitting waits until the library is closed, after the window has gone and said its last. While changes cannot be
 * written it stops and asks: to wait, to save the library elsewhere, or to lose them. While another program holds the
 * library it is that one which keeps them, and nothing is asked here.
 */
export function quitOnlyWhenAllIsKept(access: Pick<LastingAccess, 'library' | 'on' | 'close'>): void {
  const isFailing = () => access.library?.storage.state.kind === 'failing'
  let giveUp = false
  let asking = false
  let closing = false
  let closed = false

  const ask = async (stay: string): Promise<Choice> => {
    asking = true
    const choice = await choiceOf(access.library, stay)
    asking = false
    giveUp ||= choice === 'leave'
    return choice
  }
  const end = () => {
    if (closed) return
    closed = true
    app.quit()
  }

  app.on('before-quit', (event) => {
    if (giveUp || !isFailing()) return
    event.preventDefault()
    if (!asking)
      void ask('Keep Postil Open').then((choice) => {
        if (choice === 'leave') app.quit()
      })
  })

  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    // The window is gone; a disk that fails only now is told all the same.
    access.on((told) => {
      if (told.type !== 'storage' || !isFailing() || asking || giveUp || closed) return
      void ask('Wait').then(async (choice) => {
        if (choice === 'leave') await access.close({ giveUp: true }).finally(end)
      })
    })
    void access
      .close({ giveUp })
      .catch((error: unknown) =>
        dialog.showErrorBox('The library could not be closed properly.', String(error)),
      )
      .finally(end)
  })
}

async function choiceOf(library: OpenLibrary | null, stay: string): Promise<Choice> {
  const state = library?.storage.state
  if (library === null || state?.kind !== 'failing') return 'leave'
  const { response } = await dialog.showMessageBox(questionOf(state, stay))
  if (response === 1) return (await savedElsewhere(library)) ? 'leave' : 'stay'
  return response === 2 ? 'leave' : 'stay'
}

const questionOf = ({ message }: StorageState & { kind: 'failing' }, stay: string) => ({
  type: 'warning' as const,
  message: 'The last changes are not saved yet.',
  detail: `${message}\n\nThey are kept as long as Postil is open, and tried again.`,
  buttons: [stay, 'Save Library Elsewhere…', 'Quit and Lose Them'],
  defaultId: 0,
  cancelId: 0,
})

/** Writes the library with its unsaved changes into a folder that the person chooses; false where that was not done. */
async function savedElsewhere({ storage }: OpenLibrary): Promise<boolean> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Choose an empty folder on another disk',
    buttonLabel: 'Save Library Here',
    properties: ['openDirectory', 'createDirectory'],
  })
  const [folder] = filePaths
  if (canceled || folder === undefined) return false
  const saved = await storage.saveElsewhere(folder)
  if (!saved.ok) {
    await dialog.showMessageBox({
      type: 'error',
      message: 'The library was not saved there.',
      detail: [saved.error.message, ...(saved.error.details ?? [])].join('\n'),
    })
    return false
  }
  const { missing } = saved.value
  await dialog.showMessageBox({
    type: 'info',
    message: 'The library was saved with all its changes.',
    detail: `It is in ${folder}.${missing === 0 ? '' : ` ${missing} file(s) of texts did not read and were not copied.`}`,
  })
  return true
}
