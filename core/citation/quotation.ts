/** A piece of a quoted paragraph: its words, or where a quotation inside it begins or ends; `depth` is 1 for the first inside. */
export type QuotationPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly depth: number; readonly mark: string }

/** A passage made fit to be quoted. */
export interface Quotation {
  /** Never empty lists. A run-in quotation has at most one. */
  readonly paragraphs: readonly (readonly QuotationPiece[])[]
  /** Set off from the text, without marks around it and with its own marks as printed. */
  readonly block: boolean
}

/** From so many words on a quotation is set off (APA 8.27: 40 words or more). */
const blockFrom = 40

/**
 * The passage without what printing put in: line ends, runs of spaces, soft and zero-width hyphens. Over 40 words it
 * becomes a block quotation and keeps its paragraphs (the canonical text parts blocks by line ends); under that they
 * run on. Quotation marks inside are found, paired and leveled, so that each target can set its own.
 */
export function cleanQuotation(passage: string): Quotation {
  const paragraphs = passage
    .normalize('NFC')
    .split(/\n+/)
    .map(cleanLine)
    .filter((line) => line !== '')
  const words = paragraphs.reduce((sum, line) => sum + line.split(' ').length, 0)
  const block = words > blockFrom
  const kept = block || paragraphs.length === 0 ? paragraphs : [paragraphs.join(' ')]
  return { paragraphs: kept.map(piecesOf), block }
}

/** Soft hyphens, marks of direction and control characters (Cf, Cc) take no room on paper; a tab is a space. */
const invisible = /[\p{Cf}\p{Cc}]/gu

/** One no-break space alone stays: it belongs to the mark beside it. */
function cleanLine(line: string): string {
  return line
    .replace(/\s+/g, (run) => (run === '\u00a0' || run === '\u202f' ? run : ' '))
    .replace(invisible, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const opening: Readonly<Record<string, string>> = {
  '“': '”“',
  '„': '“”',
  '«': '»',
  '‘': '’',
  '‚': '‘’',
  '‹': '›',
  '「': '」',
  '『': '』',
  '"': '"',
}

/**
 * Parts a paragraph at the quotation marks inside it. A mark without its partner, and an apostrophe, stays a
 * character of the words.
 */
function piecesOf(paragraph: string): readonly QuotationPiece[] {
  const partners = pairs(paragraph)
  const pieces: QuotationPiece[] = []
  let depth = 0
  let from = 0
  const words = (to: number) => {
    if (to > from) pieces.push({ kind: 'words', text: paragraph.slice(from, to) })
    from = to + 1
  }
  for (const [at, kind] of [...partners].sort(([a], [b]) => a - b)) {
    words(at)
    const mark = paragraph[at] ?? ''
    pieces.push(kind === 'open' ? { kind, depth: ++depth, mark } : { kind, depth: depth--, mark })
  }
  words(paragraph.length)
  return pieces
}

/** Where quotations inside the paragraph open and close, well nested. One pass: every mark is pushed and popped at most once. */
function pairs(paragraph: string): ReadonlyMap<number, 'open' | 'close'> {
  const found = new Map<number, 'open' | 'close'>()
  const open: { at: number; closers: string }[] = []
  for (let at = 0; at < paragraph.length; at++) {
    const character = paragraph[at]!
    if (!marksOfAnyKind.has(character)) continue
    const before = paragraph[at - 1]
    const after = paragraph[at + 1]
    const closes = open.findLastIndex((one) => one.closers.includes(character))
    if (closes >= 0 && endsSpan(character, before, after)) {
      found.set(open[closes]!.at, 'open').set(at, 'close')
      open.length = closes
    } else if (Object.hasOwn(opening, character) && startsSpan(before, after)) {
      open.push({ at, closers: opening[character]! })
      // So many marks without partners are an accident of OCR; forgetting the oldest keeps the search short.
      if (open.length > 16) open.shift()
    }
  }
  return found
}

const marksOfAnyKind = new Set([...Object.keys(opening), ...Object.values(opening).join('')])

/** "don’t" is no end: a single mark closes only where no letter follows. */
function endsSpan(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (mark === '"') return before !== undefined && !/[\s([{—–]/.test(before)
  return mark !== '’' || after === undefined || !/[\p{L}\p{N}]/u.test(after)
}

function startsSpan(before: string | undefined, after: string | undefined): boolean {
  return after !== undefined && /\S/.test(after) && (before === undefined || !/[\p{L}\p{N}]/u.test(before))
}
