/** How two words of equal standing differ, where a slip of pen, type or scanner explains it. */
export type Slip = 'vowel' | 'doubled' | 'swapped' | 'misread'

const misread: ReadonlySet<string> = new Set([
  'ce',
  'il',
  'bh',
  'nu',
  'li',
  'hb',
  'ec',
  'un',
  'rt',
  'fl',
  'ao',
  'ga',
  'vy',
  'hn',
])
const vowels = /^[aeiouyáéíóúàèìòùâêîôûäöü]$/i

/**
 * Compares two words without regard to case; null where they are the same, inflections of each other, or too
 * different. A difference in the last two letters is an ending (Petersen, Peterson; Francis, Frances), not a slip,
 * unless a letter is doubled there.
 */
export function slipBetween(a: string, b: string): Slip | null {
  const [short, long] =
    a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()]
  // An accent more or less is a matter of language (America, América), not a slip.
  if (
    withoutAccents(short) === withoutAccents(long) ||
    short[0] !== long[0] ||
    long.length - short.length > 1
  )
    return null
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) {
    if (short.slice(at) !== long.slice(at + 1)) return null
    const letter = long[at]!
    return letter === long[at - 1] && /\p{L}/u.test(letter) ? 'doubled' : null
  }
  if (
    short.slice(at + 2) === long.slice(at + 2) &&
    short[at] === long[at + 1] &&
    short[at + 1] === long[at]
  ) {
    return at + 2 >= short.length ? null : 'swapped'
  }
  if (short.slice(at + 1) !== long.slice(at + 1) || at >= short.length - 2) return null
  if (vowels.test(short[at]!) && vowels.test(long[at]!)) return 'vowel'
  return misread.has(short[at]! + long[at]!) || misread.has(long[at]! + short[at]!) ? 'misread' : null
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Keys that two words one {@link slipBetween} apart have in common: each word with one letter or one pair of neighbors left out. */
export function slipKeys(word: string): string[] {
  const lower = word.toLowerCase()
  const keys = new Set<string>([lower])
  for (let at = 1; at < lower.length; at++) {
    keys.add(lower.slice(0, at) + lower.slice(at + 1))
    if (at + 1 < lower.length) keys.add(`${lower.slice(0, at)}~${lower.slice(at + 2)}`)
  }
  return [...keys]
}
