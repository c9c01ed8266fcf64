/** At most so much of a field is read: the longest list of ISBNs or the longest title is far below. UTF-16 units. */
const longestField = 2000
/** A field names at most so many ISBNs: the bindings and forms of one book. */
const mostIsbns = 12

/** The DOI in its one written form (ISO 26324: case does not count, the resolver's address is not part of it), or undefined. */
export function normalDoi(text: string | undefined): string | undefined {
  const doi = /\b10\.\d{4,9}\/\S+/.exec((text ?? '').slice(0, longestField))?.[0]
  return doi?.toLowerCase().replace(/[.,;)\]]+$/, '')
}

/** Every valid ISBN of the field as ISBN-13 digits; an ISBN-10 becomes its 978 form (ISO 2108). A wrong check digit is left out. */
export function isbns(text: string | undefined): string[] {
  const runs = (text ?? '').slice(0, longestField).match(/\d[\d\u2010-\u2015 -]{7,20}[\dXx]/g) ?? []
  const found = runs.slice(0, mostIsbns).flatMap((run) => isbnsIn(run.replace(/[^\dXx]/g, '').toUpperCase()))
  return [...new Set(found)]
}

/** The PubMed id: digits without leading zeros, or undefined. */
export function normalPmid(value: unknown): string | undefined {
  return /^\s*(?:pmid:?\s*)?0*([1-9]\d{0,9})\s*$/i.exec(String(value ?? '').slice(0, 40))?.[1]
}

function isbnsIn(digits: string): string[] {
  if (/^97[89]\d{10}$/.test(digits)) return checkDigit13(digits) === digits[12] ? [digits] : []
  if (!/^\d{9}[\dX]$/.test(digits) || checkDigit10(digits) !== digits[9]) return []
  const stem = `978${digits.slice(0, 9)}`
  return [stem + checkDigit13(stem)]
}

function checkDigit10(digits: string): string {
  let sum = 0
  for (let at = 0; at < 9; at++) sum += (10 - at) * Number(digits[at])
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

function checkDigit13(digits: string): string {
  let sum = 0
  for (let at = 0; at < 12; at++) sum += (at % 2 === 0 ? 1 : 3) * Number(digits[at])
  return String((10 - (sum % 10)) % 10)
}
