import { Input, Label, TextArea, TextField } from 'react-aria-components'
import type { CslDate, CslName } from '../../core/records/csl.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import { strings } from '../strings.ts'
import { dateText, parseDate } from './dates.ts'
import { Evidence } from './Evidence.tsx'
import type { Field } from './fields.ts'
import { NamesField } from './NamesField.tsx'
import { useDraft } from './use-draft.ts'

/** One field of an item with the places it was read in beside it. */
export function ItemField({
  item,
  field,
  onChange,
}: {
  readonly item: ItemRecord
  readonly field: Field
  readonly onChange: (value: unknown) => void
}) {
  const value = (item.csl as Record<string, unknown>)[field.variable]
  const spans = item.evidence[field.variable] ?? []
  return (
    <div className="item-field" data-evidence={spans.length > 0}>
      <Control field={field} value={value} onChange={onChange} />
      {spans.length > 0 && <Evidence spans={spans} />}
    </div>
  )
}

function Control({
  field: { variable, kind },
  value,
  onChange,
}: {
  readonly field: Field
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}) {
  const label = strings.items.variable(variable)
  switch (kind) {
    case 'names':
      return (
        <NamesField
          label={label}
          names={(value as readonly CslName[] | undefined) ?? []}
          onChange={onChange}
        />
      )
    case 'date':
      return (
        <LineField
          label={label}
          value={dateText(value as CslDate | undefined)}
          onChange={(text) => onChange(parseDate(text))}
        />
      )
    default:
      return (
        <LineField
          label={label}
          value={value === undefined ? '' : String(value)}
          onChange={onChange}
          shape={kind}
        />
      )
  }
}

/** A labelled value that is kept when the field is left. */
export function LineField({
  label,
  value,
  onChange,
  shape = 'line',
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** `title` grows with its words and has no line breaks; `words` may have them. */
  readonly shape?: 'line' | 'title' | 'words'
}) {
  const { onKeyDown, ...draft } = useDraft(value, onChange, shape === 'words')
  return (
    <TextField className="field" {...draft}>
      <Label>{label}</Label>
      {shape === 'line' ? (
        <Input className="input" onKeyDown={onKeyDown} />
      ) : (
        <TextArea className={`input ${shape}`} rows={1} onKeyDown={onKeyDown} />
      )}
    </TextField>
  )
}
