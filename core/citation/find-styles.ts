import type { StyleInfo } from './style-info.ts'

/** The styles that most papers are written in, most used first: the first answers to a search that fits them. */
export const commonStyles: readonly string[] = [
  'apa',
  'modern-language-association',
  'chicago-author-date',
  'chicago-note-bibliography',
  'chicago-fullnote-bibliography',
  'harvard-cite-them-right',
  'ieee',
  'vancouver',
  'american-medical-association',
  'american-chemical-society',
  'american-sociological-association',
  'american-political-science-association',
  'modern-humanities-research-association',
  'turabian-author-date',
  'turabian-fullnote-bibliography-8th-edition',
  'oscola',
  'nature',
]

interface Indexed {
  readonly style: StyleInfo
  /** Title and id, folded, each word behind a space. */
  readonly words: string
  readonly title: string
  /** "Modern Language Association 9th edition": "mla9e". */
  readonly initials: string
}

/** Words that initials leave out: the Council *of* Science Editors is the CSE. */
const small = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', 'des', 'et', 'a', 'an'])

/**
 * Makes a search through the styles. It gives those that hold every word of the query, in any order, without regard to
 * case and diacritics, in their title, their id or their initials ("mla"); the likeliest first, otherwise in the order
 * of the list. An empty query gives all.
 */
export function styleSearch(styles: readonly StyleInfo[]): (query: string) => readonly StyleInfo[] {
  const index = styles.map(indexed)
  return (query) => {
    const asked = wordsOf(query.slice(0, 200))
    if (asked.length === 0) return styles
    return index
      .filter((entry) => asked.every((word) => entry.words.includes(word) || entry.initials.startsWith(word)))
      .map((entry) => ({ style: entry.style, rank: rank(entry, asked) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ style }) => style)
  }
}

function indexed(style: StyleInfo): Indexed {
  const title = wordsOf(style.title)
  return {
    style,
    words: ` ${[...title, ...wordsOf(style.id)].join(' ')}`,
    title: title.join(' '),
    initials: title
      .filter((word) => !small.has(word))
      .map((word) => word[0])
      .join(''),
  }
}

/** The smaller, the likelier that it is meant. */
function rank({ style, words, title, initials }: Indexed, asked: readonly string[]): number {
  if (style.id === asked.join('-')) return 0
  const begins = asked.every((word) => words.includes(` ${word}`) || initials.startsWith(word))
  if (!begins) return 1000
  if (style.own) return 1
  const common = commonStyles.indexOf(style.id)
  if (common >= 0) return 10 + common
  return title.startsWith(asked.join(' ')) ? 100 : 200
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
