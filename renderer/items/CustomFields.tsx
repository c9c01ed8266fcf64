import { listCustom } from '../../core/records/csl-custom.ts'
import { strings } from '../strings.ts'

/** What the item's file said and CSL has no field for: kept, shown, and written again into a file of its kind. */
export function CustomFields({ custom }: { readonly custom: unknown }) {
  const fields = listCustom(custom)
  if (fields.length === 0) return null
  return (
    <div className="item-field">
      <details className="custom-fields">
        <summary>{strings.items.custom(fields.length)}</summary>
        <dl>
          {fields.map(({ family, name, value }) => (
            <div key={`${family} ${name}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
