import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { writtenKeys } from '../keys.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullFamily, fullGiven, type Written } from '../shared/fields.ts'
import { elementAgain } from '../shared/untold.ts'
import { escapeXml } from '../shared/xml.ts'
import { modsTypes } from './types.ts'

/** A MODS 3.7 collection of the items. */
export function writeMods(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('MODS')
  const keys = writtenKeys(items, leftOut)
  const records = items.map((item, index) => modsOf(item, keys[index]!, leftOut))
  return {
    content:
      '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3" ' +
      'xmlns:xlink="http://www.w3.org/1999/xlink" version="3.7">\n' +
      `${records.join('')}</modsCollection>\n`,
    leftOut: leftOut.sentences(),
  }
}

const element = (name: string, words: string | undefined, attributes = '') =>
  words === undefined || words === '' ? '' : `<${name}${attributes}>${escapeXml(words)}</${name}>`
const group = (name: string, inside: string, attributes = '') =>
  inside === '' ? '' : `<${name}${attributes}>${inside}</${name}>`

function modsOf(item: IdentifiedCslItem, key: string, leftOut: LeftOut): string {
  const fields = new Fields(item)
  const row = modsTypes.find(([csl]) => csl === item.type) ?? modsTypes.find(([csl]) => csl === 'document')!
  if (row[0] !== item.type)
    leftOut.say(`${item.id}: MODS has no genre for “${item.type}”; it was written as “${row[1]}”.`)
  const roles = [
    'author',
    'editor',
    'translator',
    'illustrator',
    'composer',
    'director',
    'interviewer',
    'recipient',
    'compiler',
    'contributor',
    'performer',
    'producer',
  ]
  const parts = [
    title(fields.take('title')),
    title(fields.take('title-short'), ' type="abbreviated"'),
    ...roles.map((role) =>
      fields
        .names(role)
        .map((name) => person(name, role))
        .join(''),
    ),
    group('name', element('namePart', fields.take('event-title')), ' type="conference"'),
    element('typeOfResource', row[2]),
    element('genre', row[1]),
    origin(fields),
    related(fields),
    part(fields, fields.item['container-title'] === undefined),
    ...(['DOI', 'ISBN', 'ISSN', 'LCCN', 'PMID', 'PMCID'] as const).map((variable) =>
      identifier(fields, variable),
    ),
    location(fields),
    group('language', element('languageTerm', fields.take('language'), ' type="code"')),
    group(
      'physicalDescription',
      element('extent', pageCount(fields)) + element('extent', volumeCount(fields)),
    ),
    element('abstract', fields.lines('abstract')),
    element('note', fields.lines('note')),
    ...fields.keywords().map((keyword) => group('subject', element('topic', keyword))),
    group('subject', group('cartographics', element('scale', fields.take('scale')))),
    element('identifier', key, ' type="citekey"'),
    ...custom(fields, leftOut),
  ]
  fields.tellRest(leftOut)
  return `<mods ID="${escapeXml(key)}">${parts.join('')}</mods>\n`
}

/** As it stood in the file that it came from. */
function custom(fields: Fields, leftOut: LeftOut): readonly string[] {
  fields.telling('custom.mods')
  return customOf(fields.item, 'mods').flatMap(([name, values]) =>
    values.map((value) => {
      const again = elementAgain(name, value)
      if (again === undefined) leftOut.say(`${fields.item.id}: the field “${name}” cannot stand in MODS.`)
      return again ?? ''
    }),
  )
}

const title = (words: string | undefined, attributes = '') =>
  group('titleInfo', element('title', words), attributes)

function person(name: CslName, role: string): string {
  const isBody = name.family === undefined
  const parts = isBody
    ? element('namePart', name.literal ?? name.given)
    : element('namePart', fullGiven(name), ' type="given"') +
      element('namePart', fullFamily(name), ' type="family"') +
      element('namePart', name.suffix, ' type="termsOfAddress"')
  const roleTerm = `<role><roleTerm authority="marcrelator" type="text">${role}</roleTerm></role>`
  return parts === '' ? '' : `<name type="${isBody ? 'corporate' : 'personal'}">${parts}${roleTerm}</name>`
}

function origin(fields: Fields): string {
  return group(
    'originInfo',
    dateIssued(fields, 'issued') +
      element('publisher', fields.take('publisher')) +
      group('place', element('placeTerm', fields.take('publisher-place'), ' type="text"')) +
      element('edition', fields.take('edition')),
  )
}

/**
 * The two ends of a range stand apart, and doubt in an attribute, as catalogs have them. A season and what goes on are EDTF's. An
 * encoding is not named before our era: there it counts years otherwise than CSL.
 */
function dateIssued(fields: Fields, variable: string): string {
  const exact = fields.exactDate(variable)
  if (exact === undefined) return element('dateIssued', fields.dateInWords(variable))
  const doubt = exact.includes('~') ? ' qualifier="approximate"' : ''
  const certain = exact.replaceAll('~', '')
  const coded = (encoding: string) => (/(?:^|\/)-/.test(certain) ? '' : ` encoding="${encoding}"`)
  if (/-2[1-4]$|\.\.$/.test(certain) && !/-\d\d-2[1-4]$/.test(certain))
    return element('dateIssued', certain, coded('edtf') + doubt)
  const [start, end] = certain.split('/')
  if (end === undefined) return element('dateIssued', start, coded('w3cdtf') + doubt)
  return (
    element('dateIssued', start, `${coded('w3cdtf')} point="start"${doubt}`) +
    element('dateIssued', end, `${coded('w3cdtf')} point="end"${doubt}`)
  )
}

/** The whole that the item is part of, and the series that this or the item is in. */
function related(fields: Fields): string {
  const whole = fields.take('container-title')
  const short = title(fields.take('container-title-short'), ' type="abbreviated"')
  const authors = fields
    .names('container-author')
    .map((name) => person(name, 'author'))
    .join('')
  const series =
    title(fields.take('collection-title')) + group('part', detail('volume', fields.take('collection-number')))
  const original =
    title(fields.take('original-title')) + group('originInfo', dateIssued(fields, 'original-date'))
  return (
    group(
      'relatedItem',
      title(whole) + short + authors + (whole === undefined ? '' : part(fields, true)),
      ' type="host"',
    ) +
    group('relatedItem', series, ' type="series"') +
    group('relatedItem', original, ' type="original"') +
    group('relatedItem', title(fields.take('archive_collection')), ' type="host" displayLabel="Collection"')
  )
}

const detail = (type: string, number: string | undefined) =>
  group('detail', element('number', number), ` type="${type}"`)

function part(fields: Fields, isWanted: boolean): string {
  if (!isWanted) return ''
  const pages = fields.pages()
  return group(
    'part',
    detail('volume', fields.take('volume')) +
      detail('issue', fields.take('issue')) +
      detail('report number', fields.take('number')) +
      detail('chapter', fields.take('chapter-number')) +
      detail('section', fields.take('section')) +
      detail('supplement', fields.take('supplement-number')) +
      group('extent', element('start', pages?.first) + element('end', pages?.last), ' unit="page"'),
  )
}

const identifier = (fields: Fields, variable: string) =>
  element(
    'identifier',
    fields.take(variable),
    ` type="${{ PMID: 'pubmed', PMCID: 'pmc' }[variable] ?? variable.toLowerCase()}"`,
  )

function location(fields: Fields): string {
  const url = fields.take('URL')
  // MODS has the day only with the address.
  const accessed = url === undefined ? undefined : fields.day('accessed')
  return group(
    'location',
    element('physicalLocation', fields.take('archive')) +
      element('url', url, accessed === undefined ? '' : ` dateLastAccessed="${accessed}"`) +
      element('shelfLocator', fields.take('call-number')),
  )
}

function pageCount(fields: Fields): string | undefined {
  const count = fields.take('number-of-pages')
  return count === undefined ? undefined : `${count} pages`
}

function volumeCount(fields: Fields): string | undefined {
  const count = fields.take('number-of-volumes')
  return count === undefined ? undefined : `${count} v.`
}
