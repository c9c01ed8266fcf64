import { useEffect } from 'react'
import { useReading, useReadingState } from '../texts/reading.ts'
import { useView } from './navigation.ts'

/**
 * A view that takes the place of another takes the focus too, where what had it is gone: the caret goes into the
 * text, the keyboard onto the list.
 */
export function useViewFocus(): void {
  const view = useView()
  const reading = useReading()
  const opened = useReadingState((state) => state.opened?.record.id ?? null)
  const ready = view.kind !== 'text' || opened === view.textId
  useEffect(() => {
    if (!ready) return
    // The view has to be in the page, and a dialog that closes gives the focus back first.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      if (view.kind === 'text') reading.reader?.focus()
      else document.querySelector<HTMLElement>('.frame-main [role="listbox"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [view, ready, reading])
}
