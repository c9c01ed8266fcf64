import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Span } from '../../core/structure/structure.ts'
import type { ReadableText } from './readable-text.ts'

/** Passing emphasis on the text: the active annotation, a passage just jumped to, what was found. */
export interface Cues {
  readonly active: Span | null
  readonly flash: Span | null
  /** Matches near what is in sight. */
  readonly found: readonly Span[]
  readonly current: Span | null
}

export const noCues: Cues = { active: null, flash: null, found: [], current: null }

interface CueState {
  readonly cues: Cues
  readonly set: DecorationSet
}

/** Meta: a whole {@link Cues}. */
export const cuesKey = new PluginKey<CueState>('cues')

/** Draws cues; they are few, so the set is made anew each time they change. */
export function cues(text: ReadableText): Plugin<CueState> {
  const drawn = (span: Span, className: string): Decoration[] =>
    span.end > span.start
      ? [
          Decoration.inline(text.canonical.posAt(span.start, 1), text.canonical.posAt(span.end, -1), {
            nodeName: 'span',
            class: className,
          }),
        ]
      : []
  return new Plugin<CueState>({
    key: cuesKey,
    state: {
      init: () => ({ cues: noCues, set: DecorationSet.empty }),
      apply(transaction, state) {
        const next = transaction.getMeta(cuesKey) as Cues | undefined
        if (next === undefined) return state
        const decorations = [
          ...(next.active === null ? [] : drawn(next.active, 'cue-active')),
          ...(next.flash === null ? [] : drawn(next.flash, 'cue-flash')),
          ...next.found.flatMap((span) => drawn(span, 'cue-found')),
          ...(next.current === null ? [] : drawn(next.current, 'cue-current')),
        ]
        return {
          cues: next,
          set: decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(text.doc, decorations),
        }
      },
    },
    props: { decorations: (state) => cuesKey.getState(state)!.set },
  })
}
