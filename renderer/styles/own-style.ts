import type { Result } from '../../core/commands/result.ts'
import type { AddedStyle, ConflictAnswer } from '../../core/protocol/styles.ts'
import { base64 } from '../importing/import-files.ts'
import type { LibraryClient } from '../library/client.ts'

/** The file that the person chooses, or null. */
export function chooseStyleFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csl,application/vnd.citationstyles.style+xml'
  input.hidden = true
  // It stands in the page until it is answered, so that nothing takes it away while the dialog is open.
  document.body.append(input)
  return new Promise((resolve) => {
    const answer = () => {
      resolve(input.files?.[0] ?? null)
      input.remove()
    }
    input.addEventListener('change', answer)
    input.addEventListener('cancel', answer)
    input.click()
  })
}

/** Adds a style's file to the library. */
export async function addStyleFile(
  client: LibraryClient,
  file: File,
  onConflict?: ConflictAnswer,
): Promise<Result<AddedStyle>> {
  const bytes = await base64(file)
  return client.call('styles.add', { name: file.name, bytes, ...(onConflict ? { onConflict } : {}) })
}
