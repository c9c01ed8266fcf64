import { dateVariables, nameVariables, type IdentifiedCslItem } from '../../../core/records/csl.ts'
import { stringify } from 'yaml'
import { readCslItems } from '../json/csl-json.ts'
import { mendedDate } from '../json/mend.ts'
import type { Read, Unreadable } from '../shared/read.ts'
import { parseYaml } from './parse-yaml.ts'

/** pandoc's YAML bibliographies: `references: […]`, or the list alone. */
export function readCslYaml(content: string): Read | Unreadable {
  const yaml = parseYaml(content)
  if ('unreadable' in yaml) return yaml
  const references = isObject(yaml.value) && 'references' in yaml.value ? yaml.value.references : yaml.value
  const list = Array.isArray(references) ? references : isObject(references) ? [references] : []
  const read = readCslItems(list.map(typed))
  return { items: read.items, problems: [...yaml.problems, ...read.problems] }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const dates: ReadonlySet<string> = new Set(dateVariables)
const names: ReadonlySet<string> = new Set(nameVariables)

/** Every scalar was read as words; in dates numbers are meant, in names truth. */
function typed(value: unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([variable, field]) => [
      variable,
      dates.has(variable)
        ? numbered(mendedDate(field) ?? field)
        : names.has(variable)
          ? truths(field)
          : field,
    ]),
  )
}

const truths = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(truths)
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([part, text]) => [
          part,
          text === 'true' || text === 'false' ? text === 'true' : text,
        ]),
      )
    : value
}

function numbered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numbered)
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === 'literal' || key === 'raw' ? part : numbered(part),
      ]),
    )
  if (value === 'true' || value === 'false') return value === 'true'
  return typeof value === 'string' && /^-?\d{1,6}$/.test(value) ? Number(value) : value
}

/** A YAML file of the items as pandoc reads it. CSL-YAML holds all of an item. */
export const writeCslYaml = (items: readonly IdentifiedCslItem[]): string =>
  stringify(
    { references: items },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  )
