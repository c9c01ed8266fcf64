import { chapterOrdinal } from '../front-matter/entry-number.ts'
import type { FoundChapter, FoundEntry } from '../front-matter/found.ts'
import { pageOrder } from '../front-matter/page-label.ts'
import { titleKey } from '../front-matter/plain-line.ts'
import { isCapitals } from '../prose.ts'
import type { Found, SourceSpan } from '../source.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report } from './report.ts'

/** Where more than this share of the pages that can be compared disagree, the pages were counted wrong, not printed wrong. */
const believable = 0.25

/** First pages that the contents page or a list gives otherwise than the pages themselves, and pages out of order. */
export function pageDiscrepancies({ source, front, chapters, tables }: Evidence): SourceDiscrepancy[] {
  const byTitle = new Map(front.contents.map((entry) => [titleKey(entry.title.value), entry]))
  const heads = firstOfEach(chapters).map((chapter) => {
    const ordinal = chapter.number === null ? null : chapterOrdinal(chapter.number.value)
    const entry =
      byTitle.get(titleKey(chapter.title.value)) ??
      (ordinal === null ? undefined : onlyEntry(front.contents, ordinal))
    return { entry, page: chapter.page, at: chapter.title.at }
  })
  const found = disagreeing(heads).map(({ entry, page, at }) => {
    const message = `The contents page puts ${quoted(entry.title.value)} on page ${entry.page.value}; it begins on page ${page}.`
    return report(source, 'page', message, [entry.page.at, at])
  })
  const listed = new Map(
    front.tables.flatMap((entry) => (entry.number === null ? [] : [[entry.number.value, entry] as const])),
  )
  const captions = tables.map((table) => {
    const entry = table.label === null ? undefined : listed.get(table.label)
    return { entry, page: table.page, at: table.caption.at, label: table.label }
  })
  const misplaced = disagreeing(captions).map(({ entry, page, at, label }) => {
    const message = `The list of tables puts Table ${label} on page ${entry.page.value}; it stands on page ${page}.`
    return report(source, 'page', message, [entry.page.at, at])
  })
  return [...found, ...misplaced, ...outOfOrder(source, front.contents)]
}

interface Placed {
  readonly entry: FoundEntry | undefined
  readonly page: string | null
  readonly at: SourceSpan
}

/** What stands on another page than its entry says; nothing where so much does that the fault is ours. */
function disagreeing<P extends Placed>(
  all: readonly P[],
): (P & { entry: FoundEntry & { page: Found<string> }; page: string })[] {
  const compared = all.flatMap((one) => {
    const { entry, page } = one
    return entry === undefined || entry.page === null || page === null
      ? []
      : [{ ...one, entry: { ...entry, page: entry.page }, page }]
  })
  const found = compared.filter(({ entry, page }) => isMisprint(entry.page.value, page))
  return found.length > 1 && found.length > compared.length * believable ? [] : found
}

/** Further apart than this, with no slip of a figure to explain it, a heading of the same words was taken for another. */
const farthest = 5

/**
 * True where two pages differ as a misprint or a late change makes them. One page is no difference: a heading at the
 * edge of a page may be read on either side of it.
 */
function isMisprint(listed: string, begins: string): boolean {
  const [from, to] = [pageOrder(listed), pageOrder(begins)]
  if (from === null || to === null) return false
  const apart = Math.abs(from - to)
  return apart > 1 && (apart <= farthest || isSlipInto(listed, to, to))
}

/** One heading of each title: a second one is the head of a page. */
function firstOfEach(chapters: readonly FoundChapter[]): FoundChapter[] {
  const first = new Map<string, FoundChapter>()
  for (const chapter of chapters) {
    const key = titleKey(chapter.title.value)
    if (!first.has(key)) first.set(key, chapter)
  }
  return [...first.values()]
}

function onlyEntry(contents: readonly FoundEntry[], ordinal: string): FoundEntry | undefined {
  const same = contents.filter(
    (entry) =>
      entry.kind === 'chapter' && entry.number !== null && chapterOrdinal(entry.number.value) === ordinal,
  )
  return same.length === 1 ? same[0] : undefined
}

/** Where more than this share of a contents page is out of order, its lines were read in the wrong order. */
const misread = 0.05

/**
 * An entry whose page comes before that of the entry above it, while the entry below agrees with the one above, and
 * whose page a slip of one figure explains ("97" between 183 and 213 for "197"). A line in capitals among others
 * in small letters, or a last line without a number, is the head or foot of the contents page itself.
 */
function outOfOrder(source: string, contents: readonly FoundEntry[]): SourceDiscrepancy[] {
  const paged = contents.flatMap((entry) => {
    const order = entry.page === null ? null : pageOrder(entry.page.value)
    return order === null ? [] : [{ entry, page: entry.page!, order }]
  })
  const shouting = paged.filter(({ entry }) => isCapitals(entry.title.value)).length * 4 > paged.length
  const found = paged.flatMap(({ entry, page, order }, index) => {
    const above = paged[index - 1]
    const below = paged[index + 1]
    if (above === undefined || order >= above.order || (below !== undefined && below.order < above.order))
      return []
    if (isCapitals(entry.title.value) && !shouting) return []
    if (below === undefined && entry.number === null) return []
    if (!isSlipInto(page.value, above.order, below?.order ?? Infinity)) return []
    const message = `The contents page puts ${quoted(entry.title.value)} on page ${page.value}, after ${quoted(above.entry.title.value)} on page ${above.page.value}.`
    return [report(source, 'page', message, [above.page.at, page.at])]
  })
  return found.length > 1 && found.length > paged.length * misread ? [] : found
}

/** True where one figure left out, put in, changed or moved makes a number between two others of an arabic label. */
function isSlipInto(label: string, low: number, high: number): boolean {
  if (!/^\d{1,4}$/.test(label)) return false
  const fits = (digits: string) => digits !== '' && Number(digits) >= low && Number(digits) <= high
  for (let at = 0; at <= label.length; at++) {
    const [head, tail] = [label.slice(0, at), label.slice(at)]
    if (fits(head + tail.slice(1)) || fits(head + [...tail.slice(0, 2)].reverse().join('') + tail.slice(2)))
      return true
    for (const digit of '0123456789')
      if (fits(head + digit + tail) || fits(head + digit + tail.slice(1))) return true
  }
  return false
}
