/** A character of ASCII's punctuation after a backslash (CommonMark 2.4). */
const escape = /\\([!-/:-@[-`{-~])/g

/** Where the characters stand meanwhile that were escaped and so are no marks: a place that no script uses. */
const aside = 0x10ff00

/** Marks and the tags of CSL, the longer marks first. Inside a mark no space stands at its ends. */
const marks: readonly (readonly [mark: RegExp, before: string, after: string])[] = [
  // What is LaTeX or HTML alone.
  [/`[^`]*`\{=[\w+-]+\}/g, '', ''],
  [/\[([^[\]]+)\]\{\.nocase\}/g, '<span class="nocase">', '</span>'],
  [/\[([^[\]]+)\]\{\.smallcaps\}/g, '<span style="font-variant:small-caps;">', '</span>'],
  [/\[([^[\]]+)\]\{[^{}]*\}/g, '', ''],
  [/\*\*(?=\S)([^*]*[^\s*])\*\*/g, '<b>', '</b>'],
  [/(?<!\w)__(?=\S)([^_]*[^\s_])__(?!\w)/g, '<b>', '</b>'],
  [/\*(?=\S)([^*]*[^\s*])\*/g, '<i>', '</i>'],
  [/(?<!\w)_(?=\S)([^_]*[^\s_])_(?!\w)/g, '<i>', '</i>'],
  [/\^([^\s^]+)\^/g, '<sup>', '</sup>'],
  [/(?<!~)~([^\s~]+)~(?!~)/g, '<sub>', '</sub>'],
  [/---/g, '—', ''],
  [/--/g, '–', ''],
]

/** The words of a field of pandoc's YAML, which is Markdown, with CSL's tags around what is styled. */
export function fromMarkdown(markdown: string): string {
  const free = markdown.replace(escape, (_, character: string) =>
    String.fromCodePoint(aside + character.charCodeAt(0)),
  )
  const tagged = marks.reduce(
    (words, [mark, before, after]) => words.replace(mark, (_, inner) => before + inside(inner) + after),
    free,
  )
  return tagged.replace(/[\u{10ff00}-\u{10ff7f}]/gu, (character) =>
    String.fromCharCode(character.codePointAt(0)! - aside),
  )
}

/** What a mark encloses; of a mark without an inside, a function's second argument is its place in the text. */
const inside = (inner: unknown) => (typeof inner === 'string' ? inner : '')

/** An address or a number: Markdown has nothing but its backslashes in it. */
export const unescaped = (markdown: string): string => markdown.replace(escape, '$1')

/** The words so that they are read back as they are; where nothing in them is Markdown, they stay. */
export const toMarkdown = (words: string, read: (markdown: string) => string): string =>
  read(words) === words ? words : words.replace(/[\\*_^~[\]-]/g, '\\$&')
