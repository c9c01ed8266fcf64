/** What a text's own words say of a word that was divided at a line's end. */
export interface Vocabulary {
  /** Lower-case words and hyphenated compounds of the text, none of them taken from a line's end or beginning. */
  readonly words: ReadonlySet<string>
}

const wordPattern = /[\p{L}\p{M}]+(?:[-‐'’][\p{L}\p{M}]+)*/gu

/** The words of a text's lines, without the first and the last of each line: those may be half words. */
export function vocabularyOf(lines: readonly { readonly text: string }[]): Vocabulary {
  const words = new Set<string>()
  for (const { text } of lines) {
    const found = text.match(wordPattern) ?? []
    // An inner word is whole for certain; the first may be the rest of a divided one.
    for (
      let index = 1;
      index < found.length - (/[-‐\u00ad¬]$/.test(text.slice(-4).trimEnd()) ? 1 : 0);
      index++
    ) {
      const word = found[index]!.toLowerCase().replace('‐', '-')
      words.add(word)
      if (word.includes('-')) for (const part of word.split('-')) words.add(part)
    }
  }
  return { words }
}

/** How two pieces of text that stood on two lines come together. */
export interface Seam {
  /** Characters to take off the end of the first piece (a hyphen). */
  readonly drop: number
  /** What goes between them: a space or nothing. */
  readonly glue: '' | ' '
}

/** How a line goes on in the next: with a space, or, where a word was divided, without one and with or without its hyphen. */
export function seamOf(first: string, second: string, { words }: Vocabulary): Seam {
  const end = first.slice(-80)
  const start = second.slice(0, 80)
  if (/[\u00ad¬]$/.test(end)) return { drop: 1, glue: '' }
  if (/(?:—|--)$/.test(end) || /^(?:—|--)(?=\S)/.test(start)) return { drop: 0, glue: '' }
  const head = /([\p{L}\p{M}\p{N}'’]+(?:[-‐][\p{L}\p{M}'’]+)*)[-‐]$/u.exec(end)?.[1]
  const tail = /^([\p{L}\p{M}\p{N}]+(?:[-‐'’][\p{L}\p{M}]+)*)/u.exec(start)?.[1]
  if (head === undefined) return { drop: 0, glue: ' ' }
  const keep: Seam = { drop: 0, glue: '' }
  const join: Seam = { drop: 1, glue: '' }
  if (tail === undefined) return { drop: 0, glue: ' ' }
  // "pre- and post-war": the hyphen stands for what follows, if "thous-/and" is no word of the text.
  if (/^(?:and|or|und|oder|et|ou|y|o|e|bis|to)$/.test(tail))
    return words.has((head + tail).toLowerCase()) ? join : { drop: 0, glue: ' ' }
  if (/\d$/.test(head) || /^\d/.test(tail)) return keep
  const last = head.split(/[-‐]/).at(-1)!
  const capitals = last.length > 1 && last === last.toUpperCase()
  if (/^\p{Lu}/u.test(tail) && !capitals) return keep
  const low = { head: head.toLowerCase(), last: last.toLowerCase(), tail: tail.toLowerCase() }
  if (words.has(low.head + low.tail) || words.has(low.last + low.tail)) return join
  if (words.has(`${low.head}-${low.tail}`) || words.has(`${low.last}-${low.tail}`)) return keep
  // Neither form is in the text. Two whole words make a compound; anything else is a division.
  return words.has(low.last) && words.has(low.tail) && low.last.length > 2 && low.tail.length > 2
    ? keep
    : join
}
