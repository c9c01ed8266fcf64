import type { CslItem } from './csl.ts'

/**
 * What a file says that CSL has no variable for, as it stands there. It is kept where CSL-JSON keeps such (`custom`, schema 1.0.2), under the name of the
 * family of formats: `custom: { bibtex: { mrnumber: '12' }, ris: { C1: ['a', 'b'] } }`. A file of the same family gets it back.
 */
export type CustomFamily =
  | 'bibtex'
  | 'ris'
  | 'enw'
  | 'endnote-xml'
  | 'nbib'
  | 'wos'
  | 'zotero-rdf'
  | 'cff'
  | 'mods'
  | 'citavi'
  | 'pubmed-xml'
  | 'bibjson'
  | 'word-xml'

/** A field's value; a list where the field stood more than once. */
type CustomValue = string | readonly string[]

/** No field of a format is called otherwise, and no name that means something to JavaScript. */
const fieldName = /^(?!(?:__proto__|constructor|prototype)$)[\w.:+&@!#$*()[\]>?^~<=-]{1,200}$/

/** Adds fields to what the item keeps of that family. Empty values and names that no format has are no fields. */
export function keepCustom(
  item: CslItem,
  family: CustomFamily,
  fields: Iterable<readonly [name: string, values: readonly string[]]>,
): void {
  const kept: Record<string, CustomValue> = {}
  for (const [name, all] of fields) {
    const values = all.filter((value) => value.trim() !== '')
    if (values.length > 0 && fieldName.test(name)) kept[name] = values.length === 1 ? values[0]! : values
  }
  if (Object.keys(kept).length > 0) item['custom'] = { ...asRecord(item['custom']), [family]: kept }
}

/** What the item keeps of that family; anything in `custom` that has not the shape above is passed over. */
export function customOf(
  item: CslItem,
  family: CustomFamily,
): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(asRecord(asRecord(item['custom'])[family])).flatMap(([name, value]) => {
    const values = [value].flat()
    return fieldName.test(name) && values.every((one) => typeof one === 'string')
      ? [[name, values] as const]
      : []
  })
}

/** The fields in `custom`, each under its own name; a family's together where `told` has `custom.FAMILY` are left out. */
export function customFields(custom: unknown, told: ReadonlySet<string>): readonly string[] {
  return Object.entries(asRecord(custom)).flatMap(([key, value]) => {
    if (told.has(`custom.${key}`)) return []
    const inner = Object.keys(asRecord(value))
    return inner.length > 0 ? inner : [key]
  })
}

/** A field in `custom`, for a person to read; `family` is null where it stands alone. */
export interface CustomField {
  readonly family: string | null
  readonly name: string
  readonly value: string
}

/** Everything in `custom`; what is no text is shown as JSON. */
export function listCustom(custom: unknown): readonly CustomField[] {
  return Object.entries(asRecord(custom)).flatMap(([key, value]): CustomField[] => {
    const inner = Object.entries(asRecord(value))
    return inner.length === 0
      ? [{ family: null, name: key, value: shown(value) }]
      : inner.map(([name, value]) => ({ family: key, name, value: shown(value) }))
  })
}

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value.join('\n')
      : JSON.stringify(value)

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}
