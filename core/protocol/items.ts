import { z } from 'zod'
import type { DuplicateGroup } from '../citation/duplicates.ts'
import type { Rekeyed } from '../commands/rekey-items.ts'
import { cslItem } from '../records/csl.ts'
import { itemRecord, type ItemRecord } from '../records/item.ts'
import { idOf } from '../records/record.ts'
import { method, output } from './method.ts'

export const itemMethods = {
  'items.create': method(
    'edit',
    z.object({
      csl: cslItem,
      citekey: itemRecord.shape.citekey.optional(),
      partOf: itemRecord.shape.partOf.default(null),
      /** Also put into this collection, in the same step. */
      collectionId: idOf('collection').optional(),
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
  /** Items that are likely the same, surest first, without the groups that a person said are none. */
  'items.duplicates': method('read', z.object({}), output<{ groups: readonly DuplicateGroup[] }>()),
  /** Says of a group that it is none: it is not found again until that is undone. */
  'items.dismissDuplicates': method(
    'edit',
    z.object({ ids: z.array(itemRecord.shape.id).min(2).max(10_000) }),
    output<null>(),
  ),
  /** Makes one item of several under the citekey of `keep`; `take` says whose value of a variable stands, else the fuller one. */
  'items.merge': method(
    'edit',
    z.object({
      keep: itemRecord.shape.id,
      others: z.array(itemRecord.shape.id).min(1).max(10_000),
      take: z.record(z.string(), itemRecord.shape.id).default({}),
    }),
    output<ItemRecord>(),
  ),
  /**
   * Makes the citekeys of items anew, of all where none is named: by the pattern given, or by the library's. Keys that a
   * person typed or that came with an import stay, but for `evenPinned`. `dryRun` only tells.
   */
  'items.rekey': method(
    'edit',
    z.object({
      ids: z.array(itemRecord.shape.id).optional(),
      pattern: z.string().max(200).optional(),
      dryRun: z.boolean().default(false),
      evenPinned: z.boolean().default(false),
    }),
    output<{ rekeyed: readonly Rekeyed[]; pinned: readonly ItemRecord[] }>(),
  ),
}

/** The setting that holds the keys of the groups a person said are no duplicates. */
export const notDuplicatesSetting = 'setting:not-duplicates'
