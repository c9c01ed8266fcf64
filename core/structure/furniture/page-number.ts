import { formatPageLabel, parsePageLabel } from '../../page-map/page-label.ts'

/** A page number read in a line of furniture, and what stands beside it. */
export interface PrintedNumber {
  /** As a page label: "12", "xiv". */
  readonly label: string
  readonly numerals: 'arabic' | 'roman'
  /** 1 or more. */
  readonly value: number
  /** The rest of the line, without the rule or bar between; "" where the number stands alone. */
  readonly beside: string
}

/** Longer lines are no furniture. */
const longestLine = 160

/** `12`, `– 12 –`, `[12]`, `p. 12`, `Page 12 of 40`, `12/40`. */
const alone =
  /^[^\p{L}\p{N}]{0,6}(?:(?:pages?|pagina|página|seite|p|pg|pag|pág|s)[.:]?\s*)?([\p{L}\p{N}]{1,9})(?:\s*(?:of|von|de|di|\/)\s*\d{1,4})?[^\p{L}\p{N}]{0,6}$/iu
/** `12 The Title`, `12 | The Title`. */
const first = /^\s*[[(–—-]?\s?([\p{L}\p{N}]{1,7})[\])–—-]?\s+[|•·*–—-]?\s*(\S.*)$/u
/** `The Title 12`, `The Title | 12`. */
const last = /^\s*(\S.*?)\s*[\s|•·*–—-]\s*[[(]?([\p{L}\p{N}]{1,7})[\])]?\s*$/u

/** Every page number a line may show; mostly none or one, two for `12 Title 13`. Nothing is decided here: a number counts only in a series. */
export function printedNumbers(line: string): PrintedNumber[] {
  const text = line.trim()
  if (text.length > longestLine || !/[\p{N}ivxlcdmIVXLCDMoOSB]/u.test(text)) return []
  const found: PrintedNumber[] = []
  const whole = alone.exec(text)
  if (whole !== null) {
    const number = numberOf(whole[1]!)
    if (number !== null) found.push({ ...number, beside: '' })
    return found
  }
  const left = first.exec(text)
  const right = last.exec(text)
  for (const [digits, beside] of [
    [left?.[1], left?.[2]],
    [right?.[2], right?.[1]],
  ]) {
    if (digits === undefined || beside === undefined || !/\p{L}{2}/u.test(beside)) continue
    const number = numberOf(digits)
    if (number !== null) found.push({ ...number, beside: beside.trim() })
  }
  return found
}

/** Figures as a scan misreads them; believed only beside a real figure ("l2", "1O"). */
const misread: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', S: '5', B: '8', Z: '2' }

function numberOf(text: string): Omit<PrintedNumber, 'beside'> | null {
  const figures = /\d/.test(text) ? text.replace(/[OolISBZ]/g, (letter) => misread[letter]!) : text
  const label = parsePageLabel(/^0+\d/.test(figures) ? figures.replace(/^0+/, '') : figures)
  if (label === null || label.prefix !== '' || label.suffix !== '' || label.value < 1) return null
  if (label.numerals === 'arabic' && label.value > 9999) return null
  return {
    label: formatPageLabel(label),
    numerals: label.numerals === 'arabic' ? 'arabic' : 'roman',
    value: label.value,
  }
}
