import { useLayoutEffect, useRef } from 'react'

/** Takes what is typed while the palette is still being fetched, so that it stands in its field when it is there. */
export function TypedAhead({
  onType,
  onClose,
}: {
  /** All that was typed so far. */
  readonly onType: (words: string) => void
  readonly onClose: () => void
}) {
  const words = useRef('')
  useLayoutEffect(() => {
    words.current = ''
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.key === 'Escape') onClose()
      else if (event.key === 'Backspace') words.current = words.current.slice(0, -1)
      else if ([...event.key].length === 1) words.current += event.key
      else return
      // The text below must not take it for one of its own keys.
      event.preventDefault()
      event.stopPropagation()
      onType(words.current)
    }
    window.addEventListener('keydown', take, true)
    return () => window.removeEventListener('keydown', take, true)
  }, [onType, onClose])
  return null
}
