import type { Structure } from '../../core/structure/structure.ts'
import { fold } from './folded-text.ts'

/** Letters and digits alone, so that a heading in capitals and its entry in the contents are the same. */
function bare(title: string): string {
  return fold(title, { matchCase: false })
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Offset that an entry of the contents leads to: the heading of its title (of its page, where several have it),
 * else the beginning of its page; null where the text does not hold it.
 */
export function contentsTarget(
  { outline, pageMap }: Pick<Structure, 'outline' | 'pageMap'>,
  { title, page }: { readonly title: string; readonly page: string },
): number | null {
  const wanted = bare(title)
  const titled = outline.filter((entry) => bare(entry.title) === wanted)
  const entry = titled.find((candidate) => candidate.page === page) ?? titled.at(-1)
  return entry?.start ?? pageMap.pages.find(({ label }) => label === page)?.start ?? null
}
