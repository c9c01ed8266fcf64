import { useState, type KeyboardEvent } from 'react'

/** A value being typed: kept when the field is left or Enter is pressed, given up with Escape. */
export function useDraft(value: string, keep: (value: string) => void) {
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
      } else if (
        event.key === 'Enter' &&
        !(event.target instanceof HTMLTextAreaElement && !event.metaKey && !event.ctrlKey)
      ) {
        event.preventDefault()
        commit()
      }
    },
  }
}
