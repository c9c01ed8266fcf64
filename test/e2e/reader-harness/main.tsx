import { createRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import { Node } from 'prosemirror-model'
import { passageOf } from '../../../core/anchoring/passage.ts'
import type { OpenedText } from '../../../core/protocol/texts.ts'
import {
  bodyOf,
  noteOf,
  tagsOf,
  type AnnotationRecord,
  type HighlightColor,
} from '../../../core/records/annotation.ts'
import { CanonicalText } from '../../../core/text/canonical-text.ts'
import { schema } from '../../../core/text/schema.ts'
import {
  defaultTypography,
  Reader,
  type AnnotationFilter,
  type Place,
  type ReaderActions,
  type ReaderHandle,
  type Typography,
} from '../../../renderer/reader/index.ts'
import '../../../renderer/theme/index.css'

/** What a test can see and do beside the page itself. */
export interface Harness {
  readonly handle: ReaderHandle
  readonly text: string
  readonly calls: { readonly name: string; readonly args: readonly unknown[] }[]
  annotations: readonly AnnotationRecord[]
  orphans: readonly string[]
  places: Place[]
  add(quote: string, options?: { color?: HighlightColor; note?: string; tags?: string[] }): string
  setTypography(typography: Typography): void
  setFilter(filter: AnnotationFilter | null): void
  replace(opened: OpenedText): void
}

declare global {
  interface Window {
    harness: Harness
    opened?: OpenedText
  }
}

const colorNames = { yellow: 'Claim', green: 'Evidence', blue: 'Method', pink: 'Doubt', violet: 'Term' }
const now = '2026-01-01T00:00:00.000Z'
const handle = createRef<ReaderHandle>()
const parameters = new URLSearchParams(location.search)
let next = 1
const first = (window.opened ??= (await (await fetch('opened.json')).json()) as OpenedText)
const text = new CanonicalText(Node.fromJSON(schema, first.structure.doc)).text

function made(
  range: { start: number; end: number },
  color: HighlightColor,
  note: string,
  tags: readonly string[],
) {
  const { selector, page, heading } = passageOf(
    { canonical: text, pageMap: first.structure.pageMap, outline: first.structure.outline },
    range.start,
    range.end,
  )
  const record: AnnotationRecord = {
    id: `annotation:${next++}`,
    typeName: 'annotation',
    motivation: note === '' ? 'highlighting' : 'commenting',
    target: { source: 'text:1', revision: 1, selector },
    body: bodyOf(note, tags),
    color,
    page,
    heading: [...heading],
    creator: null,
    created: now,
    modified: now,
  }
  return record
}

function Page() {
  const [opened, setOpened] = useState(first)
  const [annotations, setAnnotations] = useState<readonly AnnotationRecord[]>([])
  const [typography, setTypography] = useState(defaultTypography)
  const [filter, setFilter] = useState<AnnotationFilter | null>(null)
  const log = (name: string, ...args: unknown[]): void => void harness.calls.push({ name, args })
  const change = (update: (before: readonly AnnotationRecord[]) => readonly AnnotationRecord[]): void =>
    setAnnotations((before) => (harness.annotations = update(before)))
  const actions: ReaderActions = {
    mayEdit: () => true,
    create(range, color, note, tags) {
      log('create', range, color, note, tags)
      const record = made(range, color, note, tags)
      change((before) => [...before, record])
      return Promise.resolve(record)
    },
    update(id, patch) {
      log('update', id, patch)
      change((before) =>
        before.map((record) =>
          record.id === id
            ? {
                ...record,
                color: patch.color ?? record.color,
                body: bodyOf(patch.note ?? noteOf(record), patch.tags ?? tagsOf(record)),
              }
            : record,
        ),
      )
      return Promise.resolve(true)
    },
    remove(ids) {
      log('remove', ids)
      change((before) => before.filter(({ id }) => !ids.includes(id)))
      return Promise.resolve(true)
    },
    copyWithCitation: (target) => log('copyWithCitation', target),
    openLink: (url) => log('openLink', url),
    correctPage: (offset, label) => log('correctPage', offset, label),
  }
  const harness: Harness = (window.harness ??= {
    get handle() {
      return handle.current!
    },
    text,
    calls: [],
    annotations: [],
    orphans: [],
    places: [],
    add(quote, { color = 'yellow', note = '', tags = [] } = {}) {
      const start = text.indexOf(quote)
      const record = made({ start, end: start + quote.length }, color, note, tags)
      flushSync(() => change((before) => [...before, record]))
      return record.id
    },
    setTypography: (value) => flushSync(() => setTypography(value)),
    setFilter: (value) => flushSync(() => setFilter(value)),
    replace: (value) => flushSync(() => setOpened(value)),
  })
  return (
    <Reader
      ref={handle}
      opened={opened}
      annotations={annotations}
      colorNames={colorNames}
      typography={typography}
      initialOffset={parameters.has('at') ? Number(parameters.get('at')) : null}
      filter={filter}
      knownTags={['method', 'trade', 'regionalism']}
      actions={actions}
      onPlace={(place) => harness.places.push(place)}
      onOrphans={(ids) => (harness.orphans = ids)}
    />
  )
}

document.documentElement.dataset.theme = parameters.get('theme') ?? 'light'
createRoot(document.getElementById('root')!).render(<Page />)
