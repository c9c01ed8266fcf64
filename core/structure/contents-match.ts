import type { FoundEntry, FrontMatter } from './front-matter/found.ts'
import type { Unit } from './unit.ts'
import { openingOf, sectionNumberOf } from './roles/headings.ts'

/** An entry of the contents page and the unit that is its heading in the text, or null where the text lacks it. */
export interface MatchedEntry {
  readonly entry: FoundEntry
  readonly unit: Unit | null
}

/** Longer passages are no headings. */
const longestHeading = 300

/**
 * Finds the heading of every contents entry that has one in the text. By number for "Chapter 11", else by title. The
 * order of the contents decides between several ("Conclusion" ends many a chapter): of those before the next entry's
 * heading the last is taken. `skip` is true for units of the contents page itself.
 */
export function matchContents(
  front: FrontMatter,
  units: readonly Unit[],
  skip: (unit: Unit) => boolean,
): MatchedEntry[] {
  const entries = front.contents.filter((entry) => entry.kind !== 'figure' && entry.kind !== 'table')
  if (entries.length === 0) return []
  const byKey = new Map<string, Unit[]>()
  const wanted = new Set(entries.flatMap(keysOfEntry))
  for (const unit of units) {
    if (unit.text.text.length > longestHeading || skip(unit)) continue
    for (const key of keysOfUnit(unit)) {
      if (!wanted.has(key)) continue
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [unit])
      else list.push(unit)
    }
  }
  let limit = Infinity
  const matched: MatchedEntry[] = []
  for (const entry of [...entries].reverse()) {
    const unit = keysOfEntry(entry)
      .map((key) => byKey.get(key)?.findLast((candidate) => candidate.index < limit))
      .find((candidate) => candidate !== undefined)
    if (unit !== undefined) limit = unit.index
    matched.push({ entry, unit: unit ?? null })
  }
  return matched.reverse()
}

function keysOfEntry(entry: FoundEntry): string[] {
  const title = titleKey(entry.title.value)
  const number = entry.number === null ? null : numberKey(entry.number.value)
  const part = entry.kind === 'part'
  return [
    ...(number === null ? [] : [`${part ? 'part' : 'chapter'} ${number}`]),
    ...(title.length > 2 ? [title] : []),
  ]
}

function keysOfUnit(unit: Unit): string[] {
  const first = unit.lines[0]!.text
  const opening = openingOf(first)
  if (opening !== null) return [`${opening.kind} ${numberKey(opening.number)}`]
  const text = unit.text.text
  const section = sectionNumberOf(text)
  const keys = [titleKey(text)]
  if (section !== null) keys.push(titleKey(text.slice(section.length)))
  return keys
}

/** Letters and figures only, so that OCR's stops, quotes and capitals do not matter. */
export function titleKey(title: string): string {
  return title
    .replace(/<[^>]{1,10}>/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/** "PART III", "III" and "3" are the same number. */
function numberKey(number: string): string {
  const last = number.trim().split(/\s+/).at(-1)!.replace(/[.:]$/, '').toLowerCase()
  if (!/^[ivxlcdm]+$/.test(last)) return last
  let value = 0
  for (let index = 0; index < last.length; index++) {
    const own = romanValues[last[index]!]!
    value += own < (romanValues[last[index + 1] ?? ''] ?? 0) ? -own : own
  }
  return String(value)
}
