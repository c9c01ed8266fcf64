/** A stretch of a note: plain, or with one kind of emphasis. */
export type NotePart =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

const patterns =
  /\*\*([^*\n]{1,2000})\*\*|\*([^*\s][^*\n]{0,2000})\*|(?<![\p{L}\p{N}])_([^_\s][^_\n]{0,2000})_(?![\p{L}\p{N}])|`([^`\n]{1,2000})`|\[([^\]\n]{1,1000})\]\((https?:\/\/[^\s)]{1,2000})\)|(https?:\/\/[^\s<>)]{1,2000})/gu

/** The little Markdown that notes are shown with: strong, emphasis, code, links to the web. All else stays as typed. */
export function notePartsOf(line: string): NotePart[] {
  const parts: NotePart[] = []
  let last = 0
  for (const match of line.matchAll(patterns)) {
    const [whole, strong, starred, underlined, code, label, target, bare] = match
    if (match.index > last) parts.push({ kind: 'text', text: line.slice(last, match.index) })
    last = match.index + whole.length
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (label !== undefined) parts.push({ kind: 'link', text: label, href: target! })
    else if (bare !== undefined) parts.push({ kind: 'link', text: bare, href: bare })
    else parts.push({ kind: 'emphasis', text: (starred ?? underlined)! })
  }
  if (last < line.length) parts.push({ kind: 'text', text: line.slice(last) })
  return parts
}

/** A note's paragraphs, each in one line; none where the note is empty. */
export const noteParagraphs = (note: string): string[] =>
  note
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
