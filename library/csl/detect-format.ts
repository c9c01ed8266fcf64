import type { ReadableFormat } from '../../core/interchange/format.ts'
import { isBibJson } from './json/bibjson.ts'

/** Fields and types of entries that biblatex has and BibTeX has not. */
const biblatexOnly =
  /^\s*(?:date|journaltitle|location|langid|origdate|subtitle|booksubtitle|eprinttype|entrysubtype|pubstate|urldate)\s*=|@(?:online|report|thesis|collection|mvbook|dataset|inreference|software)\s*[{(]/im

/** Marks of the XML formats near their start, in the order they are looked for. */
const xmlMarks: readonly (readonly [RegExp, ReadableFormat])[] = [
  [/<(?:\w+:)?(?:modsCollection|mods)[\s>]/, 'mods'],
  [/<(?:PubmedArticle|PubmedBookArticle|MedlineCitation|BookDocument)(?:Set)?\b/, 'pubmed-xml'],
  [/<CitaviExchangeData\b/, 'citavi'],
  [/<(?:\w+:)?RDF\b/, 'zotero-rdf'],
  [/<(?:\w+:)?Sources?\b[^>]{0,400}\/bibliography\b/, 'word-xml'],
  [/<(?:w:document|pkg:package)\b/, 'docx'],
  [/<office:document(?:-content)?\b/, 'odt'],
  [/<(?:xml>|records>|record>)|<ref-type\b/, 'endnote-xml'],
]

/** The format that a content shows, or undefined. Names of files say nothing: what counts is inside. */
export function detectFormat(content: string | Uint8Array): ReadableFormat | undefined {
  if (typeof content !== 'string') return detectArchive(content)
  const start = content.slice(0, 200_000).replace(/^[\ufeff\s]+/, '')
  if (/^(?:<[A-Za-z_!?]|.{0,80}<\?xml\s)/.test(start)) return detectXml(start)
  if (/^[[{]/.test(start)) return detectJson(content)
  if (/^TY {0,3}- ?/m.test(start)) return 'ris'
  if (/^(?:PMID|PMCR?|OWN|STAT) {0,2}- ?\S/m.test(start)) return 'nbib'
  // MEDLINE counted its records otherwise before there was PubMed, and Ovid does so yet.
  if (/^UI {2}- \S/m.test(start) && /^(?:TI|SO) {2}- /m.test(start)) return 'nbib'
  if (
    /^(?:FN .*|VR \d|PT\t[A-Z][A-Z\d]\t.*|PT (?:[JBSPCU]|Journal|Book|Chapter|Unknown)\b.*)$/m.test(
      start.slice(0, 2000),
    )
  )
    return 'wos'
  if (/^%[0ATBDJ] \S|^%[A-Z\d@] \S.*(?:\n%|$)/m.test(start) && !/^[ \t]*@[A-Za-z]+\s*\{/m.test(start))
    return 'enw'
  if (/^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]/m.test(start)) return biblatexOnly.test(start) ? 'biblatex' : 'bibtex'
  if (/^cff-version\s*:/m.test(start)) return 'cff'
  if (/^(?:---|references\s*:|- +["']?(?:id|type|author|title)["']?\s*:)/m.test(start)) return 'csl-yaml'
  return undefined
}

/** What a comment says of other formats tells nothing. */
const detectXml = (start: string): ReadableFormat | undefined => {
  const elements = start.replace(/<!--[^]*?(?:-->|$)/g, '')
  return xmlMarks.find(([mark]) => mark.test(elements))?.[1]
}

function detectJson(content: string): ReadableFormat {
  try {
    return isBibJson(JSON.parse(content.replace(/^\ufeff/, ''))) ? 'bibjson' : 'csl-json'
  } catch {
    return 'csl-json'
  }
}

/** A ZIP archive tells by the names of its parts, which stand in it as they are. */
function detectArchive(bytes: Uint8Array): ReadableFormat | undefined {
  const names = new TextDecoder('latin1').decode(bytes)
  if (!names.startsWith('PK')) return undefined
  if (/word\/document\d*\.xml/.test(names)) return 'docx'
  if (/\.ctv\d/.test(names)) return 'citavi'
  return names.includes('content.xml') ? 'odt' : undefined
}
