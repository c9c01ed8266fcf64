import type { AnyRecord, TypeName } from '../../core/records/index.ts'
import { sameValue } from '../../core/store/same-value.ts'
import type { Store } from '../../core/store/store.ts'

const types: readonly TypeName[] = ['annotation', 'collection', 'item', 'setting', 'text']

/** True where two stores hold the same records in the same order. */
export function sameRecords(one: Store, other: Store): boolean {
  return types.every((type) => {
    const others: Iterator<AnyRecord> = (other.all(type) as Iterable<AnyRecord>)[Symbol.iterator]()
    if (one.count(type) !== other.count(type)) return false
    for (const record of one.all(type)) if (!sameValue(record, others.next().value)) return false
    return true
  })
}
