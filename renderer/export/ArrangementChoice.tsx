import { useMemo } from 'react'
import {
  annotating,
  groupings,
  sortings,
  type Annotating,
  type Arrangement,
  type Grouping,
  type Sorting,
} from '../../core/bibliography/arrangement.ts'
import { headingIn, typeGroups } from '../../core/bibliography/headings.ts'
import { keywordsOf } from '../../core/bibliography/item-to-list.ts'
import { Choice, ManyChoice, type Option } from '../controls/Choice.tsx'
import { TextInput } from '../controls/TextInput.tsx'
import { useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'

const { arranging } = strings
const optionsOf = <K extends string>(ids: readonly K[], titles: Readonly<Record<K, string>>): Option[] =>
  ids.map((id) => ({ id, title: titles[id] }))

/** Headings, order and annotations of a bibliography. */
export function ArrangementChoice({
  arrangement,
  onChange,
}: {
  readonly arrangement: Arrangement
  readonly onChange: (change: Partial<Arrangement>) => void
}) {
  return (
    <>
      <div className="columns">
        <Choice
          label={arranging.group}
          value={arrangement.group}
          options={optionsOf(groupings, arranging.groups)}
          onChange={(group) => onChange({ group: group as Grouping })}
        />
        <Choice
          label={arranging.sort}
          value={arrangement.sort}
          options={optionsOf(sortings, arranging.sorts)}
          onChange={(sort) => onChange({ sort: sort as Sorting })}
        />
        <Choice
          label={arranging.annotate}
          value={arrangement.annotate}
          options={optionsOf(annotating, arranging.annotations)}
          onChange={(annotate) => onChange({ annotate: annotate as Annotating })}
        />
      </div>
      {arrangement.group === 'sources' && (
        <PrimaryChoice rule={arrangement.primary ?? ''} onChange={(primary) => onChange({ primary })} />
      )}
    </>
  )
}

const kinds = ['type', 'tag', 'collection', 'before'] as const

/** Which sources are primary: of a kind, with a tag, in a collection, or older than a year. */
function PrimaryChoice({
  rule,
  onChange,
}: {
  readonly rule: string
  readonly onChange: (rule: string) => void
}) {
  const colon = rule.indexOf(':')
  const kind = kinds.find((one) => one === rule.slice(0, Math.max(0, colon))) ?? 'type'
  const value = rule.slice(colon + 1)
  const items = useRecords('item')
  const collections = useRecords('collection')
  const values = useMemo(
    () => ({
      type: typeGroups.map((id) => ({ id, title: headingIn(id, 'en-US') })),
      tag: named(items.flatMap(({ csl }) => keywordsOf(csl))),
      collection: named(collections.map(({ title }) => title)),
    }),
    [items, collections],
  )
  return (
    <div className="columns">
      <Choice
        label={arranging.primary}
        value={kind}
        options={optionsOf(kinds, arranging.primaryKinds)}
        onChange={(id) =>
          onChange(`${id}:${id === 'before' ? 1900 : (values[id as keyof typeof values][0]?.id ?? '')}`)
        }
      />
      {kind === 'before' ? (
        <TextInput
          label={arranging.primaryValues.before}
          value={value}
          onChange={(year) => onChange(`before:${year}`)}
        />
      ) : (
        <ManyChoice
          label={arranging.primaryValues[kind]}
          value={value}
          options={values[kind]}
          onChange={(id) => onChange(`${kind}:${id}`)}
        />
      )}
    </div>
  )
}

const named = (names: readonly string[]): Option[] =>
  [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en-US')).map((id) => ({ id, title: id }))
