import { ArrowUp, Building2, Plus, User, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, Group, Input, TextField } from 'react-aria-components'
import type { CslName } from '../../core/records/csl.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { strings } from '../strings.ts'
import { useDraft } from './use-draft.ts'

/** A list of names: people by family and given name, bodies by one. An empty row at the end is a name not begun. */
export function NamesField({
  label,
  names,
  onChange,
}: {
  readonly label: string
  readonly names: readonly CslName[]
  readonly onChange: (names: readonly CslName[]) => void
}) {
  const [adding, setAdding] = useState(false)
  const group = useRef<HTMLDivElement>(null)
  const rows = adding || names.length === 0 ? [...names, blank] : names
  const put = (index: number, name: CslName | null) => {
    setAdding(false)
    onChange(
      [...rows.slice(0, index), ...(name === null ? [] : [name]), ...rows.slice(index + 1)].filter(
        (each) => !isBlank(each),
      ),
    )
  }
  const remove = (index: number) => {
    put(index, null)
    group.current?.querySelector<HTMLButtonElement>('.names-add')?.focus()
  }
  return (
    <Group ref={group} className="field names" aria-label={label}>
      <span className="field-label">{label}</span>
      {rows.map((name, index) => (
        <NameRow
          key={index}
          name={name}
          label={strings.items.nameOf(label, index + 1)}
          autoFocus={adding && index === rows.length - 1}
          onChange={(next) => put(index, next)}
          onRemove={isBlank(name) && !adding ? null : () => remove(index)}
          onUp={
            index === 0 || isBlank(name)
              ? null
              : () =>
                  onChange([...names.slice(0, index - 1), name, names[index - 1]!, ...names.slice(index + 1)])
          }
        />
      ))}
      {names.length > 0 && !adding && (
        <Button className="button link names-add" onPress={() => setAdding(true)}>
          <Plus aria-hidden />
          {strings.items.addName}
        </Button>
      )}
    </Group>
  )
}

const blank: CslName = { family: '', given: '' }
const isBlank = (name: CslName) => !name.family && !name.given && !name.literal

function NameRow({
  name,
  label,
  autoFocus,
  onChange,
  onRemove,
  onUp,
}: {
  readonly name: CslName
  readonly label: string
  readonly autoFocus: boolean
  readonly onChange: (name: CslName) => void
  readonly onRemove: (() => void) | null
  readonly onUp: (() => void) | null
}) {
  const [asBody, setAsBody] = useState(name.literal !== undefined)
  const { family: _family, given: _given, literal: _literal, ...rest } = name
  const person = (family: string, given: string): CslName => ({
    ...rest,
    ...(family === '' ? {} : { family }),
    ...(given === '' ? {} : { given }),
  })
  const toggle = () => {
    setAsBody(!asBody)
    if (isBlank(name)) return
    if (asBody) onChange(splitName(name.literal ?? ''))
    else onChange({ literal: [name.given, name.family].filter(Boolean).join(' ') })
  }
  return (
    <div className="name-row">
      {asBody ? (
        <NamePart
          label={`${label}, ${strings.items.body}`}
          placeholder={strings.items.body}
          value={name.literal ?? ''}
          autoFocus={autoFocus}
          onChange={(literal) => onChange(literal === '' ? blank : { literal })}
        />
      ) : (
        <>
          <NamePart
            label={`${label}, ${strings.items.family}`}
            placeholder={strings.items.family}
            value={name.family ?? ''}
            autoFocus={autoFocus}
            onChange={(family) => onChange(person(family, name.given ?? ''))}
          />
          <NamePart
            label={`${label}, ${strings.items.given}`}
            placeholder={strings.items.given}
            value={name.given ?? ''}
            onChange={(given) => onChange(person(name.family ?? '', given))}
          />
        </>
      )}
      <IconButton
        name={asBody ? strings.items.makePerson : strings.items.makeBody}
        icon={asBody ? <Building2 /> : <User />}
        onPress={toggle}
      />
      <IconButton
        name={strings.items.moveUp}
        icon={<ArrowUp />}
        isDisabled={onUp === null}
        onPress={() => onUp?.()}
      />
      <IconButton
        name={strings.items.removeName}
        icon={<X />}
        isDisabled={onRemove === null}
        onPress={() => onRemove?.()}
      />
    </div>
  )
}

function NamePart({
  label,
  placeholder,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}) {
  const { onKeyDown, ...draft } = useDraft(value, onChange)
  return (
    <TextField className="name-part" aria-label={label} autoFocus={autoFocus} {...draft}>
      <Input className="input" placeholder={placeholder} onKeyDown={onKeyDown} />
    </TextField>
  )
}

/** The last word as the family name: a first guess, to be mended in the two fields it fills. */
export function splitName(text: string): CslName {
  const words = text.trim().split(/\s+/)
  const family = words.pop() ?? ''
  return words.length === 0 ? { family } : { family, given: words.join(' ') }
}
