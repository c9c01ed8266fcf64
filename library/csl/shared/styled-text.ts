import { textOf, type XmlElement } from './xml.ts'

/** Elements of PubMed and faces of EndNote that CSL has tags for. */
const tags: Readonly<Record<string, string>> = {
  i: 'i',
  italic: 'i',
  b: 'b',
  bold: 'b',
  sub: 'sub',
  sup: 'sup',
  subscript: 'sub',
  superscript: 'sup',
}

/** All words in the element, with CSL's tags around what is italic, bold, raised or lowered. */
export const styledText = (element: XmlElement | undefined): string =>
  element === undefined
    ? ''
    : element.children
        .map((child) => {
          if (typeof child === 'string') return child
          const name = child.name === 'style' ? (child.attributes.get('face') ?? '') : child.name
          const tag = Object.hasOwn(tags, name) ? tags[name] : undefined
          const words = tag === undefined ? textOf(child) : styledText(child)
          return tag === undefined || words === '' ? words : `<${tag}>${words}</${tag}>`
        })
        .join('')
        .trim()
