import { useMemo, useState } from 'react'
import type { TagUse } from '../../core/queries/tags.ts'
import { nothingSelected } from '../controls/selection.ts'
import { SearchInput } from '../controls/TextInput.tsx'
import { VirtualList } from '../controls/VirtualList.tsx'
import { SidebarSection } from '../frame/SidebarSection.tsx'
import { scopeOf, useNavigation, useView } from '../frame/navigation.ts'
import { strings } from '../strings.ts'
import { useTags } from './use-tags.ts'
import './tags.css'

/** Fewer tags than these are seen at once. */
const searchFrom = 12
const rowHeight = 28

/** The tags in the sidebar: each that is chosen narrows the items and highlights down further. */
export function TagsSection() {
  const tags = useTags()
  return (
    <SidebarSection id="tags" title={strings.tags.title}>
      {tags.length === 0 ? <p className="section-empty">{strings.tags.empty}</p> : <TagList tags={tags} />}
    </SidebarSection>
  )
}

function TagList({ tags }: { readonly tags: readonly TagUse[] }) {
  const navigation = useNavigation()
  const chosen = scopeOf(useView()).tags
  const [query, setQuery] = useState('')
  const [focus, setFocus] = useState<string | null>(null)
  const rows = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase()
    return wanted === '' ? tags : tags.filter(({ id }) => id.includes(wanted))
  }, [tags, query])
  const shown = focus !== null && rows.some(({ id }) => id === focus) ? focus : (rows[0]?.id ?? null)
  return (
    <>
      {tags.length > searchFrom && (
        <div className="tag-search">
          <SearchInput label={strings.tags.find} value={query} onChange={setQuery} />
        </div>
      )}
      {rows.length === 0 ? (
        <p className="section-empty">{strings.nothingFound(query)}</p>
      ) : (
        <div className="tag-list" style={{ height: rows.length * rowHeight }}>
          <VirtualList
            label={strings.tags.title}
            rows={rows}
            rowHeight={rowHeight}
            multiple="toggle"
            selection={{ ...nothingSelected, ids: new Set(chosen), focus: shown }}
            onSelection={({ ids, focus: next }) => {
              setFocus(next)
              const tags = [...ids]
              if (tags.length !== chosen.length) navigation.chooseTags(tags)
            }}
            row={(tag) => <TagRow tag={tag} />}
          />
        </div>
      )}
    </>
  )
}

function TagRow({ tag: { title, items, annotations } }: { readonly tag: TagUse }) {
  return (
    <div className="tag-row">
      <span className="nav-title">{title}</span>
      <span className="nav-count">{(items + annotations).toLocaleString('en-US')}</span>
    </div>
  )
}
