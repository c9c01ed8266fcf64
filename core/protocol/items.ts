import { z } from 'zod'
import { cslItem } from '../records/csl.ts'
import { itemRecord, type ItemRecord } from '../records/item.ts'
import { method, output } from './method.ts'

export const itemMethods = {
  'items.create': method(
    'edit',
    z.object({
      csl: cslItem,
      citekey: itemRecord.shape.citekey.optional(),
      partOf: itemRecord.shape.partOf.default(null),
    }),
    output<ItemRecord>(),
  ),
  'items.update': method(
    'edit',
    z.object({
      id: itemRecord.shape.id,
      csl: cslItem.optional(),
      citekey: itemRecord.shape.citekey.optional(),
      partOf: itemRecord.shape.partOf.optional(),
    }),
    output<ItemRecord>(),
  ),
  'items.delete': method('edit', z.object({ ids: z.array(itemRecord.shape.id).min(1) }), output<null>()),
}
