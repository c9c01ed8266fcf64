import { noteAsked, type XmlElement } from './xml.ts'

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
export function styledText(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  noteAsked(element)
  return styledChildren(element).trim()
}

const styledChildren = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : styled(child))).join('')

function styled(element: XmlElement): string {
  // A face of EndNote may be several: "bold italic".
  const faces =
    element.name === 'style' ? (element.attributes.get('face') ?? '').split(/\s+/) : [element.name]
  const known = faces.filter((face) => Object.hasOwn(tags, face)).map((face) => tags[face]!)
  // Spaces stand between words, not within what is styled.
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(styledChildren(element))!
  return words === ''
    ? before
    : before + known.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, words) + after
}
