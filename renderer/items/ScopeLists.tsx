import { useEffect, useMemo, useState } from 'react'
import type { AnnotationRecord } from '../../core/records/annotation.ts'
import type { CollectionRecord } from '../../core/records/collection.ts'
import type { TextId, TextRecord } from '../../core/records/text.ts'
import { HighlightRow } from '../annotations/HighlightRow.tsx'
import { dragMembers } from '../collections/dragged-members.ts'
import { useCollectionActions } from '../collections/use-collections.ts'
import { kept, nothingSelected } from '../controls/selection.ts'
import { VirtualList } from '../controls/VirtualList.tsx'
import { useNavigation } from '../frame/navigation.ts'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { TextRow } from '../texts/TextRow.tsx'

/** The texts of a collection: Enter opens one, Delete takes it out. */
export function CollectionTexts({
  collection,
  texts,
  onSelect,
}: {
  readonly collection: CollectionRecord
  readonly texts: readonly TextRecord[]
  readonly onSelect: (ids: readonly TextId[]) => void
}) {
  const navigation = useNavigation()
  const { takeOut } = useCollectionActions()
  const [chosen, setSelection] = useState(nothingSelected)
  const ids = useMemo(() => new Set<string>(texts.map(({ id }) => id)), [texts])
  const selection = useMemo(() => kept(chosen, ids), [chosen, ids])
  useEffect(() => {
    onSelect([...selection.ids] as TextId[])
  }, [onSelect, selection])
  useEffect(() => () => onSelect([]), [onSelect])
  return (
    <VirtualList
      label={strings.sidebar.texts}
      rows={texts}
      rowHeight={60}
      multiple
      selection={selection.focus === null && texts[0] ? { ...selection, focus: texts[0].id } : selection}
      onSelection={setSelection}
      onOpen={({ id }) => navigation.openText(id)}
      onDelete={(out) => void takeOut(collection, out as TextId[])}
      onDrag={dragMembers}
      row={(text) => <TextRow text={text} />}
    />
  )
}

/** The highlights with the tags that were chosen, of every text: Enter goes to the passage. */
export function TaggedHighlights({ highlights }: { readonly highlights: readonly AnnotationRecord[] }) {
  const { records } = useLibrary()
  const navigation = useNavigation()
  const [chosen, setSelection] = useState(nothingSelected)
  const ids = useMemo(() => new Set<string>(highlights.map(({ id }) => id)), [highlights])
  const selection = kept(chosen, ids)
  if (highlights.length === 0) return <p className="pane-empty">{strings.tags.noHighlights}</p>
  return (
    <VirtualList
      label={strings.sidebar.highlights}
      rows={highlights}
      rowHeight={84}
      opensOnClick={false}
      selection={
        selection.focus === null && highlights[0] ? { ...selection, focus: highlights[0].id } : selection
      }
      onSelection={setSelection}
      onOpen={({ id, target }) => navigation.openText(target.source, { kind: 'annotation', id })}
      row={(annotation) => (
        <HighlightRow annotation={annotation} title={records.get(annotation.target.source)?.title} />
      )}
    />
  )
}
