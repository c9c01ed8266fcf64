/** Makes text safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const latex: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}

/** Makes text mean itself in LaTeX's text mode. Letters stay Unicode: every engine since 2018 reads UTF-8. */
export const escapeLatex = (text: string): string =>
  text.replace(/[\\{}$&#_%^~]/g, (character) => latex[character]!)

/** Makes text mean itself in pandoc's Markdown, anywhere but at a paragraph's start. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\*_`[\]<>$^~@#|{}]/g, '\\$&')

/** Makes a paragraph's start mean itself: "1. ", "- ", "+ " would begin a list, ":" a definition, "=" and "%" more. */
export const escapeMarkdownStart = (paragraph: string): string =>
  paragraph.replace(/^(\(?[\p{L}\p{N}]{1,9})([.)])(?=\s)/u, '$1\\$2').replace(/^[-+:=%]/, '\\$&')

/** Makes text mean itself in Typst markup. */
export const escapeTypst = (text: string): string =>
  text
    .replace(/[\\#$*_`@<>[\]~"']/g, '\\$&')
    // "//" begins a comment, "--" and "..." become other characters, "- ", "+ ", "= ", "/ " and "1. " begin lines.
    .replace(/\/(?=[/*])|-(?=[-?])|\.(?=\.)/g, '\\$&')
    .replace(/^[-+=/](?=\s)|^=/g, '\\$&')
    .replace(/^(\d+)\.(?=\s)/, '$1\\.')
