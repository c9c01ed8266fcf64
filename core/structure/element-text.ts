import type { Element } from './element.ts'
import { callCandidates } from './notes/calls.ts'
import type { TracedText } from './traced-text.ts'

/** Every passage of an element, in the order in which they become textblocks. */
export function passagesOf(element: Element): readonly TracedText[] {
  switch (element.kind) {
    case 'quote':
    case 'note':
      return element.paragraphs
    case 'list':
      return element.items
    case 'table':
      return [element.caption, ...element.rows.flat(), element.source].filter((text) => text !== null)
    default:
      return [element.text]
  }
}

/** Ids of the notes that an element calls. `calls`: source offset → the note called there. */
export function callsIn(element: Element, calls: ReadonlyMap<number, { readonly id: string }>): string[] {
  if (calls.size === 0 || element.kind === 'note') return []
  return passagesOf(element).flatMap((passage) =>
    callCandidates(passage.text).flatMap(({ from }) => calls.get(passage.sourceAt(from))?.id ?? []),
  )
}
