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
const needsFolding = /[^\x20-\x7e]|\s\s/
const space = /^\s$/

/**
 * Folds what people don't tell apart when they copy a passage: white space of any kind and amount becomes one space,
 * quotation marks and dashes the plain ones, soft hyphens nothing; letters are put together (NFC). Case stays unless
 * `lowerCase` asks. Linear in the text's length.
 */
export function fold(source: string, { lowerCase = false } = {}): Folded {
  if (!needsFolding.test(source) && !lowerCase) return { text: source, offsets: identity(source.length) }
  const parts: string[] = []
  let offsets = new Uint32Array(source.length + 16)
  let length = 0
  const push = (text: string, offset: number) => {
    if (length + text.length + 1 > offsets.length) {
      const larger = new Uint32Array(offsets.length * 2 + text.length)
      larger.set(offsets)
      offsets = larger
    }
    parts.push(text)
    for (let unit = 0; unit < text.length; unit++) offsets[length++] = offset
  }
  let spaced = false
  for (let index = 0; index < source.length;) {
    const end = clusterEnd(source, index)
    const raw = source.slice(index, end)
    if (space.test(raw)) {
      if (!spaced) push(' ', index)
      spaced = true
    } else if (!invisible.test(raw)) {
      const composed = raw.length === 1 ? (same[raw] ?? raw) : raw.normalize('NFC')
      push(lowerCase ? composed.toLowerCase() : composed, index)
      spaced = false
    }
    index = end
  }
  offsets[length] = source.length
  return { text: parts.join(''), offsets: offsets.subarray(0, length + 1) }
}

/** Where in the source a stretch of the folded text stood. */
export function unfold({ offsets }: Folded, start: number, end: number): { start: number; end: number } {
  // What folds to several units ("…", "ﬁ") is taken whole: it ends where the next source character begins.
  let after = end
  while (after < offsets.length - 1 && after > start && offsets[after] === offsets[after - 1]) after++
  return { start: offsets[start]!, end: offsets[after]! }
}

/** A character with the marks that combine with it; these stretches are short (hostile ones are cut at 32). */
function clusterEnd(source: string, start: number): number {
  let end = start + 1
  const code = source.charCodeAt(start)
  if (code >= 0xd800 && code <= 0xdbff && isLow(source.charCodeAt(end))) end++
  while (end < source.length && end - start < 32 && isCombining(source.charCodeAt(end))) end++
  return end
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
const isCombining = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) || (code >= 0x1dc0 && code <= 0x1dff)

function identity(length: number): Uint32Array {
  return Uint32Array.from({ length: length + 1 }, (_, index) => index)
}
