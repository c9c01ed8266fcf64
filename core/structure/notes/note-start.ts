/** How a note begins at the foot of a page. */
export interface NoteStart {
  /** As printed, raised figures as plain ones: "7", "*". */
  readonly label: string
  /** Where the note's own words begin in the line. */
  readonly length: number
  /** True where the label alone shows that it is a note (raised, in brackets, a sign); false for `7 Text` and `7. Text`. */
  readonly sure: boolean
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Raised figures as plain ones. */
export function plainFigures(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/g, (figure) => String(raised.indexOf(figure)))
}

const starts: readonly { readonly pattern: RegExp; readonly sure: boolean }[] = [
  { pattern: /^\s*([⁰¹²³⁴-⁹]{1,4})[.)]?\s*(?=\S)/, sure: true },
  { pattern: /^\s*<sup>\s*(\d{1,4}|[*†‡§]{1,3})\s*<\/sup>[.)]?\s*(?=\S)/i, sure: true },
  { pattern: /^\s*\[(?:Footnote\s+|Fn\.?\s*)?(\d{1,4}|[*†‡§]|[A-Z])[\]:]\s*(?=\S)/, sure: true },
  { pattern: /^\s*\^\{?(\d{1,4})\}?[.)]?\s*(?=\S)/, sure: true },
  { pattern: /^\s*([†‡§]{1,3}|\*{1,3}(?=\s))\s*(?=\S)/, sure: true },
  { pattern: /^\s*\*(?=[\p{Lu}][^*]*$)()/u, sure: true },
  { pattern: /^\s*(\d{1,3})(?:[.)]\s*|\s+)(?=["'“‘«([<*_]*[\p{Lu}\p{Ll}])/u, sure: false },
  { pattern: /^\s*\((\d{1,3})\)\s*(?=\S)/, sure: false },
]

/** How a line begins where it is the first of a note; null for any other line. */
export function noteStart(line: string): NoteStart | null {
  const head = line.slice(0, 200)
  for (const { pattern, sure } of starts) {
    const match = pattern.exec(head)
    if (match === null) continue
    const label = plainFigures(match[1]! === '' ? '*' : match[1]!)
    if (label === '0') return null
    return { label, length: match[0].length, sure }
  }
  return null
}
