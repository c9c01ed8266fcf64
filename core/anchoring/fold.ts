/** A text made comparable, and where each of its units came from. */
export interface Folded {
  readonly text: string
  /** For each UTF-16 unit of `text` the offset in the source where it began; one more entry for the end. */
  readonly offsets: Uint32Array
}

/** Characters that one person types for another's: quotation marks, apostrophes, dashes, ligatures of old type. */
const same: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬀ: 'ff',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
}
/** Soft hyphens, joiners, byte order marks: seen by nobody, copied by everybody. */
const invisible = /^[\u00ad\u200b-\u200d\u2060\ufeff]$/
const combining = /^\p{M}$/u

const kinds = { letter: 0, space: 1, invisible: 2, replaced: 3, combining: 4 } as const
/** What each UTF-16 unit is, so that a text of millions is folded in one pass without a search for each. */
const kindOf = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (invisible.test(char)) return kinds.invisible
  if (/\s/.test(char)) return kinds.space
  if (same[char] !== undefined) return kinds.replaced
  return combining.test(char) ? kinds.combining : kinds.letter
})
/** A character and its marks; hostile stretches are cut. */
const longestCharacter = 32

/**
 * Folds what people don't tell apart when they copy a passage: white space of any kind and amount becomes one space,
 * quotation marks and dashes the plain ones, soft hyphens nothing; letters are put together (NFC). Case stays unless
 * `lowerCase` asks. Linear in the text's length.
 */
export function fold(source: string, { lowerCase = false } = {}): Folded {
  const folding = new Folding(source.length)
  const cased = (text: string) => (lowerCase ? text.toLowerCase().replaceAll('ς', 'σ') : text)
  let spaced = false
  let index = 0
  while (index < source.length) {
    const kind = kindOf[source.charCodeAt(index)]!
    const start = index++
    if (kind === kinds.letter || kind === kinds.combining) {
      while (index < source.length && kindOf[source.charCodeAt(index)] === kinds.letter) index++
      if (index < source.length && kindOf[source.charCodeAt(index)] === kinds.combining) {
        const last = Math.max(start, index - 1)
        while (kindOf[source.charCodeAt(index)] === kinds.combining && index - last < longestCharacter)
          index++
        folding.each(cased(source.slice(start, last)), source.slice(start, last), start, cased)
        folding.whole(cased(source.slice(last, index).normalize('NFC')), last)
      } else folding.each(cased(source.slice(start, index)), source.slice(start, index), start, cased)
    } else if (kind === kinds.space && !spaced) folding.whole(' ', start)
    else if (kind === kinds.replaced) folding.whole(same[source[start]!]!, start)
    if (kind !== kinds.invisible) spaced = kind === kinds.space
  }
  return folding.done()
}

/** A folded text while it grows. */
class Folding {
  private readonly parts: string[] = []
  private offsets: Uint32Array
  private length = 0
  private readonly sourceLength: number

  constructor(sourceLength: number) {
    this.sourceLength = sourceLength
    this.offsets = new Uint32Array(sourceLength + 16)
  }

  /** Text that came from one place. */
  whole(text: string, offset: number): void {
    this.reserve(text.length)
    this.parts.push(text)
    for (let unit = 0; unit < text.length; unit++) this.offsets[this.length++] = offset
  }

  /** Text that came unit by unit, unless a change of case made it longer; then character by character. */
  each(text: string, source: string, start: number, cased: (text: string) => string): void {
    if (text.length !== source.length) {
      let at = start
      for (const char of source) {
        this.whole(cased(char), at)
        at += char.length
      }
      return
    }
    this.reserve(text.length)
    this.parts.push(text)
    for (let unit = 0; unit < text.length; unit++) this.offsets[this.length++] = start + unit
  }

  done(): Folded {
    this.reserve(0)
    this.offsets[this.length] = this.sourceLength
    return { text: this.parts.join(''), offsets: this.offsets.subarray(0, this.length + 1) }
  }

  private reserve(more: number): void {
    if (this.length + more < this.offsets.length) return
    const larger = new Uint32Array(this.offsets.length * 2 + more)
    larger.set(this.offsets)
    this.offsets = larger
  }
}

/** Where in the source a stretch of the folded text stood. */
export function unfold({ offsets }: Folded, start: number, end: number): { start: number; end: number } {
  // What folds to several units ("…", "ﬁ") is taken whole: it ends where the next source character begins.
  let after = end
  while (after < offsets.length - 1 && after > start && offsets[after] === offsets[after - 1]) after++
  return { start: offsets[start]!, end: offsets[after]! }
}
