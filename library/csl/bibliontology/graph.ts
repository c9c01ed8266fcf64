import { all, elements, type XmlElement } from '../shared/xml.ts'

/** RDF whose resources stand within one another or name one another, as programs like it. */
export class Graph {
  private readonly byName: ReadonlyMap<string | undefined, XmlElement>

  /** The resources at the top of the file. */
  constructor(resources: readonly XmlElement[]) {
    this.byName = new Map(resources.map((resource) => [nameOf(resource), resource]))
  }

  /** The resources that a property has as its values, or the property itself where words are its value. */
  values(resource: XmlElement | undefined, property: string): readonly XmlElement[] {
    return all(resource, property).flatMap((value) => {
      const named = this.named(value)
      if (named !== undefined) return [named]
      const within = elements(value)
      return within.length > 0 ? within : [value]
    })
  }

  /** The members of the lists that a property has as its values: an `rdf:Seq`, an `rdf:List`, or one after the other. */
  members(resource: XmlElement, property: string): readonly XmlElement[] {
    return this.values(resource, property).flatMap((list) => {
      const items = elements(list).filter(({ name }) => /^(?:li|_\d+)$/.test(name))
      if (items.length > 0)
        return items.flatMap(
          (item) => this.named(item) ?? (elements(item)[0] === undefined ? [item] : elements(item)),
        )
      const found: XmlElement[] = []
      const seen = new Set<XmlElement>()
      for (let rest: XmlElement | undefined = list; rest !== undefined && !seen.has(rest);) {
        seen.add(rest)
        found.push(...this.values(rest, 'first'))
        rest = this.values(rest, 'rest')[0]
      }
      return found.length > 0 ? found : [list]
    })
  }

  private named({ attributes }: XmlElement): XmlElement | undefined {
    const name = attributes.get('rdf:resource') ?? attributes.get('rdf:nodeID')
    return name === undefined ? undefined : (this.byName.get(name) ?? this.byName.get(name.replace(/^#/, '')))
  }
}

const nameOf = ({ attributes }: XmlElement) =>
  attributes.get('rdf:about') ?? attributes.get('rdf:nodeID') ?? attributes.get('rdf:ID')

/** The name of a resource's element and the classes that stand beside its properties; what is most general comes last. */
export function classesOf(resource: XmlElement): readonly string[] {
  const beside = all(resource, 'type').map(
    (type) => type.attributes.get('rdf:resource')?.split(/[#/]/).at(-1) ?? '',
  )
  const isGeneral = (name: string) => /^(?:Article|Document|AudioDocument|AudioVisualDocument)$/.test(name)
  return [resource.name, ...beside].toSorted((a, b) => Number(isGeneral(a)) - Number(isGeneral(b)))
}

/** Whether it is of one of the classes. */
export const isOf = (resource: XmlElement, ...classes: readonly string[]) =>
  classesOf(resource).some((name) => classes.includes(name))
