import type { SourceSpan } from '../source.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report } from './report.ts'
import { slipBetween, slipKeys, type Slip } from './spelling-slip.ts'
import { countWords, type CountedWord } from './word-count.ts'

/** Words that share a key are compared with no more than so many others. */
const largestBucket = 24

/** One name or abbreviation spelt in two ways. Words that the text also prints in small letters are not names. */
export function spellingDiscrepancies(evidence: Evidence): SourceDiscrepancy[] {
  const { capitalized, small } = countWords(evidence.source, readSpans(evidence))
  const candidates = [...capitalized.values()].filter(
    ({ word }) =>
      !small.has(word.toLowerCase()) && (isAbbreviation(word) || (word.length >= 6 && /\p{Ll}/u.test(word))),
  )
  const pairs = alikeWords(candidates).filter(([a, b]) => isOneWord(a, b))
  return withoutDerived(pairs).map(([a, b]) => {
    const times = (word: CountedWord) =>
      `${quoted(word.word)} (${word.count === 1 ? 'once' : `${word.count} times`})`
    const [often, seldom] = a.count >= b.count ? [a, b] : [b, a]
    return report(
      evidence.source,
      'spelling',
      `${times(often)} and ${times(seldom)} look like one ${isAbbreviation(a.word) ? 'abbreviation' : 'name'} spelled two ways.`,
      [...often.places, ...seldom.places],
    )
  })
}

/** Front matter, prose and tables in the order of the text. */
function readSpans({ front, prose, tables }: Evidence): SourceSpan[] {
  const spans = [
    ...front.sections.flatMap((section) => section.items.map((item) => item.at)),
    ...prose,
    ...tables.flatMap((table) => [table.caption.at, ...table.rows.map((row) => row.at)]),
  ]
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

function alikeWords(candidates: readonly CountedWord[]): [CountedWord, CountedWord][] {
  const buckets = new Map<string, CountedWord[]>()
  for (const candidate of candidates)
    for (const key of slipKeys(candidate.word)) {
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [candidate])
      else if (bucket.length < largestBucket) bucket.push(candidate)
    }
  const pairs = new Map<string, [CountedWord, CountedWord]>()
  for (const bucket of buckets.values())
    bucket.forEach((a, index) => {
      for (const b of bucket.slice(index + 1))
        if (isAbbreviation(a.word) === isAbbreviation(b.word))
          pairs.set([a.word, b.word].sort().join(' '), [a, b])
    })
  return [...pairs.values()]
}

/** Whether two words that look alike are one word: by the kind of slip, by how often each is printed, and by what stands beside them. */
function isOneWord(a: CountedWord, b: CountedWord): boolean {
  const [few, many] = a.count <= b.count ? [a, b] : [b, a]
  if (isAbbreviation(a.word))
    return isSwapped(a.word, b.word) && many.count >= 3 && !(a.introduced && b.introduced)
  const slip = slipBetween(a.word, b.word)
  if (slip === null || !isFrequent(slip, few.count, many.count)) return false
  // Two authors may have names that differ by a letter: the same year, or the same first name, makes them one.
  if (a.years.size > 0 && b.years.size > 0) return overlap(a.years, b.years)
  if (a.after.size > 0 && b.after.size > 0 && a.before.size === 0 && b.before.size === 0)
    return overlap(a.after, b.after)
  return a.before.size === 0 || b.before.size === 0 || overlap(a.before, b.before)
}

/** A slip of the scanner may come once; a vowel's change is believed where the text holds to both spellings. */
function isFrequent(slip: Slip, few: number, many: number): boolean {
  return slip === 'vowel' ? few >= 2 && few + many >= 5 : many >= 4
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at !== -1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function isAbbreviation(word: string): boolean {
  return word.length <= 8 && !/\p{Ll}/u.test(word)
}

/** "Colombian/Columbian" says no more than "Colombia/Columbia" does. */
function withoutDerived(pairs: readonly [CountedWord, CountedWord][]): [CountedWord, CountedWord][] {
  const kept: [CountedWord, CountedWord][] = []
  const ordered = [...pairs].sort((a, b) => a[0].word.length - b[0].word.length)
  const known = new Set<string>()
  for (const [a, b] of ordered) {
    const stems = [0, 1, 2, 3].map((ending) =>
      [a, b]
        .map(({ word }) => word.slice(0, word.length - ending))
        .sort()
        .join(' '),
    )
    if (stems.some((stem) => known.has(stem))) continue
    known.add(stems[0]!)
    kept.push([a, b])
  }
  return kept
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one))
}
