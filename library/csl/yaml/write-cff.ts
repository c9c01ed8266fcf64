import { stringify } from 'yaml'
import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullName, type Written } from '../shared/fields.ts'
import { withAgain } from '../shared/untold-json.ts'
import { cffTypes, sectionVariable } from './cff-types.ts'
import { isPart, wrapperTitle } from './read-cff.ts'

/** A CITATION.cff (1.2.0) that refers to the items. Its schema wants a title and authors of the whole, which are none of the items'. */
export function writeCff(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('CFF')
  const file = {
    'cff-version': '1.2.0',
    message: 'These are the works of a bibliography.',
    title: wrapperTitle,
    authors: [{ name: 'Postil' }],
    references: items.map((item) => referenceOf(item, leftOut)),
  }
  return { content: stringify(file, { lineWidth: 0 }), leftOut: leftOut.sentences() }
}

function referenceOf(item: IdentifiedCslItem, leftOut: LeftOut): object {
  const fields = new Fields(item)
  const type = cffTypes.find(([csl]) => csl === item.type)?.[1] ?? 'generic'
  const read = cffTypes.find(([, cff]) => cff === type)?.[0] ?? 'document'
  if (read !== item.type)
    leftOut.say(`${item.id}: CFF has no type for “${item.type}”; it was written as “${type}”.`)
  const isArticle = /^article|^review/.test(item.type)
  const [year, month, dayOfMonth] = (item.issued?.['date-parts']?.[0] ?? []).map(Number)
  // Its days are those of ISO 8601's calendar, which has none before the year 0.
  const isBefore = year !== undefined && year < 0
  const day = isBefore && dayOfMonth !== undefined ? undefined : fields.day('issued')
  const pages = fields.pages()
  const publisher = fields.take('publisher')
  // Without a publisher CFF has no place for where it was.
  const place = publisher === undefined ? undefined : fields.take('publisher-place')
  // What it is written as may be nothing that is in another: then the title of the whole is there, but as a series.
  const container = isArticle || isPart(read) ? fields.take('container-title') : item['container-title']
  const section = sectionVariable(item.type)
  const title = fields.take('title')
  if (title === undefined) leftOut.say(`${item.id}: CFF wants a title; its key was written as one.`)
  const authors = fields.names('author').map(nameOf)
  const reference = {
    type,
    title: title ?? item.id,
    // The schema wants authors.
    authors: authors.length > 0 ? authors : [{ name: 'Anonymous' }],
    editors: list(fields.names('editor').map(nameOf)),
    translators: list(fields.names('translator').map(nameOf)),
    journal: isArticle ? container : undefined,
    'collection-title': isArticle
      ? fields.take('collection-title')
      : (container ?? fields.take('collection-title')),
    volume: fields.take('volume'),
    issue: fields.take('issue'),
    number: fields.take('number'),
    start: pages?.first,
    end: pages?.last,
    // In CFF these are how many there are.
    pages: fields.take('number-of-pages'),
    section: section === sectionVariable(read) ? fields.take(section) : words(item[section]),
    edition: fields.take('edition'),
    version: fields.take('version'),
    'date-published': day?.length === 10 && !isBefore ? day : undefined,
    year: year || undefined,
    month: month || undefined,
    publisher: publisher === undefined ? undefined : { name: publisher, city: place },
    doi: fields.take('DOI'),
    url: fields.take('URL'),
    'date-accessed': fields.day('accessed'),
    isbn: fields.take('ISBN'),
    issn: fields.take('ISSN'),
    pmcid: fields.take('PMCID'),
    languages: list([fields.take('language')].filter((one) => one !== undefined)),
    keywords: list(fields.keywords()),
    abstract: fields.lines('abstract'),
    notes: fields.lines('note'),
    medium: fields.take('medium'),
    'thesis-type': item.type === 'thesis' ? fields.take('genre') : undefined,
  }
  fields.telling('custom.cff')
  fields.tellRest(leftOut)
  return withAgain(reference, customOf(item, 'cff'), people, (name) =>
    leftOut.say(`${item.id}: the field “${name}” cannot stand in CFF.`),
  )
}

const words = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

const people: ReadonlySet<string> = new Set(['authors', 'editors', 'translators'])

const list = <T>(values: readonly T[]) => (values.length === 0 ? undefined : values)

function nameOf(name: CslName): object {
  if (name.family === undefined) return { name: fullName(name) }
  return {
    'family-names': name.family,
    'given-names': [name.given, name['dropping-particle']].filter(Boolean).join(' ') || undefined,
    'name-particle': name['non-dropping-particle'],
    'name-suffix': name.suffix,
  }
}
