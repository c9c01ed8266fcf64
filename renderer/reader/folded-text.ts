/** How letters count as the same. */
export interface Folding {
  readonly matchCase: boolean
}

/**
 * A text folded for finding: without diacritics, typographic quotes, dashes and spaces as plain ones and,
 * unless the case counts, in lower case; with the way back to the offsets of the text it was made of.
 */
export interface FoldedText {
  readonly text: string
  /** Offset in the original of the character that holds the folded offset. */
  offsetAt(folded: number): number
}

/** Linear in the length of the text; a text of plain letters costs no more than one `toLowerCase`. */
export function fold(original: string, { matchCase }: Folding): FoldedText {
  const parts: string[] = []
  /** Folded offsets from which on the difference to the original changes, and that difference. */
  const at: number[] = [0]
  const shift: number[] = [0]
  let length = 0
  let last = 0
  const push = (text: string, originalEnd: number): void => {
    parts.push(text)
    length += text.length
    if (originalEnd - length !== shift.at(-1)!) {
      at.push(length)
      shift.push(originalEnd - length)
    }
  }
  for (const { 0: run, index } of original.matchAll(/[^ -~]+/g)) {
    if (index > last) push(cased(original.slice(last, index), matchCase), index)
    let end = index
    for (const character of run) {
      end += character.length
      push(foldedCharacter(character, matchCase), end)
    }
    last = end
  }
  if (last < original.length) push(cased(original.slice(last), matchCase), original.length)
  return {
    text: parts.join(''),
    offsetAt: (folded) => Math.min(original.length, folded + shift[lastAtMost(at, folded)]!),
  }
}

const cased = (text: string, matchCase: boolean): string => (matchCase ? text : text.toLowerCase())

/** Characters that are written in several ways and typed in one. */
const plain: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\n': ' ',
  '\t': ' ',
  '\u00ad': '',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬀ: 'ff',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
}

const cache = [new Map<string, string>(), new Map<string, string>()] as const

function foldedCharacter(character: string, matchCase: boolean): string {
  const known = cache[matchCase ? 1 : 0]
  let folded = known.get(character)
  if (folded === undefined) {
    folded = cased(plain[character] ?? character.normalize('NFD').replace(/\p{M}+/gu, ''), matchCase)
    known.set(character, folded)
  }
  return folded
}

function lastAtMost(list: readonly number[], value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
