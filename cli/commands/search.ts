import type { SearchHit } from '../../core/protocol/search.ts'
import { print, printJson, say } from '../exit.ts'
import { withLibrary } from '../library.ts'

/** `postil search QUERY`: passages, annotations and items of the whole library, best first. */
export function search(
  query: string,
  options: { library?: string; json?: boolean; limit: number },
): Promise<number> {
  return withLibrary(options.library, async ({ call }) => {
    const { hits, total } = await call('search.query', { query, limit: options.limit })
    if (options.json === true) await printJson({ total, hits })
    else if (hits.length > 0) await print(hits.map(hitLine).join('\n'))
    if (total > hits.length) say(`${total - hits.length} more; --limit shows them.`)
    if (total === 0) say('Nothing found.')
    return 0
  })
}

function hitLine(hit: SearchHit): string {
  const id = hit.kind === 'passage' ? hit.textId : hit.kind === 'annotation' ? hit.annotationId : hit.itemId
  const page = hit.kind !== 'item' && hit.page !== null ? `p. ${hit.page}  ` : ''
  return `${id}  ${page}${hit.title === '' ? '' : `${hit.title}: `}${hit.excerpt.text}`
}
