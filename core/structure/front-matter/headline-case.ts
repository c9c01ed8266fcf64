import { words } from './words.ts'

const small = new Set(
  words(
    'a | an | the | and | or | of | in | on | at | for | from | to | by | with | as | de | la | le | les | et | y | e | der | die | das | und | von | des | di | del | della | van | het',
  ),
)

/** A title set wholly in capitals as a library would write it; any other is left as printed. Acronyms in parentheses stay. */
export function headlineCase(title: string): string {
  if (/\p{Ll}/u.test(title) || !/\p{Lu}{4}/u.test(title)) return title
  let first = true
  return title.replace(/\(\p{Lu}{2,8}\)|[\p{L}\p{M}'’]+|[:.?!]/gu, (word) => {
    if (/^[:.?!]$/.test(word)) {
      first = true
      return word
    }
    if (word.startsWith('(')) return word
    const lower = word.toLowerCase()
    const kept = !first && small.has(lower) ? lower : lower[0]!.toUpperCase() + lower.slice(1)
    first = false
    return kept
  })
}
