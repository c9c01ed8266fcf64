import { useState, type KeyboardEvent } from 'react'
import { useMayEdit } from '../frame/use-may-edit.ts'

/** A value being typed: kept when the field is left or Enter is pressed, given up with Escape. With `lines`, Enter breaks a line. */
export function useDraft(value: string, keep: (value: string) => void, lines = false) {
  const [draft, setDraft] = useState<string | null>(null)
  const mayEdit = useMayEdit()
  const commit = () => {
    if (draft !== null && draft.trim() !== value) keep(draft.trim())
    setDraft(null)
  }
  return {
    value: draft ?? value,
    onChange: (typed: string) => {
      if (mayEdit()) setDraft(typed)
    },
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
