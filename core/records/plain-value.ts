import { idPattern, timePattern } from './record.ts'

/** What a quick look at a record asks of its values; see `plain-annotation.ts`. */
type Fields = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
export const isText = (value: unknown): value is string => typeof value === 'string'
export const isTextOrNull = (value: unknown): boolean => value === null || isText(value)
export const isTime = (value: unknown): boolean => isText(value) && timePattern.test(value)
/** Not −0, which JSON does not know. */
export const isCount = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0)
export const isIdOf = (start: string, value: unknown): boolean =>
  isText(value) && value.startsWith(start) && idPattern.test(value)

/** How many fields an object has: one too many, also an inherited one, leaves the value to the schema. */
export function sizeOf(value: Fields): number {
  let count = 0
  for (const _ in value) count += 1
  return count
}

/** A hole in a list is no value; `every` would pass over it. */
export function areAll(list: readonly unknown[], is: (value: unknown) => boolean): boolean {
  for (let place = 0; place < list.length; place++) if (!is(list[place])) return false
  return true
}
