import type { ReadableFormat } from '../../core/interchange/format.ts'
import { parseJson } from './json/csl-json.ts'
import { parseXml, peekText } from './shared/xml.ts'
import { parseYaml } from './yaml/parse-yaml.ts'

/** How people call the formats. */
export const formatNames: Readonly<Record<ReadableFormat, string>> = {
  bibtex: 'BibTeX',
  biblatex: 'BibLaTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
  'csl-yaml': 'CSL-YAML',
  'endnote-xml': 'EndNote XML',
  enw: 'EndNote’s tagged format',
  nbib: 'PubMed’s tagged format',
  medline: 'MEDLINE',
  'pubmed-xml': 'PubMed XML',
  wos: 'Web of Science',
  mods: 'MODS',
  bibjson: 'BibJSON',
  cff: 'CFF',
  citavi: 'Citavi',
  'zotero-rdf': 'Zotero RDF',
  'word-xml': 'Word’s bibliography',
  docx: 'a Word document',
  odt: 'an OpenDocument text',
}

/** What a file of the format begins its entries with. */
const beginnings: Readonly<Record<ReadableFormat, string>> = {
  bibtex: 'an entry begins with “@article{key,” or the like',
  biblatex: 'an entry begins with “@article{key,” or the like',
  ris: 'an entry begins with “TY  - ”',
  'csl-json': 'the items stand in a list, “[{"id": …}]”',
  'csl-yaml': 'the items stand in a list under “references:”',
  'endnote-xml': 'an entry is a “record”',
  enw: 'an entry begins with “%0 ”',
  nbib: 'an entry begins with “PMID- ”',
  medline: 'an entry begins with “PMID- ”',
  'pubmed-xml': 'an entry is a “PubmedArticle”',
  wos: 'an entry begins with “PT ”',
  mods: 'an entry is a “mods”',
  bibjson: 'the records stand in a list, “[{"title": …}]”',
  cff: 'it begins with “cff-version:”',
  citavi: 'an entry is a “Reference”',
  'zotero-rdf': 'the items stand in an “rdf:RDF”',
  'word-xml': 'an entry is a “b:Source”',
  docx: 'citations are those of Zotero, Mendeley, EndNote or Word',
  odt: 'citations are those of Zotero, Mendeley or LibreOffice',
}

/** What a person expects to find in the format, in a sentence. */
export const expectedOf = (format: ReadableFormat): string =>
  `In ${formatNames[format]} ${beginnings[format]}.`

/** Formats of one family, whose readers read each other's files. */
const families: Readonly<Partial<Record<ReadableFormat, string>>> = {
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  nbib: 'nbib',
  medline: 'nbib',
  docx: 'document',
  odt: 'document',
}
export const areAlike = (one: ReadableFormat, other: ReadableFormat): boolean =>
  one === other || (families[one] !== undefined && families[one] === families[other])

/** Whether a content in which no entry was found is whole and holds none: blank, an empty list, comments alone. */
export function holdsNone(content: string, format: ReadableFormat): boolean {
  const text = content.replace(/^\ufeff/, '')
  if (text.trim() === '') return true
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return isOfComments(text)
    case 'csl-json':
    case 'bibjson': {
      const json = parseJson(text)
      return !('unreadable' in json) && isEmptyList(json.value)
    }
    case 'csl-yaml':
    case 'cff': {
      const yaml = parseYaml(text)
      return !('unreadable' in yaml) && isEmptyList(yaml.value)
    }
    case 'ris':
    case 'enw':
    case 'nbib':
    case 'medline':
    case 'wos':
    case 'docx':
    case 'odt':
      return false
    default: {
      const { root, problem } = parseXml(text)
      return problem === undefined && peekText(root).trim() === ''
    }
  }
}

/** What is no entry: comments, strings and preambles, and lines that begin with “%” and not as EndNote’s do. */
const isOfComments = (bib: string): boolean => {
  const lines = bib.replace(/^[ \t]*%(?![A-Z\d@] ).*$/gm, '').trim()
  return (
    lines === '' || (/^@/.test(lines) && !/@\s*(?!(?:comment|string|preamble)\b)[a-z]+\s*[{(]/i.test(lines))
  )
}

/** A list of none, or one under a name that lists have. */
const isEmptyList = (value: unknown): boolean => {
  if (value === null || value === undefined) return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.length === 0
  const lists = ['items', 'records', 'references'].filter((name) => Object.hasOwn(value, name))
  return (
    Object.keys(value).length === 0 ||
    lists.some((name) => isEmptyList((value as Readonly<Record<string, unknown>>)[name]))
  )
}
