import type { CollectionRecord, MemberId } from '../records/collection.ts'
import type { ItemId } from '../records/item.ts'
import type { TextId } from '../records/text.ts'
import type { ReadableStore } from '../store/store.ts'

/** The item that a member stands for: itself, or the one that a text is the object of; null for a text without one. */
export function itemOfMember(store: Pick<ReadableStore, 'get'>, member: MemberId): ItemId | null {
  return isItemId(member) ? member : (store.get(member)?.itemId ?? null)
}

/** The items of a collection, each once, in its order. A text brings the item it is the object of: it is in where one of its texts is. */
export function collectionItems(
  store: Pick<ReadableStore, 'get'>,
  { memberIds }: Pick<CollectionRecord, 'memberIds'>,
): readonly ItemId[] {
  return [...new Set(memberIds.flatMap((member) => itemOfMember(store, member) ?? []))]
}

/** The texts among the members, in their order. */
export function collectionTexts({ memberIds }: Pick<CollectionRecord, 'memberIds'>): readonly TextId[] {
  return memberIds.filter((member): member is TextId => !isItemId(member))
}

const isItemId = (id: MemberId): id is ItemId => id.startsWith('item:')
