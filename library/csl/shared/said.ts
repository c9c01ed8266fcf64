import type { CslItem } from '../../../core/records/csl.ts'

/** Whether words stand in a value of the item, whatever marks and tags are around and between them. */
export function saidBy(item: CslItem): (words: string) => boolean {
  const said = ` ${wordsIn(item).map(bare).join(' ')} `
  return (words) => said.includes(` ${bare(words)} `)
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
