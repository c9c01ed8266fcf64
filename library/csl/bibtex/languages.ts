/** babel's names of languages, which biblatex wants in `langid`, under their codes. The first name of a code is written. */
const names: Readonly<Record<string, string>> = {
  ar: 'arabic',
  bg: 'bulgarian',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german ngerman germanb',
  'de-AT': 'austrian naustrian',
  'de-CH': 'swissgerman nswissgerman',
  el: 'greek polutonikogreek',
  en: 'english',
  'en-AU': 'australian',
  'en-CA': 'canadian',
  'en-GB': 'british ukenglish',
  'en-NZ': 'newzealand',
  'en-US': 'american usenglish',
  eo: 'esperanto',
  es: 'spanish castilian',
  'es-MX': 'mexican spanishmx',
  et: 'estonian',
  eu: 'basque',
  fa: 'persian farsi',
  fi: 'finnish',
  fr: 'french francais frenchb',
  'fr-CA': 'canadien acadian',
  ga: 'irish',
  gl: 'galician',
  he: 'hebrew',
  hi: 'hindi',
  hr: 'croatian',
  hu: 'hungarian magyar',
  id: 'indonesian bahasai',
  is: 'icelandic',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  la: 'latin',
  lt: 'lithuanian',
  lv: 'latvian',
  nb: 'norsk norwegian bokmal',
  nl: 'dutch',
  nn: 'nynorsk',
  pl: 'polish',
  pt: 'portuguese portuges',
  'pt-BR': 'brazilian brazil',
  ro: 'romanian',
  ru: 'russian',
  sa: 'sanskrit',
  sk: 'slovak',
  sl: 'slovene slovenian',
  sr: 'serbian serbianc',
  sv: 'swedish',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
}
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([code, list]) => list.split(' ').map((name) => [name, code] as const)),
)

/** The code of a language by babel's name for it, or by biblatex's key of that ("langlatin"); undefined where there is none such. */
export const codeOfBabel = (name: string): string | undefined =>
  codes.get(
    name
      .trim()
      .toLowerCase()
      .replace(/^lang(?=\w)/, ''),
  )

/** babel's name of a language: of its variety where babel knows that, else of the language. */
export function babelOf(code: string): string | undefined {
  const [language = '', ...rest] = code.replaceAll('_', '-').split('-')
  const full = [language.toLowerCase(), ...rest.map((part) => part.toUpperCase())].join('-')
  return [full, language.toLowerCase()]
    .map((known) => (Object.hasOwn(names, known) ? names[known]!.split(' ')[0] : undefined))
    .find((name) => name !== undefined)
}
