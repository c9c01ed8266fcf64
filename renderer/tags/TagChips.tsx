import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
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
  const titleOf = (id: string) => all.find((tag) => tag.id === id)?.title ?? id
  return (
    <div className="tag-chips">
      <ul className="tag-chip-list" aria-label={strings.tags.chosen}>
        {chosen.map((id) => (
          <li key={id} className="tag-chip">
            {titleOf(id)}
            <Button
              className="tag-remove"
              aria-label={strings.tags.without(titleOf(id))}
              onPress={() => onChange(chosen.filter((one) => one !== id))}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
      <Button className="button link" onPress={() => onChange([])}>
        {strings.tags.clear}
      </Button>
    </div>
  )
}
