import type { Argument } from '../../core/protocol/index.ts'
import type { KeptFileInfo } from '../../core/protocol/kept-files.ts'
import type { Notices } from '../frame/notices.ts'
import type { LibraryClient } from '../library/client.ts'

/** What is said of the last step, and the id of the file that was stopped by it and can be kept again. */
export interface Said {
  readonly message: string
  readonly stopped?: string
}

/** The last part of a path of any system. */
export const nameOfPath = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** What the protocol takes for a file's name: none that leads into another folder. */
export const isFileName = (name: string): boolean =>
  /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,149}$/u.test(name)

/** Has the host keep a file up to date; null where it was refused, which is told, or its dialog was dismissed. */
export async function keepFile(
  client: LibraryClient,
  notices: Notices,
  wanted: Argument<'host.keepFile'>,
): Promise<KeptFileInfo | null> {
  const kept = notices.valueOf(await client.call('host.keepFile', wanted))
  return kept?.file ?? null
}
