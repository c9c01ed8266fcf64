import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { ReadableFormat } from '../../core/interchange/format.ts'
import { readBib } from './bibtex/read.ts'
import { readCitavi, readCitaviBackup } from './citavi.ts'
import { detectFormat } from './detect-format.ts'
import { readDocument } from './documents/read-document.ts'
import { readWordSources } from './documents/read-word-xml.ts'
import { readEnw } from './endnote/read-enw.ts'
import { readEndnoteXml } from './endnote/read-xml.ts'
import { readBibJson } from './json/bibjson.ts'
import { readCslJson } from './json/csl-json.ts'
import { identified } from './keys.ts'
import { readMods } from './mods/read.ts'
import { readNbib } from './pubmed/read-nbib.ts'
import { readPubmedXml } from './pubmed/read-xml.ts'
import { areAlike, expectedOf, formatNames, holdsNone } from './no-entries.ts'
import type { ReadItems } from './requests.ts'
import { readRis } from './ris/read.ts'
import type { Read, Unreadable } from './shared/read.ts'
import { readWos } from './wos.ts'
import { readCff } from './yaml/read-cff.ts'
import { readCslYaml } from './yaml/csl-yaml.ts'
import { readZoteroRdf } from './zotero-rdf.ts'

type TextFormat = Exclude<ReadableFormat, 'docx' | 'odt'>

const readers: Readonly<Record<TextFormat, (content: string) => Read | Unreadable>> = {
  bibtex: readBib,
  biblatex: readBib,
  ris: readRis,
  'csl-json': readCslJson,
  'csl-yaml': readCslYaml,
  'endnote-xml': readEndnoteXml,
  enw: readEnw,
  nbib: readNbib,
  medline: readNbib,
  'pubmed-xml': readPubmedXml,
  wos: readWos,
  mods: readMods,
  bibjson: readBibJson,
  cff: readCff,
  citavi: readCitavi,
  'zotero-rdf': readZoteroRdf,
  'word-xml': (content) => {
    const problems: string[] = []
    return { items: identified(readWordSources(content, problems), problems), problems }
  },
}

/**
 * The items of a file in the format, or in the one its content tells. Documents come as bytes, all else as text. A content that holds
 * no entry is refused, but for a blank one and a list of none.
 */
export function readItems(content: string | Uint8Array, given?: ReadableFormat): Result<ReadItems> {
  const detected = detectFormat(content)
  const format = given ?? detected
  if (format === undefined)
    return refuse('unsupported', 'This is no bibliography that Postil can read. Nothing was read.', [
      'It reads BibTeX, BibLaTeX, RIS, CSL-JSON and CSL-YAML, EndNote (XML, .enw), PubMed (.nbib, XML), Web of Science, MODS, BibJSON, CFF, Citavi, Zotero RDF, and the citations of Word and OpenDocument texts.',
    ])
  const other = detected !== undefined && !areAlike(detected, format) ? detected : undefined
  const isDocument = format === 'docx' || format === 'odt'
  if (typeof content !== 'string' && !isDocument && format !== 'citavi')
    return refuse('invalid', `This is no file of the format “${format}”. Nothing was read.`, likeness(other))
  const read = isDocument
    ? readDocument(content)
    : typeof content === 'string'
      ? readers[format](content)
      : readCitaviBackup(content)
  if ('unreadable' in read)
    return other === undefined
      ? refuse('invalid', `This file of the format “${format}” is damaged. Nothing was read.`, [
          read.unreadable,
        ])
      : refuseNone(format, likeness(other))
  if (read.items.length === 0 && typeof content === 'string' && holdsNone(content, format))
    return done({ ...read, format })
  // What another format's tags are taken for has no title as a rule.
  if (read.items.some(({ title }) => other === undefined || title !== undefined))
    return done({ ...read, problems: [...likeness(other), ...read.problems], format })
  return refuseNone(format, other === undefined ? read.problems : likeness(other))
}

function refuseNone(format: ReadableFormat, details: readonly string[]): Result<never> {
  const nothing = `Nothing in this file is an entry of the format “${format}”. Nothing was read.`
  return refuse('invalid', nothing, [expectedOf(format), ...details])
}

/** What the content looks like, where that is another format than was named. */
const likeness = (other: ReadableFormat | undefined): readonly string[] =>
  other === undefined ? [] : [`It looks like ${formatNames[other]}: leave out --from.`]
