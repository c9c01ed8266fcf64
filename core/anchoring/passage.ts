import type { Passage } from '../commands/annotations.ts'
import { describeRange } from './describe.ts'
import type { OutlineEntry } from '../structure/structure.ts'
import { pagesOf, type PageMap } from '../text/page-map.ts'

/** All that an annotation keeps of a range: how to find it again, its printed page, and the headings above it. */
export function passageOf(
  { canonical, pageMap, outline }: { canonical: string; pageMap: PageMap; outline: readonly OutlineEntry[] },
  start: number,
  end: number,
): Passage {
  const selector = describeRange(canonical, start, end)
  const [position] = selector
  return {
    selector,
    page: pagesOf(pageMap, position.start, position.end),
    heading: headingPath(outline, position.start),
  }
}

/** The titles of the headings above an offset, outermost first. */
export function headingPath(outline: readonly OutlineEntry[], offset: number): string[] {
  const path: OutlineEntry[] = []
  for (const entry of outline) {
    if (entry.start > offset) break
    while (path.length > 0 && path.at(-1)!.level >= entry.level) path.pop()
    path.push(entry)
  }
  return path.map((entry) => entry.title)
}
