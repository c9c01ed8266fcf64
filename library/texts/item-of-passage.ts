import type { ItemId } from '../../core/records/item.ts'
import type { TextRecord } from '../../core/records/text.ts'

/** The item that a passage of a text is cited as: the chapter it stands in, or else the text's own item. */
export function itemOfPassage(text: TextRecord, start: number): ItemId | null {
  return text.parts.find((part) => part.start <= start && start < part.end)?.itemId ?? text.itemId
}
