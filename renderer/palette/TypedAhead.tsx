import { useLayoutEffect, useRef } from 'react'

/** Takes what is typed before the palette's field has the focus, also while the palette is still being fetched, so that it stands there. */
export function TypedAhead({
  words,
  onType,
  onClose,
}: {
  /** All that was typed so far. */
  readonly words: string
  readonly onType: (words: string) => void
  readonly onClose: () => void
}) {
  const typed = useRef(words)
  useLayoutEffect(() => {
    typed.current = words
  }, [words])
  useLayoutEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.target instanceof Element && event.target.closest('.palette') !== null) return
      if (event.key === 'Escape') onClose()
      else if (event.key === 'Backspace') typed.current = typed.current.slice(0, -1)
      else if ([...event.key].length === 1) typed.current += event.key
      else return
      // The text below must not take it for one of its own keys.
      event.preventDefault()
      event.stopPropagation()
      onType(typed.current)
    }
    window.addEventListener('keydown', take, true)
    return () => window.removeEventListener('keydown', take, true)
  }, [onType, onClose])
  return null
}
