import type { MadeLibrary } from '../../core/protocol/keeping.ts'
import { base64, largestFile } from '../importing/import-files.ts'
import { chooseInBrowser } from '../importing/use-import.ts'
import type { LibraryClient } from '../library/client.ts'
import { strings } from '../strings.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

/** Makes a library of an archive that a person chooses with the host's dialog, or the browser's; null where that was dismissed. */
export async function openArchive(client: LibraryClient): Promise<Outcome> {
  if (client.getState().host.nativeDialogs)
    return outcomeOf(
      await client.call('host.openArchive', {}),
      ({ made }) => made && madeLibrary(client, made),
    )
  const file = await new Promise<File | null>((resolve) =>
    chooseInBrowser((files) => resolve(files[0] ?? null), {
      multiple: false,
      onDismiss: () => resolve(null),
    }),
  )
  if (file === null) return null
  if (file.size > largestFile)
    return { tone: 'refused', error: { code: 'too-large', message: strings.backups.archiveTooLarge } }
  const bytes = await base64(file)
  return outcomeOf(
    await client.call('host.openArchive', { bytes }),
    ({ made }) => made && madeLibrary(client, made),
  )
}

/** Says where a new library is, and how one goes over to it. */
export function madeLibrary(client: LibraryClient, { directory, records, missing }: MadeLibrary): Outcome {
  const { nativeDialogs } = client.getState().host
  const lines = [strings.backups.made(directory, records), ...missing]
  if (!nativeDialogs) return { tone: 'done', lines: [...lines, strings.backups.openByTerminal(directory)] }
  return {
    tone: 'done',
    lines,
    action: {
      title: strings.backups.goOver,
      run: () => void client.call('host.openLibrary', { directory }),
    },
  }
}
