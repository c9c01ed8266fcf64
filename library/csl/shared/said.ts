import type { CslItem } from '../../../core/records/csl.ts'

/** Whether words stand in a value of the item, whatever marks and tags are around and between them. */
export function saidBy(item: CslItem): (words: string) => boolean {
  const values = wordsIn(item)
  // Most words are a value, a keyword or a line as they stand; only for others is it worth to look into all.
  const whole = new Set(values.flatMap((value) => [value, ...value.split(/, |\n/)]))
  let all: string | undefined
  return (words) => {
    if (whole.has(words.trim())) return true
    all ??= ` ${values.map(bare).join(' ')} `
    return all.includes(` ${bare(words)} `)
  }
}

const wordsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [String(value)]

/** Without marks, tags and capitals, which readers add and take away. */
const bare = (words: string) =>
  words
    .replace(/<\/?(?:i|b|sub|sup)>/g, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase()
