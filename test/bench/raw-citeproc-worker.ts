import { parentPort, workerData } from 'node:worker_threads'
import CSL from 'citeproc'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { openBundledStyles } from '../../library/csl/bundled-styles.ts'

/**
 * citeproc-js as it comes, in a thread of its own: there it is not the one that our engine made quicker, and it begins as cold as ours does. Answers each
 * message with the milliseconds that a bibliography of the items took it, the style's compiling with it. It knows no way but to begin again each time.
 */
const { items, style } = workerData as { items: readonly IdentifiedCslItem[]; style: string }
const bundled = openBundledStyles()

function bibliography(): number {
  const start = performance.now()
  const byId = new Map(items.map((item) => [item.id, item]))
  const citeproc = new CSL.Engine(
    {
      retrieveLocale: (language) => bundled.locale(language) ?? bundled.locale('en-US')!,
      retrieveItem: (id) => structuredClone(byId.get(id)!),
    },
    bundled.style(style)!,
    'en-US',
    true,
  )
  citeproc.updateItems([...byId.keys()])
  citeproc.makeBibliography()
  return performance.now() - start
}

parentPort!.on('message', () => parentPort!.postMessage(bibliography()))
