import { Node } from 'prosemirror-model'
import { findQuote } from '../../core/anchoring/find-quote.ts'
import type { HighlightColor } from '../../core/records/annotation.ts'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import { schema } from '../../core/text/schema.ts'
import { orRefuse, print, printJson } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { textNamed } from '../named.ts'
import { annotationJson } from './list.ts'

export interface HighlightOptions {
  readonly library?: string
  readonly json?: boolean
  readonly quote: string
  readonly prefix?: string
  readonly suffix?: string
  readonly page?: string
  readonly note?: string
  readonly tag?: readonly string[]
  readonly color?: HighlightColor
}

/** `postil highlight TEXT --quote Q`: refused where the quotation is not in the text, or there more than once without a word which. */
export function highlight(name: string, options: HighlightOptions): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const { id } = orRefuse(textNamed(store, name))
    const { structure } = await call('texts.read', { id })
    const canonical = new CanonicalText(Node.fromJSON(schema, structure.doc)).text
    const { quote, prefix, suffix, page } = options
    const { start, end } = orRefuse(findQuote(canonical, { quote, prefix, suffix, page }, structure.pageMap))
    const annotation = await call('annotations.create', {
      textId: id,
      start,
      end,
      ...(options.color === undefined ? {} : { color: options.color }),
      note: options.note ?? '',
      tags: [...(options.tag ?? [])],
    })
    if (options.json === true) await printJson(annotationJson(store, annotation))
    else await print(annotation.id)
    return 0
  })
}
