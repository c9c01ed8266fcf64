import { done, refuse, type Refusal, type Result } from '../../core/commands/result.ts'
import type { LibraryClient } from '../library/client.ts'
import { strings } from '../strings.ts'

/** How a copy of the library went, for people; null where the dialog was dismissed. */
export type CopyOutcome =
  | { readonly kind: 'saved'; readonly message: string; readonly missing: readonly string[] }
  | { readonly kind: 'refused'; readonly error: Refusal }
  | null

/** Writes the library as an archive, or as a library in another folder, with the host's own means. */
export async function saveCopy(client: LibraryClient, as: 'library' | 'archive'): Promise<CopyOutcome> {
  const answer = await client.call(as === 'library' ? 'host.saveElsewhere' : 'host.saveArchive', {})
  if (!answer.ok) return { kind: 'refused', error: answer.error }
  const { path, download, missing } = answer.value
  if (path !== null) return { kind: 'saved', message: strings.saveElsewhere.saved(path), missing }
  if (download === null) return null
  const fetched = await downloaded(client, download)
  return fetched.ok
    ? { kind: 'saved', message: strings.saveElsewhere.downloading, missing }
    : { kind: 'refused', error: fetched.error }
}

/** A browser that has not begun to fetch by then does not, ms. */
const longestWait = 10_000

/** Has the browser fetch the archive; resolves when the library has written all of it. */
function downloaded(client: LibraryClient, address: string): Promise<Result<null>> {
  return new Promise((resolve) => {
    let began = false
    const patience = setTimeout(() => {
      if (began) return
      unsubscribe()
      resolve(refuse('unsupported', strings.saveElsewhere.notFetched))
    }, longestWait)
    const unsubscribe = client.subscribe(() => {
      const task = client.getState().tasks.archive
      if (task?.isRunning === true) began = true
      else if (began) {
        clearTimeout(patience)
        unsubscribe()
        resolve(done(null))
      }
    })
    const link = document.createElement('a')
    link.href = address
    link.download = ''
    link.click()
  })
}
