import { useState, type KeyboardEvent } from 'react'

/** A value being typed: kept when the field is left or Enter is pressed, given up with Escape. With `lines`, Enter breaks a line. */
export function useDraft(value: string, keep: (value: string) => void, lines = false) {
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    if (draft !== null && draft.trim() !== value) keep(draft.trim())
    setDraft(null)
  }
  return {
    value: draft ?? value,
    onChange: setDraft,
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation()
        setDraft(null)
      } else if (event.key === 'Enter' && (!lines || event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        commit()
      }
    },
  }
}
