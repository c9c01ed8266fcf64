import { zipSync } from 'fflate'
import type { BibliographyFormat, ReadableFormat } from '../../core/interchange/format.ts'
import { StyleShelf } from '../../library/csl/style-shelf.ts'
import { writeItems } from '../../library/csl/write-items.ts'
import { encodeFrame, frameCrc } from '../../library/storage/frame.ts'
import { seal } from '../../library/storage/seal.ts'
import { hostileItem } from '../security/hostile-items.ts'
import { payloads } from '../security/payloads.ts'

/** Whole inputs to begin with: an honest one and a hostile one for each parser, made by our own writers where we have one. */
const bytesOf = (text: string): Uint8Array => Buffer.from(text)

const items = [
  {
    id: 'rowe1999',
    type: 'book',
    title: 'The Last Ferry: <i>An</i> Island’s “Hours”',
    author: [{ family: 'Rowe', given: 'Ada', suffix: 'Jr.' }, { literal: 'The Quay Society' }],
    issued: { 'date-parts': [[1999, 5, 1], [2001]] },
    page: '12–34',
    DOI: '10.1000/182',
    URL: 'https://example.org/a?b=c&d',
    keyword: 'tides, bells',
  },
  hostileItem(payloads[0]!, 1),
] as Parameters<typeof writeItems>[1]

const shelf = new StyleShelf([])
const written = (format: BibliographyFormat): Uint8Array[] =>
  [items, items.slice(0, 1)].map((some) => {
    const answer = writeItems(shelf, some, format, { style: 'apa', locale: 'en-US' })
    return bytesOf(answer.ok ? answer.value.content : '')
  })

const wordXml = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":1,"itemData":{"id":1,"type":"book","title":"T"}}]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body></w:document>`

export const bibliographies: Readonly<Record<ReadableFormat, readonly Uint8Array[]>> = {
  bibtex: written('bibtex'),
  biblatex: written('biblatex'),
  ris: written('ris'),
  'csl-json': written('csl-json'),
  'csl-yaml': written('csl-yaml'),
  'endnote-xml': written('endnote-xml'),
  enw: written('enw'),
  mods: written('mods'),
  bibjson: written('bibjson'),
  cff: written('cff'),
  'word-xml': written('word-xml'),
  nbib: [
    bytesOf(
      'PMID- 123\nOWN - NLM\nTI  - The Last Ferry\n      goes on\nFAU - Rowe, Ada\nDP  - 1999 May 1\nJT  - Tides\nPG  - 12-34\nAID - 10.1000/182 [doi]\n\n',
    ),
  ],
  medline: [bytesOf('PMID- 5\nTI  - T\nAU  - Rowe A\nDP  - 1999 Spring\n')],
  'pubmed-xml': [
    bytesOf(
      '<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><Volume>2</Volume><PubDate><Year>1999</Year><Month>May</Month></PubDate></JournalIssue><Title>Tides</Title></Journal><ArticleTitle>T</ArticleTitle><AuthorList><Author><LastName>Rowe</LastName><ForeName>Ada</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>',
    ),
  ],
  wos: [
    bytesOf(
      'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Rowe, A\nAF Rowe, Ada\nTI The Last Ferry\nSO TIDES\nPD MAY\nPY 1999\nBP 12\nEP 34\nER\n\nEF\n',
    ),
  ],
  citavi: [
    bytesOf(
      '<?xml version="1.0"?><CitaviExchangeData><Persons><Person id="p"><FirstName>Ada</FirstName><LastName>Rowe</LastName></Person></Persons><References><Reference id="r"><ReferenceType>Book</ReferenceType><Title>T</Title><Year>1999</Year></Reference></References><ReferenceAuthors><OnetoN>r;p</OnetoN></ReferenceAuthors></CitaviExchangeData>',
    ),
  ],
  'zotero-rdf': [
    bytesOf(
      '<rdf:RDF xmlns:rdf="r" xmlns:z="z" xmlns:bib="b" xmlns:dc="d" xmlns:foaf="f"><bib:Book rdf:about="#1"><z:itemType>book</z:itemType><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Rowe</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:title>T</dc:title><dc:date>1999</dc:date></bib:Book></rdf:RDF>',
    ),
  ],
  docx: [zipSync({ 'word/document.xml': bytesOf(wordXml) }, { level: 0 }), bytesOf(wordXml)],
  odt: [
    zipSync(
      {
        'content.xml': bytesOf(
          '<office:document-content xmlns:office="o" xmlns:text="t"><text:reference-mark-start text:name="ZOTERO_ITEM {&quot;citationItems&quot;:[{&quot;itemData&quot;:{&quot;id&quot;:1,&quot;type&quot;:&quot;book&quot;}}]}"/></office:document-content>',
        ),
      },
      { level: 0 },
    ),
  ],
}

export const scannedText = [
  'KEEPING THE HOUR\nBells and Tides\n\nEdited by Rosalind Amherst\n\nHarrow & Vane\nNorwich 2016\n\nContents\n\n1 Bells ..... 1\n2 Tides (Ada Rowe) ..... 12\n\n\f1\n\n1 Bells\nAda Rowe\n\nThe ferry left at noon (Rowe 1999, p. 3), and nobody was on it.1 It was written of hyphen-\nation and of pages.\n\n1. See Rowe, Ada. 1999. The Last Ferry. Norwich: Quay.\n\n2   KEEPING THE HOUR\n\f\nBELLS   3\n\nTable 1. Tides by hour\nHour\tTide\n12\t3\n13\t4\nSource: Rowe 1999.\n\nReferences\n\nRowe, Ada. 1999. The Last Ferry. Norwich: Quay.\n',
  payloads.slice(0, 12).join('\n\n'),
].map(bytesOf)

export const encodedText = [
  ...scannedText,
  Buffer.from('\ufeffThe ferry', 'utf16le'),
  Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x0a]),
  Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
  Buffer.from('caf\xe9 na\xefve', 'latin1'),
  Buffer.from([0x83, 0x41, 0x83, 0x42, 0x0a]),
  Buffer.from('%PDF-1.7'),
]

export const style = [
  bytesOf(
    '<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>S</title><id>s</id><updated>2020-01-01T00:00:00Z</updated></info><macro name="a"><names variable="author"><name and="symbol"/><substitute><text variable="title"/></substitute></names></macro><citation et-al-min="3"><sort><key macro="a"/></sort><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><text macro="a"/><date variable="issued"><date-part name="year"/></date><choose><if variable="locator"><text variable="locator"/></if></choose></group></layout></citation><bibliography hanging-indent="true"><layout><text macro="a"/><text variable="title" font-style="italic"/></layout></bibliography></style>',
  ),
]

const entry = bytesOf(
  '{"k":"commit","l":"Add item","of":null,"t":"2026-01-01T00:00:00.000Z","a":[{"id":"item:1","typeName":"item","citekey":"k","csl":{"type":"book"},"partOf":null,"evidence":{},"created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z"}],"u":[["item:2",{"citekey":"z"},["partOf"]]],"d":["item:3"]}',
)
const firstFrame = encodeFrame(1, 0, entry)
export const journal = [
  Buffer.concat([
    firstFrame,
    encodeFrame(2, frameCrc(firstFrame), bytesOf('{"k":"undo","l":null,"of":1,"t":""}')),
    firstFrame.subarray(0, 30),
  ]),
]
export const journalEntry = [entry]
export const snapshot = [
  seal(bytesOf('{"version":1,"minReader":1,"texts":{},"records":[[1,{"id":"item:1"}]]}')),
]
