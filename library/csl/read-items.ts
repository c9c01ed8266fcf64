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
    return { items: identified(readWordSources(content), problems), problems }
  },
}

/** The items of a file in the format, or in the one its content tells. Documents come as bytes, all else as text. */
export function readItems(content: string | Uint8Array, given?: ReadableFormat): Result<ReadItems> {
  const format = given ?? detectFormat(content)
  if (format === undefined)
    return refuse('unsupported', 'This is no bibliography that Postil can read. Nothing was imported.', [
      'It reads BibTeX, BibLaTeX, RIS, CSL-JSON and CSL-YAML, EndNote (XML, .enw), PubMed (.nbib, XML), Web of Science, MODS, BibJSON, CFF, Citavi, Zotero RDF, and the citations of Word and OpenDocument texts.',
    ])
  const isDocument = format === 'docx' || format === 'odt'
  if (typeof content !== 'string' && !isDocument && format !== 'citavi')
    return refuse('invalid', `This is no file of the format “${format}”. Nothing was imported.`)
  const read = isDocument
    ? readDocument(content)
    : typeof content === 'string'
      ? readers[format](content)
      : readCitaviBackup(content)
  return 'unreadable' in read
    ? refuse('invalid', `This file of the format “${format}” is damaged. Nothing was imported.`, [
        read.unreadable,
      ])
    : done({ ...read, format })
}
