import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { writtenKeys } from '../keys.ts'
import { LeftOut } from '../left-out.ts'
import { writeRisName } from '../ris/names.ts'
import { hasPageCount, sectionVariable, serialVariable } from '../ris/tags.ts'
import { Fields, type Written } from '../shared/fields.ts'
import { elementAgain } from '../shared/untold.ts'
import { escapeXml } from '../shared/xml.ts'
import { endnoteTypeOf, hasArticleNumber, writeEdition, writePages } from './types.ts'

/** EndNote's XML of the items. The key stands in `label`, the field that EndNote has for such. */
export function writeEndnoteXml(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('EndNote XML')
  const keys = writtenKeys(items, leftOut)
  const records = items.map((item, index) => recordOf(item, keys[index]!, index + 1, leftOut))
  return {
    content: `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${records.join('')}</records></xml>\n`,
    leftOut: leftOut.sentences(),
  }
}

const element = (name: string, words: string | undefined) =>
  words === undefined || words === '' ? '' : `<${name}>${escapeXml(words)}</${name}>`
const group = (name: string, inside: string) => (inside === '' ? '' : `<${name}>${inside}</${name}>`)

function recordOf(item: IdentifiedCslItem, key: string, number: number, leftOut: LeftOut): string {
  const fields = new Fields(item)
  const [name, kind, read] = endnoteTypeOf(item.type)
  if (read !== item.type)
    leftOut.say(`${item.id}: EndNote has no type for “${item.type}”; it was written as “${name}”.`)
  const isWhole = /^(?:book|thesis|report|collection|pamphlet)$/.test(item.type)
  const people = (group_: string, variable: string) =>
    group(group_, fields.names(variable).map(person).join(''))
  const take = (tag: string, variable: string) => element(tag, fields.lines(variable))
  const isInIssues = /^(?:article|review|periodical|paper-conference)/.test(item.type)
  const section = sectionVariable(item.type)
  const parts = [
    element('rec-number', String(number)),
    `<ref-type name="${escapeXml(name)}">${kind}</ref-type>`,
    group(
      'contributors',
      people('authors', 'author') +
        people('secondary-authors', 'editor') +
        people('tertiary-authors', 'collection-editor') +
        people('subsidiary-authors', 'translator'),
    ),
    group(
      'titles',
      take('title', 'title') +
        take('secondary-title', isWhole ? 'collection-title' : 'container-title') +
        (isWhole ? '' : take('tertiary-title', 'collection-title')) +
        take('short-title', 'title-short') +
        take('translated-title', 'original-title'),
    ),
    group('periodical', take('abbr-1', 'container-title-short')),
    element('pages', writePages(fields, hasPageCount(item.type))),
    take('volume', 'volume'),
    take('number', isInIssues ? 'issue' : serialVariable(item.type)),
    take('num-vols', 'number-of-volumes'),
    element('edition', writeEdition(fields)),
    section === undefined ? '' : take('section', section),
    group(
      'keywords',
      fields
        .keywords()
        .map((keyword) => element('keyword', keyword))
        .join(''),
    ),
    dates(fields),
    take('pub-location', 'publisher-place'),
    take('publisher', 'publisher'),
    serials(fields),
    take('accession-num', 'archive_location'),
    take('call-num', 'call-number'),
    element('label', key),
    take('abstract', 'abstract'),
    take('notes', 'note'),
    take('research-notes', 'annote'),
    take('work-type', 'genre'),
    group('urls', group('related-urls', take('url', 'URL'))),
    take('custom2', 'PMCID'),
    hasArticleNumber(item.type) ? take('custom7', 'number') : '',
    take('reviewed-item', 'reviewed-title'),
    take('electronic-resource-num', 'DOI'),
    take('remote-database-name', 'archive'),
    take('language', 'language'),
    accessed(fields),
  ]
  const record = withCustom(parts.join(''), fields, leftOut)
  fields.telling('custom.endnote-xml')
  fields.tellRest(leftOut)
  return `<record>${record}</record>\n`
}

const person = (name: CslName) => element('author', writeRisName(name))

/** The year stands alone, the whole date beside it; words are a year like any. */
function dates(fields: Fields): string {
  const day = fields.exactDate('issued')
  if (day === undefined) return group('dates', element('year', fields.dateInWords('issued')))
  const year = /^-?\d{4}/.exec(day)![0]
  return group(
    'dates',
    element('year', year) + (day === year ? '' : group('pub-dates', element('date', day))),
  )
}

function accessed(fields: Fields): string {
  return element('access-date', fields.exactDate('accessed') ?? fields.dateInWords('accessed'))
}

/** The record with what it held in the file that it came from; an element that it has by now gets what was in the other. */
function withCustom(record: string, fields: Fields, leftOut: LeftOut): string {
  return customOf(fields.item, 'endnote-xml').reduce((written, [name, values]) => {
    if (name === 'isbn') return written
    const again = values.map((value) => elementAgain(name, value))
    if (again.includes(undefined))
      leftOut.say(`${fields.item.id}: the field “${name}” cannot stand in EndNote XML.`)
    const inner = again.map((element) => element ?? '').join('')
    const end = written.lastIndexOf(`</${name}>`)
    if (end < 0) return written + inner
    // Words of an element stand on lines of their own.
    const between = values.some((value) => value.startsWith('<')) ? '' : '\n'
    return written.slice(0, end) + between + inner.replace(/^<[^>]*>|<\/[^>]*>$/g, '') + written.slice(end)
  }, record)
}

const serials = (fields: Fields): string =>
  element(
    'isbn',
    [fields.take('ISBN'), fields.take('ISSN'), ...otherSerials(fields)]
      .filter((serial) => serial !== undefined)
      .join('\n'),
  )

const otherSerials = (fields: Fields): readonly string[] =>
  customOf(fields.item, 'endnote-xml')
    .filter(([name]) => name === 'isbn')
    .flatMap(([, values]) => values)
