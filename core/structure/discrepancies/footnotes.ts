import type { Found } from '../source.ts'
import type { Evidence, FoundNote, SourceDiscrepancy } from './evidence.ts'
import { report } from './report.ts'

/** Where more than this share of notes and calls has no partner, the scan lost them; the text did not. */
const believable = 0.1
/** So many are believed in any text. */
const always = 2
/** Fewer numbered passages than these without any calls may be a list as well as notes. */
const fewest = 6

/**
 * Notes that nothing calls and calls that no note answers. A scan is full of numbers that look like either, so one
 * is believed only where it fills a gap: note 4 where notes 3 and 5 (or, at an end of the run, one of them) are
 * called, call 4 where the calls around it are 3 and 5; and only in a text whose notes run on. Where most notes of an unbroken run have no call, the scan
 * lost the calls: one finding says so.
 */
export function footnoteDiscrepancies({ source, notes, callsWithoutNote }: Evidence): SourceDiscrepancy[] {
  if (!isRun(notes)) return []
  const orphans = notes.filter((note) => note.call === null)
  if (orphans.length > 2 && orphans.length * 2 > notes.length) {
    if (notes.length < fewest) return []
    const message = `${orphans.length} of ${notes.length} notes are called nowhere in the text.`
    return [
      report(
        source,
        'footnote',
        message,
        orphans.map((note) => note.at),
      ),
    ]
  }
  const found = [
    ...uncalled(notes).map((note) =>
      report(source, 'footnote', `Note ${note.label} is called nowhere in the text.`, [note.at]),
    ),
    ...unanswered(notes, callsWithoutNote).map((call) =>
      report(source, 'footnote', `The text calls note ${call.value}, but there is no such note.`, [call.at]),
    ),
  ]
  return found.length > Math.max(always, (notes.length - orphans.length) * believable) ? [] : found
}

/** True where nearly every note's number is one more than the last, or begins anew; one gap is the thing sought. */
function isRun(notes: readonly FoundNote[]): boolean {
  const breaks = notes.filter(({ label }, index) => {
    const number = numberOf(label)
    return number !== null && number !== 1 && number - 1 !== numberOf(notes[index - 1]?.label)
  })
  return breaks.length <= Math.max(1, notes.length * believable)
}

function uncalled(notes: readonly FoundNote[]): FoundNote[] {
  return notes.filter((note, index) => {
    const number = numberOf(note.label)
    if (note.call !== null || number === null) return false
    const before = notes[index - 1]
    const after = notes[index + 1]
    const follows = before !== undefined && before.call !== null && numberOf(before.label) === number - 1
    const precedes = after !== undefined && after.call !== null && numberOf(after.label) === number + 1
    const begins = number === 1
    const ends = after === undefined || numberOf(after.label) === 1
    return (follows || begins) && (precedes || ends) && (follows || precedes)
  })
}

function unanswered(notes: readonly FoundNote[], calls: readonly Found<string>[]): Found<string>[] {
  const answered = notes
    .flatMap(({ label, call }) => (call === null ? [] : [{ number: numberOf(label), at: call.start }]))
    .sort((a, b) => a.at - b.at)
  let next = 0
  return [...calls]
    .sort((a, b) => a.at.start - b.at.start)
    .filter(({ value, at }) => {
      const number = numberOf(value)
      while (next < answered.length && answered[next]!.at < at.start) next += 1
      const before = answered[next - 1]?.number ?? null
      const after = answered[next]?.number ?? null
      return (
        number !== null && after === number + 1 && (before === number - 1 || (number === 1 && before !== 1))
      )
    })
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function numberOf(label: string | undefined): number | null {
  const plain = [...(label ?? '')]
    .map((digit) => (raised.includes(digit) ? raised.indexOf(digit) : digit))
    .join('')
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null
}
