import type { SourceSpan } from '../source.ts'

/** What a text says of one capitalized word. */
export interface CountedWord {
  readonly word: string
  count: number
  /** Its first places, no more than {@link placesKept}. */
  readonly places: SourceSpan[]
  /** Capitalized words directly before it: first names, or the first half of a name of two words. */
  readonly before: Set<string>
  /** Capitalized words directly behind it: surnames of a first name. */
  readonly after: Set<string>
  /** Years directly behind it, as in a citation. */
  readonly years: Set<string>
  /** Printed alone in parentheses, as an abbreviation is where it is introduced. */
  introduced: boolean
}

/** The capitalized words of a text, and all words that it also prints in small letters. */
export interface WordCount {
  readonly capitalized: ReadonlyMap<string, CountedWord>
  readonly small: ReadonlySet<string>
}

export const placesKept = 12

const wordForm = /\p{L}[\p{L}\p{M}]*/gu
const yearBehind = /^(?:\s+et\s+al\.?)?,?\s*\(?((?:1[5-9]|20)\d\d)/

/** Counts in one pass, in linear time. `spans` are ordered stretches of `source`. */
export function countWords(source: string, spans: readonly SourceSpan[]): WordCount {
  const capitalized = new Map<string, CountedWord>()
  const small = new Set<string>()
  let reached = 0
  for (const span of spans) {
    const start = Math.max(span.start, reached)
    reached = Math.max(reached, span.end)
    if (start >= span.end) continue
    let previous: { word: string; end: number } | null = null
    for (const match of source.slice(start, span.end).matchAll(wordForm)) {
      const word = match[0]
      const at = start + match.index
      const end = at + word.length
      const adjacent: string | null =
        previous !== null && at - previous.end <= 2 && /^\.?\s$/.test(source.slice(previous.end, at))
          ? previous.word
          : null
      if (adjacent !== null && /^\p{Lu}/u.test(word)) {
        const first = capitalized.get(adjacent)
        if (first !== undefined && first.after.size < 20) first.after.add(word)
      }
      previous = { word, end }
      if (!/^\p{Lu}/u.test(word)) {
        if (word.length >= 4 && word.length <= 40) small.add(word)
        continue
      }
      if (
        word.length < 4 ||
        word.length > 40 ||
        source[end] === '-' ||
        source[end] === '@' ||
        source[at - 1] === '/'
      )
        continue
      let counted = capitalized.get(word)
      if (counted === undefined) {
        counted = {
          word,
          count: 0,
          places: [],
          before: new Set(),
          after: new Set(),
          years: new Set(),
          introduced: false,
        }
        capitalized.set(word, counted)
      }
      counted.count += 1
      if (counted.places.length < placesKept) counted.places.push({ start: at, end })
      if (adjacent !== null && /^\p{Lu}/u.test(adjacent) && counted.before.size < 20)
        counted.before.add(adjacent)
      const year = yearBehind.exec(source.slice(end, end + 24))?.[1]
      if (year !== undefined && counted.years.size < 50) counted.years.add(year)
      if (source[at - 1] === '(' && source[end] === ')') counted.introduced = true
    }
  }
  return { capitalized, small }
}
