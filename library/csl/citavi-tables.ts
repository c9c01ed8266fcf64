import { all, text, textOf, type XmlElement } from './shared/xml.ts'

/** Rows of a table by their ids. */
export type ById = ReadonlyMap<string, XmlElement>
type ByReference = ReadonlyMap<string, readonly XmlElement[]>

/** Tables of a Citavi project that its references name by id. */
export interface Tables {
  readonly persons: ById
  readonly periodicals: ById
  readonly publishers: ById
  readonly series: ById
  readonly keywords: ById
  readonly libraries: ById
  readonly categories: ById
  readonly groups: ById
  /** Where copies of a reference are, and its numbers elsewhere, by its id. */
  readonly locations: ByReference
  /** Quotations from a reference, and thoughts about it, by its id. */
  readonly knowledge: ByReference
  readonly references: ById
  /** Reference id → ids, by the name of the link. */
  readonly links: (name: string, reference: string) => readonly string[]
  /** The whole that a reference is part of. */
  readonly wholeOf: (reference: string) => string | undefined
}

/** "reference;person;person": an id may be followed by a colon and its place. */
const linked = (link: XmlElement): readonly string[] =>
  textOf(link)
    .trim()
    .split(';')
    .map((id) => id.split(':')[0]!.trim())

/** The tables of a project. */
export function tablesOf(project: XmlElement): Tables {
  const wholes = new Map(
    all(project, 'ReferenceReferences', 'OnetoN').flatMap((link) => {
      const [whole = '', ...parts] = linked(link)
      return parts.map((part) => [part, whole] as const)
    }),
  )
  const table = (list: string, row: string): ById =>
    new Map(all(project, list, row).map((element) => [element.attributes.get('id') ?? '', element]))
  const links = new Map<string, Map<string, readonly string[]>>()
  return {
    persons: table('Persons', 'Person'),
    periodicals: table('Periodicals', 'Periodical'),
    publishers: table('Publishers', 'Publisher'),
    series: table('SeriesTitles', 'SeriesTitle'),
    keywords: table('Keywords', 'Keyword'),
    libraries: table('Libraries', 'Library'),
    categories: table('Categories', 'Category'),
    groups: table('Groups', 'Group'),
    locations: byReference(all(project, 'Locations', 'Location')),
    knowledge: byReference(all(project, 'KnowledgeItems', 'KnowledgeItem')),
    references: table('References', 'Reference'),
    wholeOf: (reference) => wholes.get(reference),
    links(name, reference) {
      const known =
        links.get(name) ??
        new Map(
          all(project, name, 'OnetoN').map((link) => {
            const [from = '', ...to] = linked(link)
            return [from, to]
          }),
        )
      links.set(name, known)
      return known.get(reference) ?? []
    },
  }
}

function byReference(rows: readonly XmlElement[]): ByReference {
  const found = new Map<string, XmlElement[]>()
  for (const row of rows) {
    const reference = text(row, 'ReferenceID') ?? ''
    found.set(reference, [...(found.get(reference) ?? []), row])
  }
  return found
}
