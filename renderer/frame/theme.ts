import { useEffect, useSyncExternalStore } from 'react'
import { useTheme } from '../settings/preferences.ts'

const darkSystem = matchMedia('(prefers-color-scheme: dark)')

/** Puts the chosen theme (or the system's) on the page. */
export function useAppliedTheme(): void {
  const [theme] = useTheme()
  const dark = useSyncExternalStore(
    (listener) => {
      darkSystem.addEventListener('change', listener)
      return () => darkSystem.removeEventListener('change', listener)
    },
    () => darkSystem.matches,
  )
  const applied = theme === 'system' ? (dark ? 'dark' : 'light') : theme
  useEffect(() => {
    document.documentElement.dataset.theme = applied
  }, [applied])
}
