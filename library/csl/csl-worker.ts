import '../worker/guard-prototypes.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { done } from '../../core/commands/result.ts'
import { bibliographyOf, citationsOf } from './formatted.ts'
import type { Answer, Arguments, Asked, AskedMore, RequestName, Told } from './requests.ts'
import { previewOf } from './style-preview.ts'
import { StyleShelf } from './style-shelf.ts'

const shelf = new StyleShelf((workerData as { styleDirectories: readonly string[] }).styleDirectories)

/** Loaded when asked for: citation-js takes longer to load than a citation to write. */
const reader = () => import('./read-items.ts')
const writer = () => import('./write-items.ts')

const answers: { [N in RequestName]: (args: Arguments<N>) => Answer<N> | Promise<Answer<N>> } = {
  styles: () => done({ styles: shelf.styles(), locales: shelf.locales() }),
  inspect: ({ xml, name }) => shelf.inspect(xml, name),
  locale: ({ style }) => done({ locale: shelf.localeOf(style) }),
  preview: ({ items, look }) => previewOf(shelf, items, look),
  cite: ({ citations, look }) => citationsOf(shelf, citations, look),
  bibliography: ({ items, look }) => bibliographyOf(shelf, items, look),
  write: async ({ items, format, look, arranged }) =>
    (await writer()).writeItems(shelf, items, format, look, arranged),
  read: async ({ content, format }) => (await reader()).readItems(content, format),
}

/** Loads what the question needs; on a busy machine that may take longer than the answer, and is nobody's fault. */
async function prepare(name: RequestName): Promise<void> {
  if (name === 'read') await reader()
  else if (name === 'write') await writer()
  if (name === 'styles') shelf.styles()
  else if (name !== 'read') shelf.locales()
  parentPort?.postMessage({ type: 'begun' } satisfies Told)
}

async function answer<N extends RequestName>({ name, args }: Asked<N>): Promise<Told> {
  try {
    await prepare(name)
    return { type: 'answer', answer: await answers[name](args) }
  } catch (error) {
    return {
      type: 'defect',
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    }
  }
}

/** So many items take the asking thread a few milliseconds to receive; more at once would hold it up. */
const mostItems = 250

/** Parts of a long answer that are still to go, each when it is asked for. */
let parts: Told[] = []

/** The answer with its items taken out into parts, where they are many. */
function inParts(told: Told): Told[] {
  if (told.type !== 'answer' || !told.answer.ok) return [told]
  const { value } = told.answer
  if (!('items' in value) || value.items.length <= mostItems) return [told]
  const { items } = value
  const count = Math.ceil(items.length / mostItems)
  return [
    ...Array.from({ length: count }, (_, n): Told => ({
      type: 'part',
      items: items.slice(n * mostItems, (n + 1) * mostItems),
    })),
    { type: 'answer', answer: { ok: true, value: { ...value, items: [] } } },
  ]
}

const sendNext = () => {
  const next = parts.shift()
  if (next !== undefined) parentPort?.postMessage(next)
}

parentPort?.on('message', (asked: Asked | AskedMore) => {
  if (asked.name === 'more') return sendNext()
  void answer(asked).then((told) => {
    parts = inParts(told)
    sendNext()
  })
})
parentPort?.postMessage({ type: 'ready' } satisfies Told)
