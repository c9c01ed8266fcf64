import { useSyncExternalStore } from 'react'

/** Below this the sidebar lies over the text instead of beside it. Twice this width at 200% zoom. */
const narrowWidth = matchMedia('(max-width: 56rem)')

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrowWidth.addEventListener('change', listener)
      return () => narrowWidth.removeEventListener('change', listener)
    },
    () => narrowWidth.matches,
  )
}
