import { collectionRecord, type CollectionRecord } from './collection.ts'
import { areAll, isIdOf, isObject, isText, isTime, sizeOf } from './plain-value.ts'

const fieldCount = Object.keys(collectionRecord.shape).length

/**
 * The same for a collection as `isPlainAnnotation` for an annotation: its members come in tens of thousands, and all are
 * looked at in every edit. It holds strings alone, so such a one is what JSON gives back of it.
 */
export function isPlainCollection(value: unknown): value is CollectionRecord {
  if (!isObject(value) || sizeOf(value) !== fieldCount) return false
  const { id, typeName, title, memberIds, created, modified } = value
  return (
    typeName === 'collection' &&
    isIdOf('collection:', id) &&
    isText(title) &&
    title !== '' &&
    Array.isArray(memberIds) &&
    areAll(memberIds, isMember) &&
    isTime(created) &&
    isTime(modified)
  )
}

const isMember = (value: unknown): boolean => isIdOf('item:', value) || isIdOf('text:', value)
