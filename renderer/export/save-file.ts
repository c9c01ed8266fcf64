import { done, type Result } from '../../core/commands/result.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import type { LibraryClient } from '../library/client.ts'

/** Saves through the host's own dialog where it has one, or else as the browser's download. */
export async function saveFile(
  client: LibraryClient,
  name: string,
  { content, mediaType }: Pick<Exported, 'content' | 'mediaType'>,
): Promise<Result<{ saved: boolean; path: string | null }>> {
  if (client.getState().host.nativeDialogs) return client.call('host.saveFile', { name, content })
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by the next task; the blob may go.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return done({ saved: true, path: name })
}
