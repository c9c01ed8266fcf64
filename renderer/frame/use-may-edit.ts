import { useCallback } from 'react'
import { useLibrary } from '../library/hooks.ts'
import { useNotices } from './notices.ts'

/**
 * Asks, before anybody types, whether the library takes edits: what is typed into one that can only be read would be lost.
 * Where it takes none, that is told.
 */
export function useMayEdit(): () => boolean {
  const client = useLibrary()
  const notices = useNotices()
  return useCallback(() => {
    const { storage } = client.getState()
    if (storage.kind !== 'read-only') return true
    notices.refuse(storage.refusal)
    return false
  }, [client, notices])
}
