import { Radio, RadioGroup } from 'react-aria-components'
import { fullerItem, mergedVariables, type MergeChoice } from '../../core/commands/merge-items.ts'
import type { CslDate, CslName } from '../../core/records/csl.ts'
import { dateVariables, nameVariables } from '../../core/records/csl.ts'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import { sameValue } from '../../core/store/same-value.ts'
import { dateText } from '../items/dates.ts'
import { familyOf } from '../items/names.ts'
import { strings } from '../strings.ts'

/** Of more items than so many the same value is shown once: their columns would stand in no window. */
const mostColumns = 6

/** The fields in which items differ, a column an item; first of all which of them stays. What is the same is counted. */
export function MergeFields({
  items,
  keep,
  take,
  onKeep,
  onTake,
}: {
  readonly items: readonly [ItemRecord, ...ItemRecord[]]
  readonly keep: ItemId
  readonly take: MergeChoice
  readonly onKeep: (id: ItemId) => void
  readonly onTake: (variable: string, id: ItemId) => void
}) {
  // The one that stays comes first where values say as much, as it does in the merge.
  const ordered = [...items].sort((a, b) => Number(b.id === keep) - Number(a.id === keep))
  const variables = mergedVariables(items)
  const differing = variables.filter((variable) =>
    items.some((item) => !sameValue(item.csl[variable], items[0].csl[variable])),
  )
  return (
    <div className="merge-fields">
      <FieldChoice
        label={strings.duplicates.keep}
        values={items.map(({ id, citekey, formerKeys = [] }) => [
          id,
          strings.duplicates.key(citekey, formerKeys),
        ])}
        chosen={keep}
        onChoose={onKeep}
      />
      {differing.map((variable) => (
        <FieldChoice
          key={variable}
          label={variable === 'type' ? strings.items.kind : strings.items.variable(variable)}
          {...inColumns(
            items.map((item) => [item.id, shown(variable, item.csl[variable])]),
            take[variable] ?? fullerItem(ordered as [ItemRecord, ...ItemRecord[]], variable).id,
          )}
          onChoose={(id) => onTake(variable, id)}
        />
      ))}
      <p className="duplicate-facts">{strings.duplicates.same(variables.length - differing.length)}</p>
    </div>
  )
}

/** The values and the chosen one; of many items each value stands for all that have it. */
function inColumns(values: readonly (readonly [ItemId, string])[], chosen: ItemId) {
  if (values.length <= mostColumns) return { values, chosen }
  const first = new Map<string, ItemId>()
  for (const [id, value] of values) if (!first.has(value)) first.set(value, id)
  const value = values.find(([id]) => id === chosen)?.[1] ?? ''
  return {
    values: [...first].map(([shownValue, id]) => [id, shownValue] as const),
    chosen: first.get(value) ?? chosen,
  }
}

function FieldChoice({
  label,
  values,
  chosen,
  onChoose,
}: {
  readonly label: string
  readonly values: readonly (readonly [ItemId, string])[]
  readonly chosen: ItemId
  readonly onChoose: (id: ItemId) => void
}) {
  return (
    <RadioGroup
      className="merge-field"
      aria-label={label}
      value={chosen}
      onChange={(id) => onChoose(id as ItemId)}
    >
      <span className="merge-label" aria-hidden>
        {label}
      </span>
      <div className="merge-values">
        {values.map(([id, value]) => (
          <Radio key={id} className="radio merge-value" value={id}>
            <span className="dot" aria-hidden />
            <span className={value === '' ? 'merge-none' : 'merge-words'}>
              {value === '' ? strings.duplicates.none : value}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** A value in words: names and dates as they are typed, anything else as it stands. */
function shown(variable: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (variable === 'type') return strings.items.type(String(value))
  if ((nameVariables as readonly string[]).includes(variable))
    return (value as CslName[])
      .map((name) => [familyOf(name), name.family === undefined ? '' : name.given].filter(Boolean).join(', '))
      .join('; ')
  if ((dateVariables as readonly string[]).includes(variable)) return dateText(value as CslDate)
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)
}
