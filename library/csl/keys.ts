import { makeCitekey } from '../../core/citation/citekey.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import type { LeftOut } from './left-out.ts'

/** What a key may not hold, in BibTeX, biber, pandoc or HTML. */
const unsafe = /[\s{}()<>"'@,=\\#%~&$^`|[\]]|\p{Cc}/gu

/**
 * The items' keys as they are written: their own, each once. A key with characters that end an entry loses them, a
 * second of the same gets a letter; both are told.
 */
export function writtenKeys(items: readonly IdentifiedCslItem[], leftOut: LeftOut): readonly string[] {
  const taken = new Set<string>()
  return items.map((item) => {
    const id = String(item.id)
    const safe = id.replace(unsafe, '')
    let key = safe === '' ? makeCitekey(item, (one) => taken.has(one.toLowerCase())) : safe
    // BibTeX takes keys that differ in capitals alone for one.
    for (let n = 2; taken.has(key.toLowerCase()); n++) key = `${safe}-${n}`
    taken.add(key.toLowerCase())
    if (key !== id) leftOut.say(`The key “${id}” was written as “${key}”.`)
    return key
  })
}
