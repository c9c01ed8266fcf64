import { useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import { strings } from '../strings.ts'

/** The name of a collection where it stands, to be written anew: Enter and leaving keep it, Escape takes it back. */
export function CollectionName({
  title,
  onDone,
}: {
  readonly title: string
  /** Null where nothing is to be changed. */
  readonly onDone: (title: string | null) => void
}) {
  const [value, setValue] = useState(title)
  const [isDone, setDone] = useState(false)
  const finish = (wanted: string | null) => {
    // The field loses the focus when it goes: that is no second answer.
    if (isDone) return
    setDone(true)
    onDone(wanted === null || wanted.trim() === '' || wanted.trim() === title ? null : wanted.trim())
  }
  return (
    <TextField
      className="collection-name"
      aria-label={strings.collections.nameOf(title)}
      value={value}
      onChange={setValue}
      maxLength={200}
      autoFocus
      onFocus={(event) => {
        if (event.target instanceof HTMLInputElement) event.target.select()
      }}
      onBlur={() => finish(value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(value)
        else if (event.key === 'Escape') finish(null)
      }}
    >
      <Input className="input" />
    </TextField>
  )
}
