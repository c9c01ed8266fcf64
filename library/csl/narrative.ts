import type { CiteItem, Engine } from 'citeproc'
import { creatorsOf } from '../../core/bibliography/sort-items.ts'
import type { CslItem } from '../../core/records/csl.ts'
import type { CiteOfItem } from './requests.ts'
import { parseRichText, type RichText } from './rich-text.ts'

export const isNarrative = ({ narrative, suppressAuthor }: CiteOfItem): boolean =>
  narrative === true && suppressAuthor !== true

/**
 * The citation with its first item's names before it, where that is wanted: "Rivera (2014)". `cited` is the citation without
 * them. Left as it is in a style of notes.
 */
export function inSentence(
  engine: Engine,
  [first]: readonly CiteOfItem[],
  [cite]: readonly CiteItem[],
  cited: readonly RichText[],
): readonly RichText[] {
  if (first === undefined || cite === undefined || !isNarrative(first) || engine.opt.xclass === 'note')
    return cited
  const names = parseRichText(engine.makeCitationCluster([{ id: cite.id, 'author-only': true }]))
  const prefix = first.prefix?.trim() ?? ''
  return [
    ...(prefix === '' ? [] : [`${prefix} `]),
    // A style that cites by numbers or labels has no names to write, and citeproc says so in brackets.
    ...(JSON.stringify(names).includes('[NO_PRINTED_FORM]') ? [namesInSentence(first.item, engine)] : names),
    ' ',
    ...cited,
  ]
}

/** The families of one or two, or the first with "et al.", in the words of the engine's locale; the title where there is nobody. */
function namesInSentence(item: CslItem, engine: Engine): string {
  const families = creatorsOf(item).map((name) =>
    [name['non-dropping-particle'], name.family ?? name.literal ?? name.given].filter(Boolean).join(' '),
  )
  if (families.length === 0) return item.title ?? ''
  if (families.length > 2) return `${families[0]} ${engine.getTerm('et-al', 'long', 0) ?? 'et al.'}`
  return families.join(` ${engine.getTerm('and', 'long', 0) ?? '&'} `)
}
