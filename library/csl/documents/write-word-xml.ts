import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { writtenKeys } from '../keys.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullFamily, fullGiven, type Written } from '../shared/fields.ts'
import { escapeXml } from '../shared/xml.ts'
import { wordTypes } from './word-sources.ts'

/** Word's list of sources, as its bibliography manager loads it. */
export function writeWordXml(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('Word’s bibliography')
  const keys = writtenKeys(items, leftOut)
  const sources = items.map((item, index) => sourceOf(item, keys[index]!, leftOut))
  return {
    content:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<b:Sources SelectedStyle="" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">\n' +
      `${sources.join('')}</b:Sources>\n`,
    leftOut: leftOut.sentences(),
  }
}

const element = (name: string, words: string | undefined) =>
  words === undefined || words === '' ? '' : `<b:${name}>${escapeXml(words)}</b:${name}>`
const group = (name: string, inside: string) => (inside === '' ? '' : `<b:${name}>${inside}</b:${name}>`)

function sourceOf(item: IdentifiedCslItem, key: string, leftOut: LeftOut): string {
  const fields = new Fields(item)
  const type = wordTypes.find(([csl]) => csl === item.type)?.[1] ?? 'Misc'
  if (wordTypes.find(([, word]) => word === type)?.[0] !== item.type)
    leftOut.say(`${item.id}: Word has no type for “${item.type}”; it was written as “${type}”.`)
  const wholes: Readonly<Record<string, string>> = {
    JournalArticle: 'JournalName',
    ArticleInAPeriodical: 'PeriodicalTitle',
    BookSection: 'BookTitle',
    ConferenceProceedings: 'ConferenceName',
    InternetSite: 'InternetSiteTitle',
  }
  const isInstitution = type === 'Report'
  const authors = group('Author', people(fields.names('author'), true))
  const parts = [
    element('Tag', key),
    element('SourceType', type),
    group(
      'Author',
      authors +
        group('Editor', people(fields.names('editor'), false)) +
        group('Translator', people(fields.names('translator'), false)),
    ),
    element('Title', fields.take('title')),
    element('ShortTitle', fields.take('title-short')),
    wholes[type] === undefined ? '' : element(wholes[type], fields.take('container-title')),
    date(fields, 'issued', ''),
    date(fields, 'accessed', 'Accessed'),
    element(isInstitution ? 'Institution' : 'Publisher', fields.take('publisher')),
    element('City', fields.take('publisher-place')),
    element('Volume', fields.take('volume')),
    element('Issue', fields.take('issue')),
    element('Pages', fields.take('page')),
    element('Edition', fields.take('edition')),
    element('NumberVolumes', fields.take('number-of-volumes')),
    element('ChapterNumber', fields.take('chapter-number')),
    element('ThesisType', fields.take('genre')),
    element('Medium', fields.take('medium')),
    element('StandardNumber', fields.take('ISBN') ?? fields.take('ISSN')),
    element('DOI', fields.take('DOI')),
    element('URL', fields.take('URL')),
    element('Comments', fields.lines('note')),
    ...custom(fields, leftOut),
  ]
  for (const variable of ['author', 'editor', 'translator'] as const)
    if (
      !(variable === 'author' && item.author?.length === 1) &&
      item[variable]?.some(({ family }) => !family)
    )
      leftOut.say(
        `${item.id}: Word has bodies as a single author alone; in “${variable}” they became persons.`,
      )
  fields.tellRest(leftOut)
  return `<b:Source>${parts.join('')}</b:Source>\n`
}

/** As it stood in the file that it came from. */
function custom(fields: Fields, leftOut: LeftOut): readonly string[] {
  fields.telling('custom.word-xml')
  return customOf(fields.item, 'word-xml').flatMap(([name, values]) => {
    if (/^[A-Za-z]\w*$/.test(name) && !values.some((value) => value.startsWith('<')))
      return values.map((value) => element(name, value))
    leftOut.say(`${fields.item.id}: the field “${name}” cannot stand in Word’s bibliography.`)
    return []
  })
}

/** Word takes a body only as the one author of a source; among others it is a family name. */
function people(names: readonly CslName[], mayBeBody: boolean): string {
  const [only] = names
  if (mayBeBody && names.length === 1 && only!.family === undefined)
    return element('Corporate', only!.literal ?? only!.given)
  const persons = names.map((name) =>
    group(
      'Person',
      element('Last', fullFamily(name) || (name.literal ?? '')) +
        element('First', [fullGiven(name), name.suffix].filter(Boolean).join(', ')),
    ),
  )
  return group('NameList', persons.join(''))
}

function date(fields: Fields, variable: string, suffix: string): string {
  const [, year, month, day] = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(fields.day(variable) ?? '') ?? []
  if (year === undefined) return element(`Year${suffix}`, fields.dateInWords(variable))
  return element(`Year${suffix}`, year) + element(`Month${suffix}`, month) + element(`Day${suffix}`, day)
}
