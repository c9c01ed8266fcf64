import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { noteOf, type AnnotationId, type AnnotationRecord } from '../../core/records/annotation.ts'
import { matchesFilter } from './annotation-filter.ts'
import type { AnnotationFilter, ReaderProps } from './reader-props.ts'
import type { ReadableText } from './readable-text.ts'
import type { Resolved } from './resolved.ts'
import { readerStrings } from './strings.ts'

/** What highlights are drawn from. */
export interface HighlightInput {
  readonly resolved: readonly Resolved[]
  readonly filter: AnnotationFilter | null
  readonly colorNames: ReaderProps['colorNames']
}

interface Drawn {
  readonly item: Resolved
  readonly decorations: Decoration[]
  readonly look: string
}

interface HighlightState {
  readonly set: DecorationSet
  readonly drawn: ReadonlyMap<AnnotationId, Drawn>
}

const key = new PluginKey<HighlightState>('highlights')

/**
 * Draws annotations as decorations. Only what changed between two inputs is taken out or put in, so one new
 * highlight costs the same in a long text as in a short one.
 */
export function highlights(text: ReadableText): Plugin<HighlightState> {
  return new Plugin<HighlightState>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty, drawn: new Map() }),
      apply(transaction, state) {
        const input = transaction.getMeta(key) as HighlightInput | undefined
        return input === undefined ? state : redraw(text, state, input)
      },
    },
    props: { decorations: (state) => key.getState(state)!.set },
  })
}

/** The meta that makes the plugin draw `input`. */
export const highlightsKey = key

function redraw(text: ReadableText, state: HighlightState, input: HighlightInput): HighlightState {
  const drawn = new Map<AnnotationId, Drawn>()
  const added: Decoration[] = []
  const removed: Decoration[] = []
  for (const item of input.resolved) {
    const before = state.drawn.get(item.id)
    const look = lookOf(item.record, input)
    if (before?.look === look && before.item.start === item.start && before.item.end === item.end) {
      drawn.set(item.id, before)
      continue
    }
    if (before !== undefined) removed.push(...before.decorations)
    const decorations = look === '' ? [] : draw(text, item, look, input)
    added.push(...decorations)
    drawn.set(item.id, { item, decorations, look })
  }
  for (const [id, before] of state.drawn) if (!drawn.has(id)) removed.push(...before.decorations)
  let { set } = state
  if (removed.length > 0) set = set.remove(removed)
  if (added.length > 0) set = set.add(text.doc, added)
  return { set, drawn }
}

/** All that decides how a highlight looks, in one string; '' where it is hidden. */
function lookOf(record: AnnotationRecord, { filter, colorNames }: HighlightInput): string {
  const matches = matchesFilter(record, filter)
  if (!matches && filter?.others === 'hide') return ''
  return `${record.color}|${matches ? '' : 'dimmed'}|${readerStrings.highlight(colorNames[record.color], noteOf(record))}`
}

function draw(
  { canonical }: ReadableText,
  { start, end, id, record }: Resolved,
  look: string,
  { colorNames }: HighlightInput,
): Decoration[] {
  const attributes = {
    // A node name of its own keeps overlapping highlights apart as nested elements, so their washes blend.
    nodeName: 'mark',
    class: look.split('|')[1] === 'dimmed' ? 'highlight dimmed' : 'highlight',
    'data-annotation': id,
    'data-color': record.color,
    'aria-description': readerStrings.highlight(colorNames[record.color], noteOf(record)),
  }
  return [Decoration.inline(canonical.posAt(start, 1), canonical.posAt(end, -1), attributes, { id })]
}
