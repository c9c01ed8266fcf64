import { cslItem, type CslItem, type IdentifiedCslItem } from '../../../core/records/csl.ts'

import { identified, type FoundItem } from '../keys.ts'
import type { Read, Unreadable } from '../shared/read.ts'
import { isOfAnotherShape, mended } from './mend.ts'
import { salvageJson } from './salvage.ts'

/** CSL-JSON holds all of an item. */
export const writeCslJson = (items: readonly IdentifiedCslItem[]): string =>
  JSON.stringify(items, null, 2) + '\n'

/** Names that mean something to JavaScript; no variable of CSL is called so. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The items of a CSL-JSON file: a list, one item, `{items: […]}`, or items under their ids. A field of the wrong shape costs itself, what is
 * no item costs itself; both are told.
 */
export function readCslJson(content: string): Read | Unreadable {
  const json = parseJson(content)
  if (!('unreadable' in json)) return readCslItems(json.value)
  const { values, problems } = salvageJson(content)
  if (values.length === 0) return json
  const read = readCslItems(values)
  return {
    items: read.items,
    problems: [`The JSON is damaged: ${json.unreadable}.`, ...problems, ...read.problems],
  }
}

export function parseJson(content: string): { value: unknown } | Unreadable {
  try {
    return { value: JSON.parse(content.replace(/^\ufeff/, '')) as unknown }
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) }
  }
}

/** The same for values that another syntax was read as. */
export function readCslItems(json: unknown): Read {
  const problems: string[] = []
  const found: FoundItem[] = []
  listOf(json).forEach((value, index) => {
    const place = `Item ${index + 1}`
    const item = readItem(value, place, problems)
    if (item === undefined) return
    const { id } = value as { id?: unknown }
    found.push({ item, place, id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined })
  })
  return { items: identified(found, problems), problems }
}

function listOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json
  if (typeof json !== 'object' || json === null) return [json]
  const { items, message } = json as { items?: unknown; message?: unknown }
  if (Array.isArray(items)) return items
  // Crossref's answer, around one work or a list of them.
  if ('message-type' in json && typeof message === 'object') return listOf(message)
  // citeproc-js is given items under their ids.
  const entries = Object.entries(json) as [string, unknown][]
  const areItems = entries.every(
    ([, value]) =>
      typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string',
  )
  return areItems && entries.length > 0 ? entries.map(([id, item]) => ({ id, ...(item as object) })) : [json]
}

/** What CSL-JSON called by other names before version 1.0.2, and what Crossref does, with the variable of each. */
const otherNames = {
  shortTitle: 'title-short',
  journalAbbreviation: 'container-title-short',
  'short-container-title': 'container-title-short',
  event: 'event-title',
} as const

function nameAnew(fields: Record<string, unknown>): void {
  for (const [name, variable] of Object.entries(otherNames)) {
    const value = fields[name]
    const isNothing = Array.isArray(value) && value.length === 0
    if (value === undefined || (fields[variable] !== undefined && fields[variable] !== value)) continue
    if (!isNothing) fields[variable] = Array.isArray(value) ? mended(variable, value) : value
    delete fields[name]
  }
}

function readItem(value: unknown, place: string, problems: string[]): CslItem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(`${place}: this is not an item and was left out.`)
    return undefined
  }
  const entries = Object.entries(value).filter(([name, field]) => {
    if (!forbidden.has(name)) return field !== null
    problems.push(`${place}: the field “${name}” is not allowed and was left out.`)
    return false
  })
  const fields: Record<string, unknown> = { type: 'document', ...Object.fromEntries(entries) }
  delete fields.id
  nameAnew(fields)
  // What the shapes below let pass, but no style can print.
  for (const [name, value] of Object.entries(fields))
    if (isOfAnotherShape(name, value)) fields[name] = mended(name, value) ?? value
  const tried = new Set<string>()
  for (;;) {
    const parsed = cslItem.safeParse(fields)
    if (parsed.success) return parsed.data as CslItem
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    for (const name of wrong) {
      const value = tried.has(name) ? undefined : mended(name, fields[name])
      tried.add(name)
      if (value !== undefined) {
        fields[name] = value
        continue
      }
      // Crossref writes an empty list for nothing, and a date without a year.
      const isNothing = /^(?:\[\]|\{"date-parts":\[\[null\]\]\})$/.test(JSON.stringify(fields[name]))
      if (!isNothing)
        problems.push(`${place}: the field “${name}” has not the form of CSL-JSON and was left out.`)
      if (name === 'type') fields.type = 'document'
      else delete fields[name]
    }
  }
}
