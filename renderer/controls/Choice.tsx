import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import { strings } from '../strings.ts'
import './controls.css'
import './field.css'

export interface Option {
  readonly id: string
  readonly title: string
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (id: string) => void
}

/** One of a few. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select className="field" value={value} onChange={(key) => onChange(String(key))}>
      <Label>{label}</Label>
      <Button className="input select-button">
        <SelectValue />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="choices" items={options}>
          {(option) => (
            <ListBoxItem className="choice" id={option.id} textValue={option.title}>
              {option.title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** How many of many are shown at once; typing narrows them down. */
const shownAtOnce = 60

/** One of very many: typing narrows them down. */
export function ManyChoice({ label, value, options, onChange }: ChoiceProps) {
  const [query, setQuery] = useState<string | null>(null)
  const current = options.find((option) => option.id === value)?.title ?? (options.length === 0 ? '' : value)
  const shown = useMemo(() => matching(options, query ?? '').slice(0, shownAtOnce), [options, query])
  return (
    <ComboBox
      className="field"
      items={shown}
      inputValue={query ?? current}
      onInputChange={(text) => setQuery(text === current ? null : text)}
      value={value}
      onChange={(key) => {
        setQuery(null)
        if (key !== null) onChange(String(key))
      }}
      onOpenChange={(open) => {
        if (!open) setQuery(null)
      }}
      defaultFilter={() => true}
      menuTrigger="focus"
    >
      <Label>{label}</Label>
      <div className="combo">
        <Input className="input" />
        <Button className="icon-button" aria-label={strings.showChoices}>
          <ChevronDown />
        </Button>
      </div>
      <Popover className="popover" offset={4}>
        <ListBox<Option> className="choices">
          {(option) => (
            <ListBoxItem className="choice" id={option.id} textValue={option.title}>
              {option.title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Options whose title or id holds every word of the query; those that begin with it first. */
export function matching(options: readonly Option[], query: string): readonly Option[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  const found = options.filter((option) => {
    const text = `${option.title} ${option.id}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = (option: Option) => option.title.toLocaleLowerCase().startsWith(words[0]!)
  return [...found.filter(begins), ...found.filter((option) => !begins(option))]
}
