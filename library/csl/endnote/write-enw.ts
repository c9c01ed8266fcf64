import type { IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { writtenKeys } from '../keys.ts'
import { LeftOut } from '../left-out.ts'
import { writeRisName } from '../ris/names.ts'
import { hasContainer, hasPageCount, sectionVariable, serialVariable } from '../ris/tags.ts'
import { linesOf } from '../shared/paragraphs.ts'
import { Fields, type Written } from '../shared/fields.ts'
import { endnoteTypeOf, hasArticleNumber, writeEdition, writePages } from './types.ts'

/** The items in EndNote's tagged format. A value is one line: each further one has its tag. */
export function writeEnw(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('EndNote’s tagged format')
  const keys = writtenKeys(items, leftOut)
  const records = items.map((item, index) => recordOf(item, keys[index]!, leftOut))
  return { content: records.join('\n'), leftOut: leftOut.sentences() }
}

function recordOf(item: IdentifiedCslItem, key: string, leftOut: LeftOut): string {
  const fields = new Fields(item)
  const [name, , read] = endnoteTypeOf(item.type)
  if (read !== item.type)
    leftOut.say(`${item.id}: EndNote has no type for “${item.type}”; it was written as “${name}”.`)
  const lines = [`%0 ${name}`]
  const tag = (letter: string, words: string | undefined) => {
    if (words !== undefined && words !== '') lines.push(`%${letter} ${words}`)
  }
  for (const [letter, variable] of [
    ['A', 'author'],
    ['E', 'editor'],
    ['?', 'translator'],
    ['Y', 'collection-editor'],
  ] as const)
    for (const person of fields.names(variable)) tag(letter, writeRisName(person))
  const isInPeriodical = /^(?:article(?!$)|review|periodical)/.test(item.type)
  tag('T', fields.take('title'))
  tag('!', fields.take('title-short'))
  const isWhole = /^(?:book|thesis|report|collection|pamphlet)$/.test(item.type)
  tag(isInPeriodical || isWhole ? 'J' : 'B', fields.take('container-title'))
  // Without a word of the whole, readers take the series for it.
  const isSeriesAlone =
    hasContainer(item.type) && item['container-title'] === undefined && item.editor === undefined
  if (isSeriesAlone && (item['collection-title'] ?? item['collection-editor']) !== undefined) lines.push('%B')
  tag('S', fields.take('collection-title'))
  dates(fields, tag)
  tag(
    'N',
    fields.take(
      /^(?:article|review|periodical|paper-conference)/.test(item.type) ? 'issue' : serialVariable(item.type),
    ),
  )
  tag('P', writePages(fields, hasPageCount(item.type)))
  for (const [letter, variable] of [
    ['V', 'volume'],
    ['6', 'number-of-volumes'],
    ['&', sectionVariable(item.type) ?? ''],
    ['I', 'publisher'],
    ['C', 'publisher-place'],
    ['@', 'ISBN'],
    ['@', 'ISSN'],
    ['R', 'DOI'],
    ['U', 'URL'],
    ['G', 'language'],
    ['9', 'genre'],
    ['L', 'call-number'],
    ['M', 'archive_location'],
    ['~', 'archive'],
    ['*', 'reviewed-title'],
    [']', hasArticleNumber(item.type) ? 'number' : ''],
  ] as const)
    tag(letter, fields.take(variable))
  for (const [letter, variable] of [
    ['X', 'abstract'],
    ['Z', 'note'],
    ['<', 'annote'],
  ] as const)
    for (const line of linesOf(fields.lines(variable) ?? ''))
      if (fields.lines(variable) !== undefined) lines.push(`%${letter} ${line}`.trim())
  tag('2', fields.take('PMCID'))
  // Without an author, readers take it for the name of one.
  if (item.author !== undefined) tag('Q', fields.take('original-title'))
  tag('7', writeEdition(fields))
  for (const keyword of fields.keywords()) tag('K', keyword)
  for (const [letter, values] of customOf(item, 'enw'))
    if (letter.length === 1 && !'0F'.includes(letter))
      for (const value of values) tag(letter, value.replace(/\s+/g, ' ').trim())
  fields.telling('custom.enw')
  tag('F', key)
  fields.tellRest(leftOut)
  return lines.join('\n') + '\n'
}

function dates(fields: Fields, tag: (letter: string, words: string | undefined) => void): void {
  const day = fields.exactDate('issued')
  const year = /^-?\d{4}/.exec(day ?? '')?.[0]
  tag('D', year ?? fields.dateInWords('issued'))
  if (day !== year) tag('8', day)
  tag('[', fields.exactDate('accessed') ?? fields.dateInWords('accessed'))
}
