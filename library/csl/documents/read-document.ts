import { Buffer } from 'node:buffer'
import type { CslItem } from '../../../core/records/csl.ts'
import { readEndnoteRecords } from '../endnote/read-xml.ts'
import { parseJson, readCslItems } from '../json/csl-json.ts'
import { identified, type FoundItem } from '../keys.ts'
import type { Read, Unreadable } from '../shared/read.ts'
import { descendants, parseXml, textOf, type XmlElement } from '../shared/xml.ts'
import { readArchive } from './archive.ts'
import { isCitaviPlaceholder, readCitaviPlaceholder } from './citavi-placeholder.ts'
import { readBibliographyMarks } from './read-bibliography-marks.ts'
import { readWordSources } from './read-word-xml.ts'

/** Where citations stand in Word's and OpenDocument's archives. */
const wantedParts =
  /^(?:word\/(?:document|footnotes|endnotes|comments|header|footer)\d*\.xml|customXml\/item\d+\.xml|docProps\/custom\.xml|(?:content|meta)\.xml)$/

/** Where they keep the properties that a program has given a document. */
const propertyParts: readonly string[] = ['docProps/custom.xml', 'meta.xml']

/**
 * What a document cites, each work once: citations of Zotero, Mendeley, EndNote and Citavi, Word's and LibreOffice's own sources.
 * The XML out of its archive will do too.
 */
export function readDocument(content: string | Uint8Array): Read | Unreadable {
  const parts =
    typeof content === 'string' ? new Map([['document', content]]) : readArchive(content, wantedParts)
  const texts = [...(parts ?? [])].filter(([name]) => !propertyParts.includes(name))
  if (parts === null || texts.length === 0) return { unreadable: 'It is no Word or OpenDocument text.' }
  const problems: string[] = []
  const properties = bookmarkedCodes(propertyParts.map((name) => parts.get(name)).find(Boolean))
  const found = texts.flatMap(([name, xml]) => {
    if (name.startsWith('customXml/')) return xml.includes('Source') ? readWordSources(xml, problems) : []
    const { root, problem } = parseXml(xml)
    if (problem !== undefined) problems.push(`The XML is damaged: ${problem}.`)
    const codes = [...fieldCodes(root), ...attributeCodes(root, properties)]
    const cited = codes.flatMap((code) => citedIn(code, problems))
    return [...cited, ...readBibliographyMarks(root)]
  })
  return { items: identified(eachOnce(found), problems), problems }
}

/** The instructions of Word's fields; Word cuts one into runs as it likes, and one field may hold another. */
function fieldCodes(root: XmlElement): readonly string[] {
  const done: string[] = []
  const open: string[] = []
  for (const element of descendants(root, new Set(['fldChar', 'instrText', 'fldSimple']))) {
    const kind = element.attributes.get('w:fldCharType')
    if (kind === 'begin') open.push(embedded(element))
    else if (kind === 'end' || kind === 'separate') {
      const code = open.at(-1)
      if (code !== undefined && code !== '') done.push(code)
      if (kind === 'end') open.pop()
      else if (open.length > 0) open[open.length - 1] = ''
    } else if (element.name === 'fldSimple') done.push(element.attributes.get('w:instr') ?? '')
    else if (open.length > 0) open[open.length - 1] += textOf(element)
    // Programs that write documents sometimes leave out where the field begins.
    else done.push(textOf(element))
  }
  return done
}

/** EndNote keeps its record in base64 beside the field. */
function embedded(begin: XmlElement): string {
  const data = textOf(begin).replace(/\s+/g, '')
  if (data === '') return ''
  return Buffer.from(data, 'base64').toString('utf8').replaceAll('\u0000', '')
}

/**
 * Where Zotero uses bookmarks, their names stand in the text and what they cite in the properties of the document, in numbered
 * pieces, as a property holds but 255 characters.
 */
function bookmarkedCodes(xml: string | undefined): ReadonlyMap<string, string> {
  const pieces = new Map<string, [number, string][]>()
  if (xml === undefined || !xml.includes('ZOTERO_BREF_')) return new Map()
  for (const property of descendants(parseXml(xml).root, new Set(['property', 'user-defined']))) {
    const name = property.attributes.get('name') ?? property.attributes.get('meta:name') ?? ''
    const [, bookmark, number] = /^(ZOTERO_BREF_.+)_(\d+)$/.exec(name) ?? []
    if (bookmark === undefined) continue
    pieces.set(bookmark, [...(pieces.get(bookmark) ?? []), [Number(number), textOf(property)]])
  }
  return new Map(
    [...pieces].map(([bookmark, numbered]) => {
      const inOrder = numbered.toSorted(([a], [b]) => a - b)
      return [bookmark, inOrder.map(([, piece]) => piece).join('')]
    }),
  )
}

/** LibreOffice keeps a citation in the name of a mark, Mendeley of today in the tag of a content control. */
function attributeCodes(root: XmlElement, bookmarked: ReadonlyMap<string, string>): readonly string[] {
  const marks = descendants(
    root,
    new Set(['reference-mark-start', 'bookmark-start', 'bookmarkStart', 'reference-mark', 'user-field-decl']),
  )
  const names = marks
    .map((mark) => mark.attributes.get('text:name') ?? mark.attributes.get('w:name') ?? '')
    .map((name) => bookmarked.get(name) ?? name)
  const stringValues = marks.map((mark) => mark.attributes.get('office:string-value') ?? '')
  const controls = descendants(root, new Set(['tag'])).flatMap((tag) => {
    const code = /^MENDELEY_CITATION_v\d+_(.+)$/s.exec(tag.attributes.get('w:val') ?? '')?.[1]
    return code === undefined ? [] : [Buffer.from(code, 'base64').toString('utf8')]
  })
  return [...names, ...stringValues, ...controls]
}

function citedIn(code: string, problems: string[]): readonly FoundItem[] {
  if (isCitaviPlaceholder(code)) return readCitaviPlaceholder(code, problems)
  const xml = /<EndNote>[^]*<\/EndNote>/.exec(code)?.[0]
  if (xml !== undefined) return readEndnoteRecords(parseXml(xml).root, problems)
  // Mendeley once set a name in braces before it.
  const start = code.indexOf('{', Math.max(code.indexOf('CSL_CITATION'), 0))
  if (start < 0 || !/"citationItems"/.test(code)) return []
  const json = parseJson(code.slice(start, code.lastIndexOf('}') + 1))
  if ('unreadable' in json) {
    problems.push(`A citation cannot be read: ${json.unreadable}.`)
    return []
  }
  const { citationItems } = json.value as { citationItems?: unknown }
  const data = (Array.isArray(citationItems) ? (citationItems as { itemData?: unknown }[]) : [])
    .map((cite) => cite?.itemData)
    .filter((item) => item !== undefined && item !== null)
  return readCslItems(data).items.map(({ id, ...item }) => ({
    item: item as CslItem,
    id: shortId(id),
    place: 'A citation',
  }))
}

/** Zotero's id is an address; its last part is the key. */
const shortId = (id: string) => (/^https?:/.test(id) ? (id.split('/').at(-1) ?? id) : id)

/** A work that is cited twice stands twice in the document, but for what was changed meanwhile. */
function eachOnce(found: readonly FoundItem[]): readonly FoundItem[] {
  const seen = new Map<string, FoundItem>()
  for (const one of found) {
    const year = String(one.item.issued?.['date-parts']?.[0]?.[0] ?? one.item.issued?.literal)
    const key = JSON.stringify([one.id, one.item.title, one.item.author, year])
    if (!seen.has(key)) seen.set(key, one)
  }
  // Numbers that a program counted for one document are no keys, and two lists may have used the same.
  const ids = new Map<string, number>()
  for (const { id } of seen.values()) if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1)
  return [...seen.values()].map((one) =>
    one.id !== undefined && (ids.get(one.id)! > 1 || /^(?:\d+|ITEM-\d+)$/.test(one.id))
      ? { ...one, id: undefined }
      : one,
  )
}
