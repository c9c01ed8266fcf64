import type { CslDate, CslItem, CslName } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import { identified } from '../keys.ts'
import { personOf } from '../ris/names.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import type { Read, Unreadable } from '../shared/read.ts'
import { AskedFields } from '../shared/unasked.ts'
import { untoldFields } from '../shared/untold-json.ts'
import { cffTypes, sectionVariable } from './cff-types.ts'
import { parseYaml } from './parse-yaml.ts'

type Yaml = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Yaml =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const words = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : isObject(value) ? words(value.name) : undefined
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The software of a CITATION.cff, what it prefers to be cited by, and what it refers to. */
export function readCff(content: string): Read | Unreadable {
  const yaml = parseYaml(content)
  if ('unreadable' in yaml) return yaml
  if (!isObject(yaml.value)) return { unreadable: 'It holds no fields.' }
  const { value } = yaml
  if (!['cff-version', 'title', 'references'].some((name) => Object.hasOwn(value, name)))
    return { unreadable: 'It has none of the fields of CFF.' }
  const software = { type: 'software', ...value }
  const others = [value['preferred-citation'], ...list(value.references)].filter(isObject)
  const problems = [...yaml.problems]
  const isOurs = words(value.title) === wrapperTitle
  const found = [...(isOurs ? [] : [software]), ...others].map((work, index) => {
    const fields = new AskedFields<unknown>(Object.entries(work))
    const id = words(fields.get('x-id'))
    const item = itemOf(fields)
    for (const name of ofTheFile) fields.delete(name)
    keepCustom(item, 'cff', untoldFields(fields, item, otherForms))
    return { item, id, place: `Work ${index + 1}` }
  })
  return { items: identified(found, problems), problems }
}

/** What is said of a file, or by another item. */
const ofTheFile = ['cff-version', 'message', 'preferred-citation', 'references', 'x-id']

/** What the item has as its type, in dates, or in the names of people. */
const otherForms: ReadonlySet<string> = new Set([
  ...[
    'type',
    'year',
    'month',
    'date-released',
    'date-published',
    'issue-date',
    'year-original',
    'date-accessed',
  ],
  ...['date-start', 'date-end', 'doi', 'family-names', 'given-names', 'name-particle', 'name-suffix'],
])

/** What our own files are called as a whole: CFF has no list without a software that it belongs to. */
export const wrapperTitle = 'Bibliography written by Postil'

function itemOf(work: AskedFields<unknown>): CslItem {
  const type = words(work.get('type')) ?? ''
  const draft = new Draft(cffTypes.find(([, cff]) => cff === type)?.[0] ?? 'document')
  for (const [variable, key] of [
    ['author', 'authors'],
    ['editor', 'editors'],
    ['translator', 'translators'],
    ['collection-editor', 'editors-series'],
    ['recipient', 'recipients'],
    ['author', 'senders'],
    ['contributor', 'contributors'],
  ] as const)
    draft.names(variable, list(work.get(key)).map(nameOf))
  draft.put(
    'container-title',
    words(work.get('journal')) ??
      (work.get('collection-title') !== undefined && isPart(draft.item.type)
        ? words(work.get('collection-title'))
        : undefined),
  )
  draft.pages(words(work.get('start')), words(work.get('end')))
  draft.date('issued', issued(work))
  draft.date('accessed', readLooseDate(words(work.get('date-accessed'))))
  draft.put('DOI', bareDoi(words(work.get('doi'))) ?? doiOf(list(work.get('identifiers'))))
  draft.put('publisher', words(work.get('publisher')) ?? words(work.get('institution')))
  for (const body of [work.get('publisher'), work.get('institution'), work.get('location')])
    if (isObject(body))
      draft.putAll('publisher-place', [words(body.city), words(body.region), words(body.country)], ', ')
  draft.date('original-date', readLooseDate(words(work.get('year-original'))))
  draft.putAll('jurisdiction', list(work.get('patent-states')).map(words), ', ')
  draft.putAll('license', list(work.get('license')).map(words), ', ')
  const conference = work.get('conference')
  const event = isObject(conference) ? conference : {}
  const days = [words(event['date-start']), words(event['date-end'])].filter((day) => day !== undefined)
  const ends = days.flatMap((day) => readLooseDate(day)?.['date-parts'] ?? [])
  if (ends.length > 0) draft.date('event-date', { 'date-parts': ends })
  draft.putAll('event-place', [words(event.city), words(event.region), words(event.country)], ', ')
  draft.put('language', list(work.get('languages')).map(words)[0])
  draft.putAll('keyword', list(work.get('keywords')).map(words), ', ')
  for (const [variable, key] of [
    ['title', 'title'],
    ['title-short', 'abbreviation'],
    ['collection-title', 'collection-title'],
    ['collection-title', 'series'],
    ['event-title', 'conference'],
    ['volume', 'volume'],
    ['number-of-volumes', 'number-volumes'],
    ['issue', 'issue'],
    ['number', 'number'],
    ['page', 'pages-range'],
    ['number-of-pages', 'pages'],
    [sectionVariable(draft.item.type), 'section'],
    ['edition', 'edition'],
    ['version', 'version'],
    ['URL', 'url'],
    ['URL', 'repository-code'],
    ['ISBN', 'isbn'],
    ['ISSN', 'issn'],
    ['PMCID', 'pmcid'],
    ['medium', 'medium'],
    ['status', 'status'],
    ['genre', 'thesis-type'],
    ['genre', 'data-type'],
    ['license', 'license'],
    ['license', 'license-url'],
    ['archive', 'database'],
    ['source', 'database-provider'],
    ['volume-title', 'volume-title'],
    ['volume-title', 'issue-title'],
    ['container-title', 'entry'],
    ['division', 'department'],
    ['URL', 'repository'],
    ['URL', 'repository-artifact'],
  ] as const)
    if (
      !draft.has(variable) &&
      !(isPart(draft.item.type) && variable === 'collection-title' && key === 'collection-title')
    )
      draft.put(variable, words(work.get(key)))
  draft.putLines('abstract', [words(work.get('abstract'))])
  draft.putLines('note', [words(work.get('notes'))])
  return draft.item
}

/** Whether the collection of a work of the type is what it is in, and no series. */
export const isPart = (type: string): boolean => /^(?:chapter|paper-conference|entry)/.test(type)

function issued(work: AskedFields<unknown>): CslDate | undefined {
  // The number of a year has as many digits as it needs.
  const year = words(work.get('year'))?.replace(
    /^(-?)(\d{1,3})$/,
    (_, sign: string, digits: string) => sign + digits.padStart(4, '0'),
  )
  const month = [year, words(work.get('month'))].filter((part) => part !== undefined).join('-')
  const day = ['date-released', 'date-published', 'issue-date'].find(
    (key) => words(work.peek(key)) !== undefined,
  )
  return readLooseDate(day === undefined ? month : words(work.get(day)))
}

const doiOf = (identifiers: readonly unknown[]) =>
  identifiers
    .filter(isObject)
    // A number with a relation is that of another work (CFF 1.3).
    .find((one) => one.type === 'doi' && typeof one.value === 'string' && one.relation === undefined)
    ?.value as string | undefined

function nameOf(value: unknown): CslName | undefined {
  if (!isObject(value)) return undefined
  const family = words(value['family-names'])
  const literal = words(value.name) ?? words(value.alias)
  if (family === undefined) {
    const name = words(value['given-names']) ?? literal
    return name === undefined ? undefined : { literal: name }
  }
  const name: CslName = { family }
  const given = words(value['given-names'])
  const particle = words(value['name-particle'])
  const suffix = words(value['name-suffix'])
  // Small words behind the given name go where it goes; CFF has no field for them.
  if (given !== undefined) Object.assign(name, { ...personOf('', given), family })
  if (particle !== undefined) name['non-dropping-particle'] = particle
  if (suffix !== undefined) name.suffix = suffix
  return name
}
