import { dateVariables, nameVariables, type IdentifiedCslItem } from '../../../core/records/csl.ts'
import { stringify } from 'yaml'
import { readDate } from '../bibtex/dates.ts'
import { readCslItems } from '../json/csl-json.ts'
import { mendedDate } from '../json/mend.ts'
import type { Read, Unreadable } from '../shared/read.ts'
import { fromMarkdown, toMarkdown, unescaped } from './pandoc-markdown.ts'
import { parseYaml } from './parse-yaml.ts'

/** pandoc's YAML bibliographies, whose fields are Markdown (`references: […]`), or the list alone, whose fields are not. */
export function readCslYaml(content: string): Read | Unreadable {
  const yaml = parseYaml(content)
  if ('unreadable' in yaml) return yaml
  const isPandocs = isObject(yaml.value) && 'references' in yaml.value
  const references = isPandocs ? (yaml.value as Record<string, unknown>).references : yaml.value
  const list = Array.isArray(references) ? references : isObject(references) ? [references] : []
  const read = readCslItems(list.map((item) => typed(isPandocs ? withoutMarkdown(item) : item)))
  return { items: read.items, problems: [...yaml.problems, ...read.problems] }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const dates: ReadonlySet<string> = new Set(dateVariables)
const names: ReadonlySet<string> = new Set(nameVariables)

/** Fields that are no words: an address or a number has no marks in it, and what names a type or language not even backslashes. */
const verbatim = /^(?:URL|DOI|ISBN|ISSN|PMID|PMCID)$/i
const isName = (variable: string) => /^(?:type|language)$/.test(variable)

const throughFields =
  (change: (words: string, variable: string) => string) =>
  (item: unknown): unknown =>
    isObject(item)
      ? Object.fromEntries(
          Object.entries(item).map(([variable, value]) => [
            variable,
            isName(variable) ? value : throughWords(value, (words) => change(words, variable)),
          ]),
        )
      : item

const throughWords = (value: unknown, change: (words: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => throughWords(one, change))
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, throughWords(part, change)]))
    : value
}

const readerOf = (variable: string) =>
  verbatim.test(variable) || /^(?:id|citation-key)$/.test(variable) ? unescaped : fromMarkdown
const withoutMarkdown = throughFields((words, variable) => readerOf(variable)(words))
const withMarkdown = throughFields((words, variable) => toMarkdown(words, readerOf(variable)))

/** Numbers of other catalogs that pandoc takes in small letters too. */
const upper = (variable: string) => (verbatim.test(variable) ? variable.toUpperCase() : variable)

/** Every scalar was read as words; in dates numbers are meant, in names truth. */
function typed(value: unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([variable, field]) => [
      upper(variable),
      dates.has(variable) ? numbered(dateOf(field) ?? field) : names.has(variable) ? truths(field) : field,
    ]),
  )
}

/** pandoc takes words for a date of ISO 8601-2, as biblatex does, but for one of digits alone ("199910"). */
const dateOf = (field: unknown) =>
  typeof field === 'string' && !/^\s*\d{5,}\s*$/.test(field) ? readDate(field) : mendedDate(field)

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

/** A YAML file of the items as pandoc reads it, in Markdown. CSL-YAML holds all of an item. */
export const writeCslYaml = (items: readonly IdentifiedCslItem[]): string =>
  stringify(
    { references: items.map(withMarkdown) },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  )
