import type { PlainLine } from './plain-line.ts'
import { spanWithin } from './plain-line.ts'
import type { FoundIsbn } from './found.ts'

/** The ten or thirteen characters of a printed number, hyphens and spaces out, X upper case. */
export function normalIsbn(printed: string): string {
  return printed.replace(/[^\dXx]/g, '').toUpperCase()
}

/** True where the check digit agrees (ISO 2108: modulus 11 over ten, modulus 10 with weights 1 and 3 over thirteen). */
export function isValidIsbn(isbn: string): boolean {
  if (/^\d{9}[\dX]$/.test(isbn)) {
    const sum = [...isbn].reduce(
      (total, digit, index) => total + (10 - index) * (digit === 'X' ? 10 : Number(digit)),
      0,
    )
    return sum % 11 === 0
  }
  if (!/^97[89]\d{10}$/.test(isbn)) return false
  const sum = [...isbn].reduce((total, digit, index) => total + (index % 2 === 0 ? 1 : 3) * Number(digit), 0)
  return sum % 10 === 0
}

/** The thirteen digits of a number of ten. */
export function isbn13(isbn: string): string {
  if (isbn.length !== 10) return isbn
  const stem = `978${isbn.slice(0, 9)}`
  const sum = [...stem].reduce((total, digit, index) => total + (index % 2 === 0 ? 1 : 3) * Number(digit), 0)
  return `${stem}${(10 - (sum % 10)) % 10}`
}

const labelled =
  /(?:([\p{L} -]{3,20}?)\s+)?(?:e-?)?ISBN(?:[- ]?1[03])?(?:\s*\(([^()]{2,20})\))?\s*:?\s*((?:97[89][-–‐ ]?)?\d[\d–‐ -]{7,15}[\dXx])(?!\d)(?:\s*[([]([^()[\]]{2,30})[)\]])?/giu
const barcode = /^\s*((?:97[89][ -]?|9 7[89]\d{4} )[\d -]{9,15})\s*$/

/** Every ISBN of a line: behind the word, or alone on its line under a bar code. A wrong check digit is kept and told. */
export function isbnsIn(line: PlainLine): FoundIsbn[] {
  const found: FoundIsbn[] = []
  if (line.text.length > 2000) return found
  for (const match of line.text.matchAll(labelled)) {
    const value = normalIsbn(match[3]!)
    const from = match.index + match[0].indexOf(match[3]!)
    if (value.length !== 10 && value.length !== 13) continue
    found.push({
      value,
      valid: isValidIsbn(value),
      qualifier: qualifierOf(match[4] ?? match[2] ?? null, match[1] ?? null),
      at: spanWithin(line, from, from + match[3]!.length),
    })
  }
  const bars = barcode.exec(line.text)
  const digits = normalIsbn(bars?.[1] ?? '')
  if (found.length === 0 && bars !== null && digits.length === 13 && isValidIsbn(digits))
    found.push({ value: digits, valid: true, qualifier: null, at: spanWithin(line, 0, line.text.length) })
  return found
}

function qualifierOf(behind: string | null, before: string | null): string | null {
  if (behind !== null) return behind.trim()
  const word = before?.trim() ?? ''
  return /^(?:hard|soft|paper)(?:back|cover)|^(?:pbk|hbk|ebook|cloth|paper|pdf|epub|online|print)$/i.test(
    word,
  )
    ? word
    : null
}
