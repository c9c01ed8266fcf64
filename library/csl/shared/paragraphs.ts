/** Lines as a variable holds them: white space in a line is one space, but where it does not break; several blank lines are one, none begins or ends the words. */
export const linesOf = (words: string): readonly string[] => {
  const lines = words
    .trim()
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\S\u00a0]+/g, ' ').trim())
  return lines.filter((line, at) => line !== '' || lines[at - 1] !== '')
}

/** The same in one piece, a blank line between paragraphs. */
export const inParagraphs = (words: string): string => linesOf(words).join('\n')
