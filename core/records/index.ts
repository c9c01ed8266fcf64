import { z } from 'zod'
import { annotationRecord } from './annotation.ts'
import { collectionRecord } from './collection.ts'
import { itemRecord } from './item.ts'
import { settingRecord } from './setting.ts'
import { textRecord } from './text.ts'

/** Every record there is, told apart by `typeName`; parsing one validates it. */
export const anyRecord = z.discriminatedUnion('typeName', [
  annotationRecord,
  collectionRecord,
  itemRecord,
  settingRecord,
  textRecord,
])
export type AnyRecord = z.infer<typeof anyRecord>
export type TypeName = AnyRecord['typeName']
export type RecordId = AnyRecord['id']
export type RecordOf<T extends TypeName> = Extract<AnyRecord, { typeName: T }>
