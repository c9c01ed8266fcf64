import { citekeyLetters, citekeyStem } from '../../core/citation/citekey.ts'
import type { CslItem, IdentifiedCslItem } from '../../core/records/csl.ts'
import type { LeftOut } from './left-out.ts'

/**
 * Keys that are taken, and new ones beside them. Unlike asking for each letter in turn, a thousand items of one author and year cost
 * a thousand steps, not a million.
 */
export class Keys {
  private readonly taken: Set<string>
  private readonly tried = new Map<string, number>()

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken)
  }

  has(key: string): boolean {
    return this.taken.has(key)
  }

  take(key: string): string {
    this.taken.add(key)
    return key
  }

  /** A key for an item that has none, as in `core/citation/citekey.ts`. */
  forItem(item: CslItem): string {
    return this.next(citekeyStem(item), citekeyLetters)
  }

  /** The stem, or the first of the stem and an ending that is free; takes it. */
  next(stem: string, ending: (n: number) => string): string {
    if (!this.taken.has(stem)) return this.take(stem)
    for (let n = this.tried.get(stem) ?? 0; ; n++) {
      if (this.taken.has(stem + ending(n))) continue
      this.tried.set(stem, n + 1)
      return this.take(stem + ending(n))
    }
  }
}

/** What a format's reader found: an item, the id it has in its file, and its place in words ("Line 3"). */
export interface FoundItem {
  readonly item: CslItem
  readonly id: string | undefined
  readonly place: string
}

/** The items under the ids of their file. One without gets a key; where two have the same both are kept and it is told. */
export function identified(found: readonly FoundItem[], problems: string[]): readonly IdentifiedCslItem[] {
  const given = new Set(found.map(({ id }) => id).filter((id) => id !== undefined))
  const keys = new Keys(given)
  const seen = new Set<string>()
  return found.map(({ item, id, place }) => {
    if (id === undefined || id === '') return { ...item, id: keys.forItem(item) }
    if (seen.has(id))
      problems.push(`${place}: the id “${id}” stands for an earlier item too; both were kept.`)
    seen.add(id)
    return { ...item, id }
  })
}

/** What a key may not hold, in BibTeX, biber, pandoc or HTML. */
const unsafe = /[\s{}()<>"'@,=\\#%~&$^`|[\]]|\p{Cc}/gu

/**
 * The items' keys as they are written: their own, each once. A key with characters that end an entry loses them, a
 * second of the same gets a number; both are told.
 */
export function writtenKeys(items: readonly IdentifiedCslItem[], leftOut: LeftOut): readonly string[] {
  // BibTeX takes keys that differ in capitals alone for one.
  const folded = new Keys()
  return items.map((item) => {
    const id = String(item.id)
    const safe = id.replace(unsafe, '')
    const stem = safe === '' ? citekeyStem(item) : safe
    const ending = safe === '' ? citekeyLetters : (n: number) => `-${n + 2}`
    const free = folded.next(stem.toLowerCase(), ending)
    const key = stem + free.slice(stem.toLowerCase().length)
    if (key !== id) leftOut.say(`The key “${id}” was written as “${key}”.`)
    return key
  })
}
