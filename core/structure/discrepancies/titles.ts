import { chapterOrdinal } from '../front-matter/entry-number.ts'
import type { FoundChapter, FoundEntry, FoundPart } from '../front-matter/found.ts'
import { personNames } from '../front-matter/personal-name.ts'
import { titleKey } from '../front-matter/plain-line.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report } from './report.ts'

/** Titles of chapters and parts that the contents page and the heading print differently. Capitals and punctuation do not count. */
export function titleDiscrepancies({ source, front, chapters, parts }: Evidence): SourceDiscrepancy[] {
  const listedChapters = listed(front.contents, 'chapter')
  const listedParts = listed(front.contents, 'part')
  return [
    ...unanswered(listedChapters, chapters).flatMap((chapter) =>
      compare(source, listedChapters, chapter, 'chapter'),
    ),
    ...unanswered(listedParts, parts).flatMap((part) => compare(source, listedParts, part, 'part')),
  ]
}

/** The first heading of each number, of those numbers that no heading prints as the contents page does. */
function unanswered<F extends FoundChapter | FoundPart>(
  entries: ReadonlyMap<string, FoundEntry | null>,
  found: readonly F[],
): F[] {
  const first = new Map<string, F>()
  const answered = new Set<string>()
  for (const heading of found) {
    const ordinal = heading.number === null ? null : chapterOrdinal(heading.number.value)
    const entry = ordinal === null ? null : (entries.get(ordinal) ?? null)
    if (entry === null || ordinal === null) continue
    if (!differ(entry.title.value, heading.title.value)) answered.add(ordinal)
    else if (!first.has(ordinal)) first.set(ordinal, heading)
  }
  return [...first].flatMap(([ordinal, heading]) => (answered.has(ordinal) ? [] : [heading]))
}

/** Entries by ordinal; an ordinal that comes twice (chapters numbered anew in each part) tells nothing and is left out. */
function listed(
  contents: readonly FoundEntry[],
  kind: 'chapter' | 'part',
): ReadonlyMap<string, FoundEntry | null> {
  const byOrdinal = new Map<string, FoundEntry | null>()
  for (const entry of contents) {
    if (entry.kind !== kind || entry.number === null) continue
    const ordinal = chapterOrdinal(entry.number.value)
    if (ordinal !== null) byOrdinal.set(ordinal, byOrdinal.has(ordinal) ? null : entry)
  }
  return byOrdinal
}

function compare(
  source: string,
  entries: ReadonlyMap<string, FoundEntry | null>,
  found: FoundChapter | FoundPart,
  what: 'chapter' | 'part',
): SourceDiscrepancy[] {
  const ordinal = found.number === null ? null : chapterOrdinal(found.number.value)
  const entry = ordinal === null ? null : (entries.get(ordinal) ?? null)
  if (entry === null || ordinal === null || !differ(entry.title.value, found.title.value)) return []
  // "4 IL MENU" with the number 8 over it is two headings of which one was lost.
  if (/^\d{1,3}[.:]?\s/.test(found.title.value)) return []
  const message = `The contents page calls ${what} ${ordinal} ${quoted(entry.title.value)}, its heading ${quoted(found.title.value)}.`
  return [report(source, 'title', message, [entry.title.at, found.title.at])]
}

/** More words than this behind a title are a paragraph that the scan ran on with it. */
const longestRest = 40

/**
 * Two titles of one thing that are not the same: neither equal nor one the other without its subtitle, yet with half
 * their words in common. Spaces and a number before or behind the words are the scanner's or the page's.
 */
function differ(a: string, b: string): boolean {
  const left = titleKey(a)
  const right = titleKey(b)
  if (left === right || left === '' || right === '') return false
  if ([left, bareTitle(a)].some((one) => [right, bareTitle(b)].some((other) => isSpacedAlike(one, other))))
    return false
  // The byline is set under the title without a blank line.
  if (right.startsWith(`${left} `) && personNames(b.trim().slice(a.trim().length)) !== null) return false
  if (right.startsWith(`${left} `) && (right.length - left.length > longestRest || endsAsSentence(b, a)))
    return false
  if (isWithoutSubtitle(a, right) || isWithoutSubtitle(b, left)) return false
  return sharedWords(left, right) >= 0.5
}

/** A heading with a sentence's stop that its entry has not is run on with the paragraph below it. */
function endsAsSentence(heading: string, entry: string): boolean {
  return /[.;]\s*$/.test(heading) && !/[.;]\s*$/.test(entry)
}

function isSpacedAlike(a: string, b: string): boolean {
  return a.replaceAll(' ', '') === b.replaceAll(' ', '')
}

function bareTitle(title: string): string {
  return titleKey(title.replace(/^\s*\d+(?:\.\d+)*[.:]?\s+(?=\S)|\s+\d{1,4}\s*$/g, ''))
}

function isWithoutSubtitle(whole: string, short: string): boolean {
  const at = whole.search(/[:.?!]\s|\s[—–-]\s/)
  return at > 0 && titleKey(whole.slice(0, at)) === short
}

/** The share of the words of the shorter title that the longer one has too. */
export function sharedWords(a: string, b: string): number {
  const left = new Set(a.split(' '))
  const right = new Set(b.split(' '))
  const [few, many] = left.size <= right.size ? [left, right] : [right, left]
  return [...few].filter((word) => many.has(word)).length / few.size
}
