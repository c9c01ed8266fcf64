import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { typeRows } from '../bibtex/fields.ts'
import { numberVariable } from '../bibtex/types.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullFamily, fullGiven, fullName, type Written } from '../shared/fields.ts'
import { withAgain } from '../shared/untold-json.ts'

/** A BibJSON collection of the items. */
export function writeBibJson(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('BibJSON')
  const records = items.map((item) => recordOf(item, leftOut))
  return { content: JSON.stringify({ metadata: {}, records }, null, 2) + '\n', leftOut: leftOut.sentences() }
}

function recordOf(item: IdentifiedCslItem, leftOut: LeftOut): object {
  const fields = new Fields(item)
  const isPart = !/^article|^review|^periodical/.test(item.type)
  const container = fields.take('container-title')
  const date = fields.exactDate('issued')
  const year = /^-?\d{4}/.exec(date ?? '')?.[0]
  const identifier = (['DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID'] as const).flatMap((variable) => {
    const id = fields.take(variable)
    return id === undefined ? [] : [{ type: variable.toLowerCase(), id }]
  })
  const url = fields.take('URL')
  const counted = numberVariable(item.type, item['collection-title'] !== undefined)
  const record = {
    id: item.id,
    type: typeRows.some(([csl]) => csl === item.type) ? item.type : 'document',
    title: fields.take('title'),
    author: people(fields.names('author')),
    editor: people(fields.names('editor')),
    journal: isPart || container === undefined ? undefined : { name: container },
    booktitle: isPart ? container : undefined,
    volume: fields.take('volume'),
    number: fields.take(counted),
    issue: counted === 'issue' ? undefined : fields.take('issue'),
    pages: fields.take('page'),
    publisher: fields.take('publisher'),
    address: fields.take('publisher-place'),
    series: fields.take('collection-title'),
    edition: fields.take('edition'),
    chapter: fields.take('chapter-number'),
    year: year ?? fields.dateInWords('issued'),
    date: date === year ? undefined : date,
    language: fields.take('language'),
    abstract: fields.lines('abstract'),
    note: fields.lines('note'),
    keywords: fields.keywords().length === 0 ? undefined : fields.keywords(),
    identifier: identifier.length === 0 ? undefined : identifier,
    link: url === undefined ? undefined : [{ url }],
  }
  if (record.type !== item.type)
    leftOut.say(`${item.id}: BibJSON has no type for “${item.type}”; it was written as “document”.`)
  if ([...(item.author ?? []), ...(item.editor ?? [])].some(({ suffix }) => suffix))
    leftOut.say(`${item.id}: BibJSON has no place for the “suffix” of a name.`)
  fields.telling('custom.bibjson')
  fields.tellRest(leftOut)
  return withAgain(record, customOf(item, 'bibjson'), persons, (name) =>
    leftOut.say(`${item.id}: the field “${name}” cannot stand in BibJSON.`),
  )
}

const persons: ReadonlySet<string> = new Set(['author', 'editor'])

const people = (names: readonly CslName[]) =>
  names.length === 0
    ? undefined
    : names.map((name) =>
        name.family === undefined
          ? { name: fullName(name), type: 'organization' }
          : { name: fullName(name), lastname: fullFamily(name), firstname: fullGiven(name) || undefined },
      )
