import { chapterOrdinal } from '../front-matter/entry-number.ts'
import type { FoundEntry } from '../front-matter/found.ts'
import { pageOrder } from '../front-matter/page-label.ts'
import { titleKey } from '../front-matter/plain-line.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report } from './report.ts'

/** First pages that the contents page or a list gives otherwise than the pages themselves, and pages out of order. */
export function pageDiscrepancies({ source, front, chapters, tables }: Evidence): SourceDiscrepancy[] {
  const elsewhere = (entry: FoundEntry, page: string | null) =>
    page !== null && entry.page !== null && entry.page.value.toLowerCase() !== page.toLowerCase()
  const byTitle = new Map(front.contents.map((entry) => [titleKey(entry.title.value), entry]))
  const found = chapters.flatMap((chapter) => {
    const ordinal = chapter.number === null ? null : chapterOrdinal(chapter.number.value)
    const entry =
      byTitle.get(titleKey(chapter.title.value)) ??
      (ordinal === null ? undefined : onlyEntry(front.contents, ordinal))
    if (entry === undefined || !elsewhere(entry, chapter.page)) return []
    const message = `The contents page puts ${quoted(entry.title.value)} on page ${entry.page!.value}; it begins on page ${chapter.page}.`
    return [report(source, 'page', message, [entry.page!.at, chapter.title.at])]
  })
  const listed = new Map(
    front.tables.flatMap((entry) => (entry.number === null ? [] : [[entry.number.value, entry] as const])),
  )
  const misplaced = tables.flatMap((table) => {
    const entry = table.label === null ? undefined : listed.get(table.label)
    if (entry === undefined || !elsewhere(entry, table.page)) return []
    const message = `The list of tables puts Table ${table.label} on page ${entry.page!.value}; it stands on page ${table.page}.`
    return [report(source, 'page', message, [entry.page!.at, table.caption.at])]
  })
  return [...found, ...misplaced, ...outOfOrder(source, front.contents)]
}

function onlyEntry(contents: readonly FoundEntry[], ordinal: string): FoundEntry | undefined {
  const same = contents.filter(
    (entry) =>
      entry.kind === 'chapter' && entry.number !== null && chapterOrdinal(entry.number.value) === ordinal,
  )
  return same.length === 1 ? same[0] : undefined
}

/** An entry whose page comes before that of the entry above it, while the entry below agrees with the one above. */
function outOfOrder(source: string, contents: readonly FoundEntry[]): SourceDiscrepancy[] {
  const paged = contents.flatMap((entry) => {
    const order = entry.page === null ? null : pageOrder(entry.page.value)
    return order === null ? [] : [{ entry, page: entry.page!, order }]
  })
  return paged.flatMap(({ entry, page, order }, index) => {
    const above = paged[index - 1]
    const below = paged[index + 1]
    if (above === undefined || order >= above.order || (below !== undefined && below.order < above.order))
      return []
    const message = `The contents page puts ${quoted(entry.title.value)} on page ${page.value}, after ${quoted(above.entry.title.value)} on page ${above.page.value}.`
    return [report(source, 'page', message, [above.page.at, page.at])]
  })
}
