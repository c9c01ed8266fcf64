/** A year as citations print it, at a place in a string. */
export interface YearToken {
  readonly start: number
  readonly end: number
  /** "2010", "1938/1998", "n.d.", "forthcoming". */
  readonly year: string
  /** The letter after it, or null. */
  readonly suffix: string | null
}

const number = String.raw`(?:1[4-9]\d\d|20\d\d)`
const dated = String.raw`(?:\[${number}\]\s?)?${number}(?:\s?/\s?${number})?`
const undated = String.raw`n\.\s?d\.?|s\.\s?[fda]\.|o\.\s?J\.|forthcoming|in press|in preparation|en prensa|im Erscheinen|à paraître`
/** A letter counts as suffix only where it closes the word: "1999a", not "1990s" (a decade) or "1999 a". */
const year = new RegExp(
  String.raw`(?<![\p{L}\p{N}$€£=/_.#-])(?:(${dated})([a-rt-z]?)(?![\p{L}\p{N}]|[.,]\d)|(${undated})(?![\p{L}\p{N}]))`,
  'giu',
)

/** The first year at or after `from`, or null. A span of years ("2005–2007") is a period, not a date of publication. */
export function nextYear(text: string, from = 0): YearToken | null {
  year.lastIndex = from
  for (let match = year.exec(text); match !== null; match = year.exec(text)) {
    const end = match.index + match[0].length
    if (match[1] !== undefined && isSpanOfYears(text, match.index, end)) {
      year.lastIndex = end
      continue
    }
    const suffix = match[2] === undefined || match[2] === '' ? null : match[2].toLowerCase()
    return { start: match.index, end, year: (match[1] ?? match[3]!).replaceAll(/\s*\/\s*/g, '/'), suffix }
  }
  return null
}

function isSpanOfYears(text: string, start: number, end: number): boolean {
  return (
    /^\s?[–—-]\s?\d{2,4}(?!\d)/.test(text.slice(end, end + 8)) ||
    /\d{4}\s?[–—-]\s?$/.test(text.slice(Math.max(0, start - 8), start))
  )
}
