import { ArrowLeft, BookOpen } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ItemRecord } from '../../core/records/item.ts'
import { Choice, ManyChoice } from '../controls/Choice.tsx'
import { IconButton } from '../controls/IconButton.tsx'
import { useNavigation, type Target } from '../frame/navigation.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useRecord, useRecords } from '../library/hooks.ts'
import type { Argument } from '../../core/protocol/index.ts'
import { strings } from '../strings.ts'
import { yearOf } from './dates.ts'
import { fieldsOf, offeredTypes, withVariable } from './fields.ts'
import { CitekeyField } from './CitekeyField.tsx'
import { CustomFields } from './CustomFields.tsx'
import { ItemField } from './ItemField.tsx'
import { shortNames } from './names.ts'
import './items.css'
import '../texts/panes.css'

/** An item by its fields, each beside the words it was read in. A field is kept when it is left: one step of undo. */
export function ItemForm({
  item,
  onBack,
}: {
  readonly item: ItemRecord
  readonly onBack: (() => void) | null
}) {
  const client = useLibrary()
  const notices = useNotices()
  const update = async (change: Omit<Argument<'items.update'>, 'id'>) => {
    const result = await client.call('items.update', { id: item.id, ...change })
    if (!result.ok) notices.refuse(result.error)
  }
  const types = offeredTypes.some((type) => type === item.csl.type)
    ? offeredTypes
    : [item.csl.type, ...offeredTypes]
  return (
    <section className="item-form" aria-label={strings.items.form(item.csl.title ?? item.citekey)}>
      <header className="item-head">
        {onBack && <IconButton name={strings.items.backToList} icon={<ArrowLeft />} onPress={onBack} />}
        <h2>{item.csl.title ?? item.citekey}</h2>
        <TextOfItem item={item} />
      </header>
      <div className="item-fields">
        <div className="item-field item-kind">
          <Choice
            label={strings.items.kind}
            value={item.csl.type}
            options={types.map((id) => ({ id, title: strings.items.type(id) }))}
            onChange={(type) => void update({ csl: { ...item.csl, type } })}
          />
          <CitekeyField item={item} onChange={(citekey) => void update({ citekey })} />
        </div>
        <PartOf item={item} onChange={(partOf) => void update({ partOf })} />
        {fieldsOf(item.csl).map((field) => (
          <ItemField
            key={field.variable}
            item={item}
            field={field}
            onChange={(value) => void update({ csl: withVariable(item.csl, field.variable, value) })}
          />
        ))}
        <CustomFields custom={item.csl['custom']} />
      </div>
    </section>
  )
}

/** The text that the item is the object of, where the library has it. */
function TextOfItem({ item }: { readonly item: ItemRecord }) {
  const navigation = useNavigation()
  const text = useRecords('text').find(
    ({ itemId, parts }) => itemId === item.id || parts.some((part) => part.itemId === item.id),
  )
  if (text === undefined) return null
  const part = text.parts.find(({ itemId }) => itemId === item.id)
  const target: Target | null = part
    ? { kind: 'passage', span: { start: part.start, end: part.start } }
    : null
  return (
    <Button className="button" onPress={() => navigation.openText(text.id, target)}>
      <BookOpen aria-hidden />
      {strings.items.openText}
    </Button>
  )
}

const whole = ''

/** The book that a chapter is part of, and the way there; or the parts of a book. */
function PartOf({
  item,
  onChange,
}: {
  readonly item: ItemRecord
  readonly onChange: (id: ItemRecord['id'] | null) => void
}) {
  const navigation = useNavigation()
  const items = useRecords('item')
  const parent = useRecord(item.partOf)
  const parts = items.filter(({ partOf }) => partOf === item.id)
  if (parts.length > 0)
    return (
      <div className="item-field">
        <details className="parts">
          <summary>{strings.items.parts(parts.length)}</summary>
          <ul>
            {parts.map((part) => (
              <li key={part.id}>
                <Button className="place-button" onPress={() => navigation.openItem(part.id)}>
                  <span>{part.csl.title ?? part.citekey}</span>
                  {part.csl.page !== undefined && (
                    <span className="place-page">{strings.status.page(String(part.csl.page))}</span>
                  )}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      </div>
    )
  const wholes = items.filter(({ id, partOf }) => id !== item.id && partOf === null)
  return (
    <div className="item-field part-of">
      <ManyChoice
        label={strings.items.partOf}
        value={item.partOf ?? whole}
        options={[
          { id: whole, title: strings.items.partOfNothing },
          ...wholes.map(({ id, csl, citekey }) => ({ id, title: titleOf(csl, citekey) })),
        ]}
        onChange={(id) => onChange(id === whole ? null : (id as ItemRecord['id']))}
      />
      {parent && (
        <Button className="button" onPress={() => navigation.openItem(parent.id)}>
          {strings.items.openWhole}
        </Button>
      )}
    </div>
  )
}

function titleOf(csl: ItemRecord['csl'], citekey: string): string {
  const who = [shortNames(csl.author ?? csl.editor ?? []), yearOf(csl.issued)].filter(Boolean).join(', ')
  return [csl.title ?? citekey, who && `(${who})`].filter(Boolean).join(' ')
}
