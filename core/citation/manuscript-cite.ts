import { escapeLatex, escapeMarkdown, escapeTypst } from './escape.ts'
import type { CiteDetails } from './locator.ts'

/** One item cited in a manuscript, where the program that sets the manuscript writes the citation. */
export interface ManuscriptCite extends CiteDetails {
  readonly citekey: string
  /** What stands before the locator in the citation's language: "p.", "chaps."; '' where it stands alone. */
  readonly term: string
}

const affix = (words: string | undefined) => words?.trim() ?? ''

/** Words behind a cite, with the space before them that they want: none before a comma. */
const behind = (words: string) => (words === '' || /^[,.;:)\]]/.test(words) ? words : ` ${words}`)

const isNarrative = ([first]: readonly ManuscriptCite[]) =>
  first?.narrative === true && first.suppressAuthor !== true

/** Pandoc's citation: `[see @key, chap. 12; -@other]`, or `@key [chap. 12]` in the sentence (pandoc manual, "Citation syntax"). */
export function pandocCite(cites: readonly ManuscriptCite[]): string {
  if (isNarrative(cites)) return pandocNarrative(cites)
  return `[${cites.map(onePandocCite).join('; ')}]`
}

function pandocNarrative([first, ...rest]: readonly ManuscriptCite[]): string {
  const prefix = escapeInCite(affix(first!.prefix))
  const suffix = affix(first!.suffix)
  const place = pandocLocator(first!, suffix).replace(/^, /, '')
  const inside = [`${place}${behind(escapeInCite(suffix))}`.trim(), ...rest.map(onePandocCite)].filter(
    (part) => part !== '',
  )
  return [prefix, pandocKey(first!.citekey), inside.length === 0 ? '' : `[${inside.join('; ')}]`]
    .filter((part) => part !== '')
    .join(' ')
}

function onePandocCite(cite: ManuscriptCite): string {
  const prefix = escapeInCite(affix(cite.prefix))
  const suffix = affix(cite.suffix)
  const key = `${cite.suppressAuthor === true ? '-' : ''}${pandocKey(cite.citekey)}`
  return [prefix, `${key}${pandocLocator(cite, suffix)}${behind(escapeInCite(suffix))}`]
    .filter((part) => part !== '')
    .join(' ')
}

/** Braces where pandoc's own rule for a key would stop short. */
const pandocKey = (citekey: string) =>
  /^[\p{L}\p{N}_]([\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u.test(citekey)
    ? `@${citekey}`
    : `@{${citekey}}`

/** Braces where pandoc would take less, or words behind it too, for the locator; empty ones where it would take a number of the suffix for one. */
function pandocLocator({ locator = '', term }: ManuscriptCite, suffix: string): string {
  if (locator === '') return /\d|^[^\p{L}]*[ivxlcdm]+\b/iu.test(suffix) ? '{}' : ''
  const plain = /^([\divxlcdm]+)([-–]([\divxlcdm]+))?$/i.test(locator)
  const written = [term, plain ? locator : escapeMarkdown(locator)].filter((part) => part !== '').join(' ')
  // A term that is no abbreviation may be one that pandoc does not know.
  return plain && suffix === '' ? `, ${written}` : `, {${written}}`
}

const escapeInCite = (words: string) => escapeMarkdown(words).replaceAll(';', '\\;')

/** Biblatex's citation: `\autocite[see][199--200]{key}`, `\autocites[3]{a}[4]{b}`. It adds "p." or "pp." by itself. */
export function latexCite(cites: readonly ManuscriptCite[]): string {
  const starred = cites.filter((cite) => cite.suppressAuthor === true)
  // A star stands for the whole of `\autocites`.
  if (starred.length > 0 && starred.length < cites.length)
    return cites.map((cite) => latexCite([cite])).join(' ')
  const name = isNarrative(cites) ? 'textcite' : 'autocite'
  const command = `\\${name}${cites.length > 1 ? 's' : ''}${starred.length > 0 ? '*' : ''}`
  return `${command}${cites.map((cite) => `${latexNotes(cite)}{${cite.citekey}}`).join('')}`
}

function latexNotes(cite: ManuscriptCite): string {
  const note = (words: string) => `[${/[[\]]/.test(words) ? `{${words}}` : words}]`
  const prefix = escapeLatex(affix(cite.prefix))
  const postnote = latexPostnote(cite)
  if (prefix === '') return postnote === '' ? '' : note(postnote)
  return `${note(prefix)}${note(postnote)}`
}

function latexPostnote({ locator = '', label = 'page', term, suffix }: ManuscriptCite): string {
  // Biblatex puts its own comma between the cite and what stands behind it.
  const words = escapeLatex(affix(suffix))
  if (locator === '') return words.replace(/^,\s*/, '')
  const place = escapeLatex(locator).replace(/\s*[–—]\s*|(?<=\w)-(?=\w)/g, '--')
  // A bare number is a page to biblatex, and nothing but a number is bare.
  if (label === 'page' && words === '') return place
  return `${term === '' ? '' : `${escapeLatex(term)}~`}${place}${behind(words)}`
}

/** Typst's citation: `#cite(<key>, supplement: [p. 199])`. It knows no words before a citation: they stand before it. */
export function typstCite(cites: readonly ManuscriptCite[]): string {
  return cites.map(oneTypstCite).join(' ')
}

function oneTypstCite(cite: ManuscriptCite): string {
  const { locator = '', term } = cite
  const label = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u.test(cite.citekey)
    ? `<${cite.citekey}>`
    : `label("${cite.citekey.replace(/["\\]/g, '\\$&')}")`
  const place = [term, locator].filter((part) => locator !== '' && part !== '').join(' ')
  const supplement = escapeTypst(`${place}${place === '' ? affix(cite.suffix) : behind(affix(cite.suffix))}`)
  const prefix = escapeTypst(affix(cite.prefix))
  return [
    prefix === '' ? '' : `${prefix} `,
    `#cite(${label}`,
    supplement === '' ? '' : `, supplement: [${supplement}]`,
    cite.suppressAuthor === true ? ', form: "year"' : isNarrative([cite]) ? ', form: "prose"' : '',
    ')',
  ].join('')
}
