import { Search, X } from 'lucide-react'
import { Button, FieldError, Input, Label, SearchField, Text, TextField } from 'react-aria-components'
import { strings } from '../strings.ts'
import './controls.css'
import './field.css'

/** A labelled line of text. */
export function TextInput({
  label,
  value,
  onChange,
  hint,
  error,
  autoFocus = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
  readonly autoFocus?: boolean
}) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error != null}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <Input className="input" />
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}

/** A search field with its name inside it. */
export function SearchInput({
  label,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}) {
  return (
    <SearchField
      className="search-field"
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    >
      <Search aria-hidden />
      <Input className="input" placeholder={label} />
      <Button className="icon-button" aria-label={strings.clearSearch}>
        <X />
      </Button>
    </SearchField>
  )
}
