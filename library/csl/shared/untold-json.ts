import type { CslItem } from '../../../core/records/csl.ts'
import { saidBy } from './said.ts'
import type { AskedFields } from './unasked.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What is in a record's fields and not in its item: fields that nobody asked for, and of the others what is not among the
 * item's words. `otherForms` are names of words, at any depth, that the item has in another form. One of a list of things that
 * is told in part stands whole, so that it can be known again.
 */
export function untoldFields(
  fields: AskedFields<unknown>,
  item: CslItem,
  otherForms: ReadonlySet<string>,
): readonly (readonly [name: string, values: readonly string[]])[] {
  const isSaid = saidBy(item)
  const left = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) {
      const parts = value.filter((one) => left('', one) !== undefined)
      return parts.length === 0 ? undefined : parts
    }
    if (!isObject(value)) {
      const isTold = value === null || value === '' || otherForms.has(name) || isSaid(String(value))
      return isTold ? undefined : value
    }
    const isKnown = ['id', 'value', 'name'].some(
      (name) => value[name] !== undefined && left(name, value[name]) === undefined,
    )
    // Of what sort a number is says nothing without it.
    const parts = Object.entries(value)
      .filter(([name]) => !(name === 'type' && isKnown))
      .map(([name, inner]) => [name, left(name, inner)] as const)
      .filter(([, inner]) => inner !== undefined)
    return parts.length === 0 ? undefined : Object.fromEntries(parts)
  }
  const unasked = new Set(fields.rest().map(([name]) => name))
  return [...fields]
    .map(([name, value]) => [name, unasked.has(name) ? value : left(name, value)] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => [name, inWords(value)])
}

/** A value as `custom` keeps it: words as they are, all else as JSON; a list of several is one. */
function inWords(value: unknown): readonly string[] {
  const isList =
    Array.isArray(value) && value.length > 1 && !value.some((one) => Array.isArray(one) || one === '')
  return isList ? value.map(oneInWords) : [oneInWords(value)]
}

const oneInWords = (value: unknown): string =>
  typeof value === 'string' && parsed(value) === undefined ? value : JSON.stringify(value)

const fromWords = (values: readonly string[]): unknown => {
  const [value, ...more] = values.map((words) => parsed(words) ?? words)
  return more.length === 0 ? value : [value, ...more]
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words) as unknown
  } catch {
    return undefined
  }
}

/**
 * The record with the fields of `untoldFields` again. What the record says by now stays; one of a list joins the one that agrees
 * with it in all that both say. Names of fields that found no place are told: people who are no more, and what is said otherwise.
 */
export function withAgain(
  record: Json,
  kept: readonly (readonly [name: string, values: readonly string[]])[],
  people: ReadonlySet<string>,
  tell: (name: string) => void,
): Json {
  const merged = new Map(Object.entries(record))
  for (const [name, values] of kept) {
    const again = joined(merged.get(name), fromWords(values), people.has(name))
    if (again === undefined) tell(name)
    else merged.set(name, again)
  }
  return Object.fromEntries(merged)
}

/** Undefined where the second has no place in the first. */
function joined(now: unknown, kept: unknown, arePeople: boolean): unknown {
  if (now === undefined) return arePeople ? undefined : kept
  if (isObject(now) && isObject(kept)) return { ...kept, ...withoutNothing(now) }
  if (!Array.isArray(now)) return undefined
  const list = [...(now as readonly unknown[])]
  for (const one of Array.isArray(kept) ? (kept as readonly unknown[]) : [kept]) {
    const at = list.findIndex((other) => agrees(other, one))
    if (at >= 0) list[at] = { ...(one as Json), ...withoutNothing(list[at] as Json) }
    else if (arePeople) return undefined
    else list.push(one)
  }
  return list
}

const withoutNothing = (value: Json) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined))

/** Whether the two say the same in all that both say, and both say something. */
function agrees(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false
  const shared = Object.keys(withoutNothing(one)).filter((name) => Object.hasOwn(other, name))
  return shared.length > 0 && shared.every((name) => one[name] === other[name])
}
