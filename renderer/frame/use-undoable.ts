import { useCallback } from 'react'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { useNotices } from './notices.ts'

/** Says what was done, with the button that takes it back. */
export function useUndoable(): (message: string) => void {
  const client = useLibrary()
  const notices = useNotices()
  return useCallback(
    (message) =>
      notices.tell(message, {
        title: strings.edit.undo,
        run: () => void client.call('edit.undo', {}).then((undone) => notices.valueOf(undone)),
      }),
    [client, notices],
  )
}
