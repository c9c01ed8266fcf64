import { useEffect, useState } from 'react'
import type { SearchHit } from '../../core/protocol/search.ts'
import { useLibrary } from '../library/hooks.ts'

/** How long typing rests before the library is asked, milliseconds. */
const rest = 120
const mostHits = 40

interface Answer {
  readonly query: string
  readonly hits: readonly SearchHit[]
  readonly total: number
}

/** What the library finds for a query; the last answer stays until the next is here. */
export function useSearch(query: string): Omit<Answer, 'query'> & { readonly searching: boolean } {
  const client = useLibrary()
  const wanted = query.trim()
  const [answer, setAnswer] = useState<Answer>(nothing)
  useEffect(() => {
    if (wanted === '') return
    let current = true
    const timer = setTimeout(() => {
      void client.call('search.query', { query: wanted, limit: mostHits }).then((result) => {
        if (current) setAnswer(result.ok ? { query: wanted, ...result.value } : { ...nothing, query: wanted })
      })
    }, rest)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [client, wanted])
  return wanted === '' ? { ...nothing, searching: false } : { ...answer, searching: answer.query !== wanted }
}
const nothing: Answer = { query: '', hits: [], total: 0 }
