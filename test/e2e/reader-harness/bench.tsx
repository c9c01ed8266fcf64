import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import { describeRange } from '../../../core/anchoring/describe.ts'
import type { OpenedText } from '../../../core/protocol/texts.ts'
import type { AnnotationRecord } from '../../../core/records/annotation.ts'
import { CanonicalText } from '../../../core/text/canonical-text.ts'
import { schema } from '../../../core/text/schema.ts'
import { Node } from 'prosemirror-model'
import { defaultTypography, Reader, type ReaderActions } from '../../../renderer/reader/index.ts'
import '../../../renderer/theme/index.css'

declare global {
  interface Window {
    bench(): Promise<{ open: number; highlight: number; plain: number }>
  }
}

const colorNames = { yellow: 'Claim', green: 'Evidence', blue: 'Method', pink: 'Doubt', violet: 'Term' }
const actions: ReaderActions = {
  mayEdit: () => true,
  create: () => Promise.resolve(null),
  update: () => Promise.resolve(true),
  remove: () => Promise.resolve(true),
  copyWithCitation: () => {},
  openLink: () => {},
  correctPage: () => {},
}

/** Ends when what was done is on the screen. */
const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))

window.bench = async () => {
  const opened = (await (await fetch('opened.json')).json()) as OpenedText
  const { text } = new CanonicalText(Node.fromJSON(schema, opened.structure.doc))
  const start = text.indexOf(' ', 2000) + 1
  const annotation: AnnotationRecord = {
    id: 'annotation:1',
    typeName: 'annotation',
    motivation: 'highlighting',
    target: { source: 'text:1', revision: 1, selector: describeRange(text, start, start + 300) },
    body: [],
    color: 'yellow',
    page: null,
    heading: [],
    creator: null,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  }
  await document.fonts.load('19px "Literata Variable"')
  const root = createRoot(document.getElementById('root')!)
  const show = (annotations: readonly AnnotationRecord[]): void =>
    flushSync(() =>
      root.render(
        <Reader
          opened={opened}
          annotations={annotations}
          colorNames={colorNames}
          typography={defaultTypography}
          initialOffset={null}
          actions={actions}
        />,
      ),
    )
  await painted()
  const before = performance.now()
  show([])
  await painted()
  const open = performance.now() - before
  // What a text does in its first quiet moment is over before a person has read a line and selected it.
  await new Promise((done) => setTimeout(done, 600))
  await painted()
  const middle = performance.now()
  show([annotation])
  await painted()
  const highlight = performance.now() - middle
  if (document.querySelector('mark') === null) throw new Error('The highlight is not on the page.')
  root.unmount()
  await painted()
  return { open, highlight, plain: await plainHtml(text) }
}

/** The same words as paragraphs of HTML, without any of the reader. */
async function plainHtml(text: string): Promise<number> {
  const host = document.getElementById('root')!
  host.style.cssText = 'height:100%;overflow:auto;font:19px/1.55 "Literata Variable"'
  const before = performance.now()
  for (const line of text.split('\n')) {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    host.append(paragraph)
  }
  await painted()
  return performance.now() - before
}
