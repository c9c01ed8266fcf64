import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { payloads } from './payloads.ts'

const strings = (
  'abstract annote archive archive-place archive_location authority call-number chapter-number citation-key ' +
  'collection-number collection-title container-title container-title-short dimensions division DOI edition event ' +
  'event-place event-title genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language license locator ' +
  'medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title ' +
  'page page-first part-number part-title PMCID PMID printing-number publisher publisher-place references ' +
  'reviewed-genre reviewed-title scale section shortTitle source status supplement-number title title-short URL ' +
  'version volume volume-title volume-title-short year-suffix'
).split(' ')
const names = 'author editor translator container-author collection-editor director contributor'.split(' ')
const types = 'book chapter article-journal thesis report webpage paper-conference entry-encyclopedia'.split(
  ' ',
)

/** An item that has the payload in every field there is. */
export function hostileItem(payload: string, index: number): IdentifiedCslItem {
  const name = {
    family: payload,
    given: payload,
    suffix: payload,
    'dropping-particle': payload,
    'non-dropping-particle': payload,
  }
  return {
    ...Object.fromEntries(strings.map((variable) => [variable, payload])),
    ...Object.fromEntries(names.map((variable) => [variable, [name, { literal: payload }]])),
    id: index % 2 === 0 ? payload : `planted${index}`,
    type: types[index % types.length]!,
    issued: index % 3 === 0 ? { literal: payload } : { 'date-parts': [[1900 + (index % 100)]] },
    accessed: { raw: payload },
    custom: { [payload]: payload },
  } as unknown as IdentifiedCslItem
}

export const hostileItems: readonly IdentifiedCslItem[] = payloads.map(hostileItem)
