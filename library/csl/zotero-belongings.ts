import { all, first, peekText, text, type XmlElement } from './shared/xml.ts'

/** The resources of a file of Zotero's RDF, by what names them. */
export type ById = ReadonlyMap<string | undefined, XmlElement>

/** Attached files, notes and related items, which stand beside the item and are named in it. */
export function belongings(resource: XmlElement, byId: ById) {
  const named = (link: string) =>
    all(resource, link)
      .map((one) => resourceOf(one) ?? '')
      .filter(Boolean)
  return [
    ['attachment', named('link').map((id) => attachmentOf(byId.get(id)) ?? id)],
    ['note', named('isReferencedBy').map((id) => text(byId.get(id), 'value') ?? id)],
    ['relation', named('relation')],
  ] as const
}

function attachmentOf(attachment: XmlElement | undefined): string | undefined {
  const file = first(attachment, 'resource') ?? first(attachment, 'path')
  const place =
    (file === undefined ? undefined : (resourceOf(file) ?? peekText(file).trim())) ||
    text(attachment, 'identifier')
  return (
    [text(attachment, 'title'), place].filter((part) => part !== undefined && part !== '').join(': ') ||
    undefined
  )
}

/** The names of the collections that each resource is in. */
export function collectionsOf(resources: readonly XmlElement[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const collection of resources.filter(({ name }) => name === 'Collection'))
    for (const part of all(collection, 'hasPart')) {
      const id = resourceOf(part) ?? ''
      found.set(id, [...(found.get(id) ?? []), text(collection, 'title') ?? ''])
    }
  return found
}

/** What the element names. */
export const resourceOf = (element: XmlElement) => element.attributes.get('rdf:resource')
