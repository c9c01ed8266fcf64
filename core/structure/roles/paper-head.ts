import type { Element } from '../element.ts'
import { personNames } from '../front-matter/personal-name.ts'
import { isCommonPhrase } from '../front-matter/word-use.ts'
import { isProse } from '../prose.ts'
import type { RoledElement } from '../sections.ts'

/** The names of a paper's authors stand among its first pieces, behind a running head, a title and a subtitle. */
const first = 5
const longestTitle = 200

/**
 * The head of a paper that has no title page: a short piece without a stop, and under it nothing but names of persons,
 * before any prose. The piece is the heading of the whole, the names its byline. Two words with capitals that the
 * text also uses as words ("Early Light") are no name.
 */
export function withPaperHead(elements: readonly RoledElement[], source: string): readonly RoledElement[] {
  for (let index = 1; index <= Math.min(first, elements.length - 2); index++) {
    const [above, names] = [elements[index - 1]!, elements[index]!]
    if (above.front !== null || names.front !== null || !isLine(above.element) || !isLine(names.element))
      return elements
    const [title, people] = [above.element, names.element]
    const printed = personNames(people.text.text.replace(/^by\s+/i, ''))
    if (printed === null || printed.slice(0, 4).some((name) => isCommonPhrase(name, source))) continue
    if (!mayBeTitle(title.text.text)) return elements
    const { pageEnd, text } = title
    const heading: Element = {
      kind: 'heading',
      level: 1,
      number: null,
      numberAt: null,
      role: 'body',
      text,
      pageEnd,
    }
    const byline: Element = { kind: 'byline', text: people.text, pageEnd: people.pageEnd }
    return [
      ...elements.slice(0, index - 1),
      { ...above, element: heading },
      { ...names, element: byline },
      ...elements.slice(index + 1),
    ]
  }
  return elements
}

type TextLine = Extract<Element, { kind: 'heading' | 'paragraph' | 'byline' }>

function isLine(element: Element): element is TextLine {
  if (element.kind !== 'heading' && element.kind !== 'paragraph' && element.kind !== 'byline') return false
  // A title may read like prose; a paragraph ends with a stop.
  return (
    element.text.text.length <= longestTitle &&
    !(isProse(element.text.text) && /[.]$/.test(element.text.text))
  )
}

function mayBeTitle(text: string): boolean {
  return /\p{L}{3}/u.test(text) && !/[.;,:]$/.test(text) && !text.includes('\t') && personNames(text) === null
}
