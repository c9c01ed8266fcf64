import { useEffect, useRef } from 'react'
import { useNotices } from '../frame/notices.ts'
import { useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Says once what was found damaged when the library was opened, with the way to its backups. */
export function useToldAtOpening(show: () => void): void {
  const notices = useNotices()
  const told = useLibraryState((state) => state.told)
  const said = useRef<readonly string[]>([])
  const shown = useRef(show)
  useEffect(() => {
    shown.current = show
  })
  useEffect(() => {
    if (told.length === 0 || told.join() === said.current.join()) return
    said.current = told
    notices.refuse(
      { code: 'unreadable', message: strings.storage.told, details: told },
      { title: strings.storage.show, run: () => shown.current() },
    )
  }, [told, notices])
}
