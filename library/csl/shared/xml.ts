import { SaxesParser } from 'saxes'

/** An element without its namespace prefix; children in their order. */
export interface XmlElement {
  /** Local name: "title" of `dc:title`. */
  readonly name: string
  /** By their names as written. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlElement | string)[]
  /** From 1. */
  readonly line: number
  /** Whether a reader asked for its words (`shared/untold.ts`). */
  isAsked: boolean
}

/** Elements deeper than this are taken for children of the one above: no format of ours is so deep. */
const deepest = 200

interface ReadXml {
  readonly root: XmlElement
  /** What is wrong in it first, and its line. */
  readonly problem: string | undefined
}

/**
 * Reads XML as far as it goes; what is wrong in it is told once. No entity but XML's own five is known, so none can
 * grow or name a file. Ampersands that nobody escaped stand for themselves.
 */
export function parseXml(xml: string): ReadXml {
  const read = parseOnce(xml)
  if (read.problem === undefined) return read
  let line = 0
  const mended = xml.replace(bareAmpersand, (found, at: number) => {
    if (found !== '&') return found
    line ||= xml.slice(0, at).split('\n').length
    return '&amp;'
  })
  if (line === 0) return read
  const again = parseOnce(mended)
  return { ...again, problem: again.problem ?? `line ${line}: an ampersand is not written as “&amp;”` }
}

/** An ampersand that begins no reference; or what holds ampersands as they are. */
const bareAmpersand = /<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|&(?!(?:#\d+|#x[\da-f]+|[a-z][\w.-]{0,60});)/gi

function parseOnce(xml: string): ReadXml {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], line: 1, isAsked: false }
  const open = [root]
  let problem: string | undefined
  const parser = new SaxesParser({ position: true })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const addText = (text: string) => void open.at(-1)!.children.push(text)
  parser.on(
    'error',
    (error) => (problem ??= error.message.replace(/^(?:undefined:)?(\d+):\d+: (.*?)\.?$/s, 'line $1: $2')),
  )
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', (tag) => {
    const element: XmlElement = {
      name: local(tag.name),
      attributes: new Map(Object.entries(tag.attributes as Record<string, string>)),
      children: [],
      line: parser.line,
      isAsked: false,
    }
    open[Math.min(open.length, deepest) - 1]!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void (open.length > 1 && open.pop()))
  // What stands before the declaration is none of the document's.
  parser.write(xml.replace(/^\ufeff?\s*(?:[^<]{0,80}(?=<\?xml\s))?/, '')).close()
  return { root, problem }
}

export const elements = (parent: XmlElement, name?: string): readonly XmlElement[] =>
  parent.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )

/** The elements at the end of a path of names, in their order. */
export const all = (parent: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((element) => elements(element, name)),
    parent === undefined ? [] : [parent],
  )

export const first = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  all(parent, ...path)[0]

/** All words in the element and what it holds, without a note that they were asked for. */
export const peekText = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? unwrapped(child) : peekText(child))).join('')

/** A line that goes on indented is one that a program for XML broke; authors' own lines begin at the margin. */
export const unwrapped = (words: string): string =>
  !words.includes('\n') ? words : words.replace(/(?<!\n)\r?\n[ \t]+(?![ \t\r\n])/g, ' ')

/** All words in the element and what it holds, which are noted as asked for. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  noteAsked(element)
  return peekText(element)
}

export function noteAsked(element: XmlElement): void {
  element.isAsked = true
  for (const child of elements(element)) noteAsked(child)
}

/** The words at the end of a path, trimmed; undefined where there are none. */
export const text = (parent: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  textOf(first(parent, ...path)).trim() || undefined

export const texts = (parent: XmlElement | undefined, ...path: readonly string[]): readonly string[] =>
  all(parent, ...path)
    .map((element) => textOf(element).trim())
    .filter(Boolean)

/** Every element of one of the names, at any depth, outermost only. */
export function descendants(parent: XmlElement, names: ReadonlySet<string>): readonly XmlElement[] {
  const found: XmlElement[] = []
  const walk = (element: XmlElement) => {
    for (const child of elements(element))
      if (names.has(child.name)) found.push(child)
      else walk(child)
  }
  walk(parent)
  return found
}

/** What XML 1.0 cannot hold: controls, halves of surrogate pairs, two characters that are none. */
const impossible = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** Makes words safe between tags and in attributes; what XML 1.0 cannot hold is dropped. */
export const escapeXml = (words: string): string =>
  words
    .replace(impossible, (character) => (character === '\u0085' ? character : ''))
    .replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`)
