import type { AnyRecord, RecordOf, TypeName } from '../records/index.ts'
import type { Diff } from './diff.ts'

/** What a command may see of a library. */
export interface ReadableStore {
  /** The record, or undefined. The type follows from the id. */
  get<T extends TypeName>(id: `${T}:${string}`): RecordOf<T> | undefined
  /** Every record of a type, in the order they were added. */
  all<T extends TypeName>(typeName: T): Iterable<RecordOf<T>>
  count(typeName: TypeName): number
}

/**
 * The records of a library in memory. Its rules, each with a test of the same number:
 * 1. `get` gives what the last diff put there.
 * 2. Applying a diff and then its reverse restores every record.
 * 3. A diff that contradicts the store (adds what is there, changes or removes what is not) is refused whole.
 * 4. Listeners hear each diff once, after it is in, in the order of subscription. One that throws keeps it from no
 *    other; the first error is thrown when all have heard.
 * 5. `all` of one type costs nothing for records of the others.
 */
export class Store implements ReadableStore {
  private readonly byType = new Map<TypeName, Map<string, AnyRecord>>()
  private readonly listeners = new Set<(diff: Diff) => void>()

  constructor(records: Iterable<AnyRecord> = []) {
    for (const record of records) this.table(record.typeName).set(record.id, record)
  }

  get<T extends TypeName>(id: `${T}:${string}`): RecordOf<T> | undefined {
    return this.byType.get(typeOf(id))?.get(id) as RecordOf<T> | undefined
  }

  all<T extends TypeName>(typeName: T): Iterable<RecordOf<T>> {
    return this.table(typeName).values() as Iterable<RecordOf<T>>
  }

  count(typeName: TypeName): number {
    return this.byType.get(typeName)?.size ?? 0
  }

  /** Puts a diff in. Throws a `StaleDiff` and changes nothing where it contradicts the store (rule 3). */
  apply(diff: Diff): void {
    const has = (id: string) => this.byType.get(typeOf(id))?.has(id) ?? false
    for (const id of Object.keys(diff.added)) if (has(id)) throw new StaleDiff(id)
    for (const id of [...Object.keys(diff.updated), ...Object.keys(diff.removed)])
      if (!has(id)) throw new StaleDiff(id)
    for (const record of Object.values(diff.added)) this.table(record.typeName).set(record.id, record)
    for (const [, to] of Object.values(diff.updated)) this.table(to.typeName).set(to.id, to)
    for (const record of Object.values(diff.removed)) this.table(record.typeName).delete(record.id)
    this.tell(diff)
  }

  /** Calls back after every diff until the returned function is called. */
  subscribe(listener: (diff: Diff) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private tell(diff: Diff): void {
    const errors: unknown[] = []
    for (const listener of [...this.listeners]) {
      try {
        listener(diff)
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors[0]
  }

  private table(typeName: TypeName): Map<string, AnyRecord> {
    let table = this.byType.get(typeName)
    if (table === undefined) this.byType.set(typeName, (table = new Map()))
    return table
  }
}

/** A diff that was made for another state of the store than it is in. */
export class StaleDiff extends Error {
  readonly id: string

  constructor(id: string) {
    super(`the change does not fit the library any more (${id})`)
    this.id = id
    this.name = 'StaleDiff'
  }
}

function typeOf(id: string): TypeName {
  return id.slice(0, id.indexOf(':')) as TypeName
}
