import type { FoundRecord, OutlineEntry, Span } from './structure.ts'

/**
 * Where in a text the chapters stand that it has records of, ordered by `start`. A chapter is told by its number,
 * or by its title where it has none, and ends where the next heading of its rank begins. Records of chapters that the
 * text only lists have no span.
 */
export function chapterSpans(
  outline: readonly OutlineEntry[],
  records: readonly FoundRecord[],
  length: number,
): (Span & { readonly key: string })[] {
  const chapters = records.filter((record) => record.partOf !== null || record.csl.type === 'chapter')
  const tops = outline.filter((entry) => entry.level === 1)
  return tops.flatMap((entry, index) => {
    const record = chapters.find(
      (candidate) =>
        sameNumber(candidate.csl['chapter-number'], entry.number) ||
        (entry.number === null && sameTitle(candidate.csl.title, entry.title)),
    )
    return record === undefined
      ? []
      : [{ key: record.key, start: entry.start, end: tops[index + 1]?.start ?? length }]
  })
}

function sameNumber(stated: string | number | undefined, printed: string | null): boolean {
  if (stated === undefined || printed === null || /\bpart\b/i.test(printed)) return false
  const last = printed.trim().split(/\s+/).at(-1)!
  return last.toLowerCase() === String(stated).toLowerCase()
}

function sameTitle(stated: string | undefined, printed: string): boolean {
  const folded = (title: string) =>
    title
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return stated !== undefined && folded(stated) === folded(printed)
}
