import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { tagsOf } from '../../core/records/annotation.ts'
import type { TextId } from '../../core/records/text.ts'
import type { PassageTarget } from '../citing/cited.ts'
import { useNotices } from '../frame/notices.ts'
import type { Target } from '../frame/navigation.ts'
import { useMayEdit } from '../frame/use-may-edit.ts'
import { useUndoable } from '../frame/use-undoable.ts'
import { useAnnotations, useLibrary, useLibraryState, useRecords } from '../library/hooks.ts'
import {
  Reader,
  type CitationTarget,
  type Place,
  type ReaderActions,
  type ReaderHandle,
} from '../reader/index.ts'
import { useColorNames, useTypography } from '../settings/preferences.ts'
import { strings } from '../strings.ts'
import { useOpenedText } from './opened-texts.ts'
import { PageCorrectionDialog, type PageInQuestion } from './PageCorrectionDialog.tsx'
import { filters, useReading, useReadingState } from './reading.ts'
import { useReadingPosition } from './reading-position.ts'
import { useTextCommands } from './use-text-commands.ts'
import '../frame/page.css'

/** A text in the reader, joined to the library: what is done in it is called there, what changes there is seen in it. */
export function TextView({
  textId,
  target,
  showMargin,
  onCopy,
  onCopyAs,
  onCollect,
}: {
  readonly textId: TextId
  readonly target: Target | null
  readonly showMargin: boolean
  readonly onCopy: (target: PassageTarget) => void
  readonly onCopyAs: (target: PassageTarget) => void
  readonly onCollect: (ids: readonly TextId[]) => void
}) {
  const reading = useReading()
  const { opened, error } = useOpenedText(textId)
  const annotations = useAnnotations(textId)
  const [typography] = useTypography()
  const [colorNames] = useColorNames()
  const filter = useReadingState((state) => state.filter)
  const knownTags = useKnownTags()
  const [question, setQuestion] = useState<PageInQuestion | null>(null)
  const { initialOffset, remember } = useReadingPosition(textId)
  const handle = useRef<ReaderHandle>(null)

  useEffect(() => {
    reading.set({ opened })
  }, [reading, opened])
  useEffect(() => () => reading.close(), [reading])
  const attach = useCallback(
    (reader: ReaderHandle | null) => {
      handle.current = reader
      reading.attach(reader)
    },
    [reading],
  )
  useGoTo(handle, target, opened !== null)

  const toPassage = useCallback(
    (cited: CitationTarget): PassageTarget =>
      'range' in cited ? { textId, start: cited.range.start, end: cited.range.end } : cited,
    [textId],
  )
  const actions = useReaderActions(textId, (cited) => onCopy(toPassage(cited)), setQuestion)
  useTextCommands(handle, { textId, onCopyAs, onCollect, onQuestion: setQuestion })

  const onPlace = useCallback(
    (place: Place) => {
      reading.set({ place })
      remember(place.offset)
    },
    [reading, remember],
  )
  const onOrphans = useCallback(
    (orphans: readonly `annotation:${string}`[]) => reading.set({ orphans }),
    [reading],
  )

  if (error !== null)
    return (
      <div className="page" role="alert">
        <h1>{strings.text.cannotOpen}</h1>
        <p>{error.message}</p>
        {error.details?.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {/* Its details say what was kept, where there are any. */}
        {(error.details ?? []).length === 0 && <p>{strings.text.originalKept}</p>}
      </div>
    )
  if (opened === null)
    return <div className="page" aria-busy role="status" aria-label={strings.text.opening} />
  return (
    <>
      <Reader
        ref={attach}
        opened={opened}
        annotations={annotations}
        colorNames={colorNames}
        typography={typography}
        initialOffset={initialOffset}
        filter={filters(filter) ? filter : null}
        showMargin={showMargin}
        knownTags={knownTags}
        actions={actions}
        onPlace={onPlace}
        onOrphans={onOrphans}
      />
      {question && (
        <PageCorrectionDialog textId={textId} question={question} onClose={() => setQuestion(null)} />
      )}
    </>
  )
}

/** Goes to what the navigation asked for, once the text is there. */
function useGoTo(
  handle: { readonly current: ReaderHandle | null },
  target: Target | null,
  ready: boolean,
): void {
  useEffect(() => {
    if (!ready || target === null) return
    // The reader lays itself out first; a jump before that would land at the top.
    const frame = requestAnimationFrame(() => {
      if (target.kind === 'annotation') handle.current?.focusAnnotation(target.id)
      else handle.current?.scrollTo(target.span, { flash: true, focus: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [handle, target, ready])
}

function useReaderActions(
  textId: TextId,
  copyWithCitation: (target: CitationTarget) => void,
  ask: (question: PageInQuestion) => void,
): ReaderActions {
  const client = useLibrary()
  const notices = useNotices()
  const undoable = useUndoable()
  const mayEdit = useMayEdit()
  const latest = useRef(copyWithCitation)
  useEffect(() => {
    latest.current = copyWithCitation
  })
  return useMemo(
    () => ({
      mayEdit,
      create: async ({ start, end }, color, note, tags) =>
        notices.valueOf(
          await client.call('annotations.create', { textId, start, end, color, note, tags: [...tags] }),
        ),
      update: async (id, { tags, ...rest }) =>
        notices.valueOf(
          await client.call('annotations.update', { id, ...rest, ...(tags ? { tags: [...tags] } : {}) }),
        ) !== null,
      remove: async (ids) => {
        const result = await client.call('annotations.delete', { ids: [...ids] })
        if (!result.ok) notices.refuse(result.error)
        else undoable(strings.text.highlightsDeleted(ids.length))
        return result.ok
      },
      copyWithCitation: (target) => latest.current(target),
      openLink: (url) =>
        void client.call('host.openExternal', { url }).then((result) => notices.valueOf(result)),
      correctPage: (offset, label) => ask({ offset, label, begins: false }),
    }),
    [client, notices, undoable, mayEdit, textId, ask],
  )
}

/** The tags of the whole library, those used most first. Counted again only when an annotation changes. */
function useKnownTags(): readonly string[] {
  const ready = useLibraryState((state) => state.status) === 'ready'
  const annotations = useRecords('annotation')
  return useMemo(() => {
    const uses = new Map<string, number>()
    if (ready)
      for (const annotation of annotations)
        for (const tag of tagsOf(annotation)) uses.set(tag, (uses.get(tag) ?? 0) + 1)
    return [...uses].sort((a, b) => b[1] - a[1]).map(([tag]) => tag)
  }, [ready, annotations])
}
