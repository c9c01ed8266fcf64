/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>

/** Own fields only: a file may hold a field named like one that every object inherits. */
export function fieldOf(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}
