import { X } from 'lucide-react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import { scopeOf, useNavigation, useView } from '../frame/navigation.ts'
import { strings } from '../strings.ts'
import { useTags } from './use-tags.ts'
import './tags.css'

/** The tags that narrow down what is shown; each can be taken away. Nothing where none was chosen. */
export function TagChips() {
  const navigation = useNavigation()
  const { tags } = scopeOf(useView())
  return tags.length === 0 ? null : <Chips chosen={tags} onChange={(left) => navigation.chooseTags(left)} />
}

function Chips({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
}) {
  const all = useTags()
  const shown = chosen.map((id) => ({ id, title: all.find((tag) => tag.id === id)?.title ?? id }))
  return (
    <div className="tag-chips">
      <TagGroup
        aria-label={strings.tags.chosen}
        onRemove={(keys) => onChange(chosen.filter((id) => !keys.has(id)))}
      >
        <TagList className="tag-chip-list">
          {shown.map(({ id, title }) => (
            <Tag key={id} id={id} textValue={title} className="tag-chip">
              {title}
              <Button slot="remove" className="tag-remove">
                <X />
              </Button>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      <Button className="button link" onPress={() => onChange([])}>
        {strings.tags.clear}
      </Button>
    </div>
  )
}
