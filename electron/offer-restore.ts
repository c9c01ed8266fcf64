import { dialog } from 'electron'
import type { Refusal } from '../core/commands/result.ts'
import { canRestore, openStorage } from '../library/storage/storage.ts'

/**
 * Offers a person whose library does not read to go back to the newest backup for what nothing else on disk gives any
 * more; where there is no backup, says what is left. True where it was restored: the library can be opened again. What
 * could not be restored is left as it is.
 */
export async function offerRestore(directory: string, { message, details = [] }: Refusal): Promise<boolean> {
  if (!(await canRestore(directory))) {
    dialog.showErrorBox('The library could not be opened.', [message, ...details].join('\n'))
    return false
  }
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The library could not be opened.',
    detail: `${message}\n\nIts backups may have what is damaged. Every file that does not read is kept aside, and newer edits that do read come along.`,
    buttons: ['Restore from the Newest Backup', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return false
  const restored = await openStorage({ directory, restore: true })
  if (!restored.ok) {
    dialog.showErrorBox(
      'The library could not be restored.',
      [restored.error.message, ...(restored.error.details ?? [])].join('\n'),
    )
    return false
  }
  const { told } = restored.value
  await restored.value.close()
  await dialog.showMessageBox({
    type: 'info',
    message: 'The library was restored.',
    detail: told.join('\n'),
    buttons: ['OK'],
  })
  return true
}
