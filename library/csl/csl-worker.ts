import { parentPort, workerData } from 'node:worker_threads'
import { done } from '../../core/commands/result.ts'
import { bibliographyOf, citationOf } from './formatted.ts'
import type { Answer, Arguments, Asked, RequestName, Told } from './requests.ts'
import { StyleShelf } from './style-shelf.ts'

const shelf = new StyleShelf((workerData as { styleDirectories: readonly string[] }).styleDirectories)

/** Loaded when asked for: citation-js takes longer to load than a citation to write. */
const reader = () => import('./read-items.ts')
const writer = () => import('./write-items.ts')

const answers: { [N in RequestName]: (args: Arguments<N>) => Answer<N> | Promise<Answer<N>> } = {
  styles: () => done({ styles: shelf.styles(), locales: shelf.locales() }),
  cite: ({ item, locator, label, look }) => citationOf(shelf, item, { locator, label }, look),
  bibliography: ({ items, look }) => bibliographyOf(shelf, items, look),
  write: async ({ items, format, look }) => (await writer()).writeItems(shelf, items, format, look),
  read: async ({ content, format }) => (await reader()).readItems(content, format),
}

async function answer<N extends RequestName>({ name, args }: Asked<N>): Promise<Told> {
  try {
    return { type: 'answer', answer: await answers[name](args) }
  } catch (error) {
    return {
      type: 'defect',
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    }
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked).then((told) => parentPort?.postMessage(told)))
parentPort?.postMessage({ type: 'ready' } satisfies Told)
