import { commonStyles } from '../../core/citation/find-styles.ts'
import type { StyleInfo } from '../../core/citation/style-info.ts'

/** How many styles that were used last stand on top. */
const mostRecent = 6

/** All styles as a person begins with them: the library's own, those used last, those most papers are written in, the rest by title. */
export function arrangedStyles(
  styles: readonly StyleInfo[],
  recent: readonly string[],
): readonly StyleInfo[] {
  const placeIn = (ids: readonly string[], id: string) => {
    const place = ids.indexOf(id)
    return place < 0 ? null : place / ids.length
  }
  const rankOf = ({ id, own }: StyleInfo): number => {
    if (own) return 0
    const used = placeIn(recent, id)
    if (used !== null) return 1 + used
    const common = placeIn(commonStyles, id)
    return common === null ? 3 : 2 + common
  }
  return styles
    .map((style, index) => ({ style, index, rank: rankOf(style) }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ style }) => style)
}

/** The styles used last with this one on top. */
export const withRecent = (recent: readonly string[], id: string): string[] =>
  [id, ...recent.filter((one) => one !== id)].slice(0, mostRecent)
