/** The marks of a language: around a quotation, and around one inside it. Spaces that belong to a mark are part of it. */
export interface QuotationMarks {
  readonly outer: readonly [open: string, close: string]
  readonly inner: readonly [open: string, close: string]
}

const marks = (outer: string, inner: string): QuotationMarks => ({
  outer: halves(outer),
  inner: halves(inner),
})
const halves = (pair: string): [string, string] => [
  pair.slice(0, pair.length / 2),
  pair.slice(pair.length / 2),
]

const english = marks('“”', '‘’')
const german = marks('„“', '‚‘')
const guillemets = marks('«»', '“”')
const nordic = marks('””', '’’')
const corner = marks('「」', '『』')

/** Marks by language or by language and country, as the locales of CSL have them; U+202F stands inside French guillemets. */
const byLocale: Readonly<Record<string, QuotationMarks>> = {
  ar: guillemets,
  bg: marks('„“', '‚‘'),
  ca: guillemets,
  cs: german,
  da: marks('“”', '‘’'),
  de: german,
  'de-CH': marks('«»', '‹›'),
  el: guillemets,
  en: english,
  'en-GB': marks('‘’', '“”'),
  es: guillemets,
  'es-MX': english,
  et: marks('„“', '‘’'),
  eu: guillemets,
  fa: marks('«»', '‹›'),
  fi: nordic,
  fr: marks('«\u202f\u202f»', '“”'),
  'fr-CH': marks('«\u202f\u202f»', '‹\u202f\u202f›'),
  gl: guillemets,
  hr: marks('„”', '‚’'),
  hu: marks('„”', '»«'),
  is: german,
  it: guillemets,
  ja: corner,
  lt: marks('„“', '‚‘'),
  lv: marks('“”', '‘’'),
  nb: marks('«»', '‘’'),
  nl: english,
  nn: marks('«»', '‘’'),
  pl: marks('„”', '«»'),
  pt: guillemets,
  'pt-BR': english,
  ro: marks('„”', '«»'),
  ru: marks('«»', '„“'),
  sk: german,
  sl: german,
  sr: marks('„“', '‘’'),
  sv: nordic,
  uk: marks('«»', '„“'),
  zh: english,
  'zh-TW': corner,
}

/** The marks for a locale (BCP 47: `de-CH`); English ones for a language we do not know. */
export function quotationMarks(locale: string): QuotationMarks {
  for (const name of [locale, locale.split('-')[0] ?? ''])
    if (Object.hasOwn(byLocale, name)) return byLocale[name]!
  return english
}
