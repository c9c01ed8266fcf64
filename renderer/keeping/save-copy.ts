import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { LibraryClient } from '../library/client.ts'
import { strings } from '../strings.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

/** Writes the library as an archive, or as a library in another folder, with the host's own means; null where its dialog was dismissed. */
export async function saveCopy(client: LibraryClient, as: 'library' | 'archive'): Promise<Outcome> {
  const answer = await client.call(as === 'library' ? 'host.saveElsewhere' : 'host.saveArchive', {})
  if (!answer.ok) return { tone: 'refused', error: answer.error }
  const { path, download, missing } = answer.value
  const next = client.getState().storage.kind === 'failing' ? [strings.saveElsewhere.next] : []
  if (path !== null) return { tone: 'done', lines: [strings.saveElsewhere.saved(path), ...missing, ...next] }
  if (download === null) return null
  return outcomeOf(await downloaded(client, download), () => ({
    tone: 'done',
    lines: [strings.saveElsewhere.downloading, ...next],
  }))
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
