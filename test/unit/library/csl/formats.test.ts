import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { worked } from '../../../support/growth.ts'
import type { ReadableFormat } from '../../../../core/interchange/format.ts'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { detectFormat } from '../../../../library/csl/detect-format.ts'
import { readItems } from '../../../../library/csl/read-items.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'

function read(content: string | Uint8Array, expected: ReadableFormat): readonly IdentifiedCslItem[] {
  expect(detectFormat(content)).toBe(expected)
  const answer = readItems(content)
  if (!answer.ok) throw new Error(answer.error.message)
  expect(answer.value.problems).toEqual([])
  return answer.value.items
}

const article = {
  type: 'article-journal',
  title: 'The Delta',
  author: [{ family: 'Rivera', given: 'Ana' }],
  'container-title': 'Journal of Rivers',
  volume: '7',
  issue: '2',
  page: '19-40',
  issued: { 'date-parts': [[2012, 5]] },
  DOI: '10.1234/delta',
}

/** The same article in every format; the content alone tells which it is. */
const files: readonly (readonly [ReadableFormat, string])[] = [
  [
    'bibtex',
    '@article{k, author={Rivera, Ana}, title={The {Delta}}, journal={Journal of Rivers}, volume=7, number=2, pages={19--40}, year=2012, month=may, doi={10.1234/delta}}',
  ],
  [
    'biblatex',
    '@article{k, author={Rivera, Ana}, title={The {Delta}},\n journaltitle={Journal of Rivers}, volume=7, number=2, pages={19--40}, date={2012-05}, doi={10.1234/delta}}',
  ],
  [
    'ris',
    'TY  - JOUR\nAU  - Rivera, Ana\nTI  - The Delta\nJO  - Journal of Rivers\nVL  - 7\nIS  - 2\nSP  - 19\nEP  - 40\nDA  - 2012/05//\nDO  - https://doi.org/10.1234/delta\nER  - \n',
  ],
  ['csl-json', JSON.stringify([article])],
  [
    'csl-yaml',
    '---\nreferences:\n- type: article-journal\n  title: The Delta\n  author:\n  - family: Rivera\n    given: Ana\n  container-title: Journal of Rivers\n  volume: 7\n  issue: 2\n  page: 19-40\n  issued: 2012-05\n  DOI: 10.1234/delta\n...\n',
  ],
  [
    'endnote-xml',
    '<?xml version="1.0" encoding="UTF-8"?><xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Rivera, Ana</style></author></authors></contributors><titles><title><style>The </style><style face="normal">Delta</style></title><secondary-title>Journal of Rivers</secondary-title></titles><pages>19-40</pages><volume>7</volume><number>2</number><dates><year>2012</year><pub-dates><date>May</date></pub-dates></dates><electronic-resource-num>10.1234/delta</electronic-resource-num></record></records></xml>',
  ],
  [
    'enw',
    '%0 Journal Article\n%A Rivera, Ana\n%T The Delta\n%J Journal of Rivers\n%V 7\n%N 2\n%P 19-40\n%D 2012\n%8 May\n%R doi:10.1234/delta\n',
  ],
  [
    'nbib',
    'PMID- 1\nTI  - The\n      Delta.\nFAU - Rivera, Ana\nAU  - Rivera A\nJT  - Journal of Rivers\nVI  - 7\nIP  - 2\nPG  - 19-40\nDP  - 2012 May\nLID - 10.1234/delta [doi]\n',
  ],
  [
    'pubmed-xml',
    '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><Volume>7</Volume><Issue>2</Issue><PubDate><Year>2012</Year><Month>May</Month></PubDate></JournalIssue><Title>Journal of Rivers</Title></Journal><ArticleTitle>The Delta.</ArticleTitle><Pagination><MedlinePgn>19-40</MedlinePgn></Pagination><AuthorList><Author><LastName>Rivera</LastName><ForeName>Ana</ForeName></Author></AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1234/delta</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>',
  ],
  [
    'wos',
    'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Rivera, A\nAF Rivera, Ana\nTI The\n   Delta\nSO Journal of Rivers\nVL 7\nIS 2\nBP 19\nEP 40\nPD MAY\nPY 2012\nDI 10.1234/delta\nER\n\nEF\n',
  ],
  [
    'mods',
    '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><nonSort>The</nonSort><title>Delta</title></titleInfo><name type="personal"><namePart type="given">Ana</namePart><namePart type="family">Rivera</namePart><role><roleTerm type="code">aut</roleTerm></role></name><relatedItem type="host"><titleInfo><title>Journal of Rivers</title></titleInfo><genre>academic journal</genre><part><detail type="volume"><number>7</number></detail><detail type="issue"><number>2</number></detail><extent unit="page"><start>19</start><end>40</end></extent><date>2012-05</date></part></relatedItem><identifier type="doi">10.1234/delta</identifier></mods></modsCollection>',
  ],
  [
    'bibjson',
    JSON.stringify({
      records: [
        {
          type: 'article',
          title: 'The Delta',
          author: [{ name: 'Ana Rivera' }],
          journal: { name: 'Journal of Rivers', volume: '7' },
          number: 2,
          pages: '19--40',
          year: 2012,
          month: 'May',
          identifier: [{ type: 'doi', id: '10.1234/delta' }],
        },
      ],
    }),
  ],
  [
    'zotero-rdf',
    '<rdf:RDF xmlns:rdf="r" xmlns:z="z" xmlns:dc="dc" xmlns:dcterms="dct" xmlns:bib="b" xmlns:foaf="f" xmlns:prism="p"><bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dcterms:isPartOf><bib:Journal><dc:title>Journal of Rivers</dc:title><prism:volume>7</prism:volume><prism:number>2</prism:number><dc:identifier>DOI 10.1234/delta</dc:identifier></bib:Journal></dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Rivera</foaf:surname><foaf:givenName>Ana</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:title>The Delta</dc:title><dc:date>May 2012</dc:date><bib:pages>19-40</bib:pages></bib:Article></rdf:RDF>',
  ],
]

describe('a file of', () => {
  it.each(files)('%s gives the article with all its fields', (format, content) => {
    const [item, ...others] = read(content, format)
    expect(others).toEqual([])
    expect(item).toMatchObject(article)
  })

  it.each(files)('%s is read the same with a byte order mark and Windows line ends', (format, content) => {
    expect(read(`\ufeff${content.replaceAll('\n', '\r\n')}`, format)).toMatchObject([article])
  })
})

describe('what only some formats have', () => {
  it('is in CFF a program, what it is cited by and what it refers to', () => {
    const cff =
      'cff-version: 1.2.0\ntitle: Tool\nversion: "1.10"\nauthors:\n- family-names: Sá\n  given-names: Inês\n- name: The Makers\ndate-released: 2021-03-04\npreferred-citation:\n  type: article\n  title: On Tool\n  journal: J\n  year: 2020\n  start: 5\n  end: 9\nreferences:\n- type: conference-paper\n  title: Paper\n'
    expect(read(cff, 'cff')).toMatchObject([
      {
        type: 'software',
        title: 'Tool',
        version: '1.10',
        author: [{ family: 'Sá', given: 'Inês' }, { literal: 'The Makers' }],
        issued: { 'date-parts': [[2021, 3, 4]] },
      },
      { type: 'article-journal', title: 'On Tool', 'container-title': 'J', page: '5-9' },
      { type: 'paper-conference', title: 'Paper' },
    ])
  })

  it('is in Citavi persons and periodicals apart from the references', () => {
    const xml =
      '<CitaviExchangeData><Persons><Person id="p1"><FirstName>Ana</FirstName><LastName>Rivera</LastName></Person></Persons><Periodicals><Periodical id="j1"><Name>Journal of Rivers</Name></Periodical></Periodicals><References><Reference id="r1"><ReferenceType>JournalArticle</ReferenceType><Title>The Delta</Title><Year>2012</Year><PeriodicalID>j1</PeriodicalID><PageRange><![CDATA[<sp><n>19</n><os>19</os></sp><ep><n>40</n><os>40</os></ep>]]></PageRange></Reference><Reference id="r2"><ReferenceType>Contribution</ReferenceType><Title>Part</Title></Reference><Reference id="r3"><ReferenceType>BookEdited</ReferenceType><Title>Whole</Title><Year>2000</Year></Reference></References><ReferenceAuthors><OnetoN>r1;p1:0</OnetoN></ReferenceAuthors><ReferenceEditors><OnetoN>r3;p1</OnetoN></ReferenceEditors><ReferenceReferences><OnetoN>r3;r2</OnetoN></ReferenceReferences></CitaviExchangeData>'
    expect(read(xml, 'citavi')).toMatchObject([
      {
        type: 'article-journal',
        title: 'The Delta',
        'container-title': 'Journal of Rivers',
        page: '19-40',
        author: [{ family: 'Rivera', given: 'Ana' }],
      },
      {
        type: 'chapter',
        title: 'Part',
        'container-title': 'Whole',
        editor: [{ family: 'Rivera' }],
        issued: { 'date-parts': [[2000]] },
      },
      { type: 'book', title: 'Whole' },
    ])
  })

  it('is in Word’s sources a list of persons or a body', () => {
    const xml =
      '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Riv12</b:Tag><b:SourceType>Book</b:SourceType><b:Author><b:Author><b:Corporate>World Bank</b:Corporate></b:Author></b:Author><b:Title>T</b:Title><b:Year>2012</b:Year><b:City>Lima</b:City></b:Source></b:Sources>'
    expect(read(xml, 'word-xml')).toEqual([
      {
        id: 'Riv12',
        type: 'book',
        author: [{ literal: 'World Bank' }],
        title: 'T',
        issued: { 'date-parts': [[2012]] },
        'publisher-place': 'Lima',
      },
    ])
  })

  it('is in PubMed a short last page, a body among the authors and a short name', () => {
    const [item] = read(
      'PMID- 5\nTI  - A\nAU  - van Dyk JA Jr\nCN  - The Group\nPG  - 1234-41\n\nPMID- 6\nTI  - B\n',
      'nbib',
    )
    expect(item).toMatchObject({
      PMID: '5',
      page: '1234-1241',
      author: [
        { family: 'Dyk', given: 'JA', suffix: 'Jr', 'non-dropping-particle': 'van' },
        { literal: 'The Group' },
      ],
    })
  })
})

const citation = (...items: readonly object[]) =>
  JSON.stringify({ citationID: 'c', citationItems: items.map((itemData) => ({ itemData })) })

it('RDF of another vocabulary than Zotero’s is told', () => {
  const answer = readItems(
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:o="http://xmlns.com/foaf/0.1/"><o:Person/></rdf:RDF>',
    'zotero-rdf',
  )
  expect(answer.ok && answer.value.problems).toEqual([expect.stringContaining('Bibliontology')])
})

describe('a document', () => {
  it('of Word gives each work once that Zotero, Mendeley or EndNote cite, however Word cut the field', () => {
    const code = `ADDIN ZOTERO_ITEM CSL_CITATION ${citation({ id: 1, type: 'book', title: 'A & B' }, { id: 2, type: 'book', title: 'C' })}`
    const run = (inside: string) => `<w:r>${inside}</w:r>`
    const field = (words: string) => {
      const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
      const cut = escaped.indexOf('title') + 2
      return [
        run('<w:fldChar w:fldCharType="begin"/>'),
        run(`<w:instrText>${escaped.slice(0, cut)}</w:instrText>`),
        run(`<w:instrText>${escaped.slice(cut)}</w:instrText>`),
        run('<w:fldChar w:fldCharType="separate"/>'),
        run('<w:t>(shown)</w:t>'),
        run('<w:fldChar w:fldCharType="end"/>'),
      ].join('')
    }
    const endnote =
      'ADDIN EN.CITE <EndNote><Cite><record><rec-number>9</rec-number><ref-type name="Book">6</ref-type><titles><title>D</title></titles></record></Cite></EndNote>'
    const mendeley = Buffer.from(citation({ id: 'x', type: 'book', title: 'E' })).toString('base64')
    const document = `<w:document><w:body>${field(code)}${field(code)}${field(endnote)}<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_${mendeley}"/></w:sdtPr></w:sdt></w:body></w:document>`
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(document),
    })
    expect(read(docx, 'docx').map((item) => item.title)).toEqual(['A & B', 'C', 'D', 'E'])
  })

  it('of Word is read in its headers, where a field has no begin, and where a name in braces stands before the citation', () => {
    const cited = (title: string) => citation({ id: title, type: 'book', title }).replaceAll('"', '&quot;')
    const part = (code: string) =>
      strToU8(`<w:document><w:r><w:instrText>${code}</w:instrText></w:r></w:document>`)
    const docx = zipSync({
      'word/document.xml': part(`ADDIN Mendeley Citation{a-b} CSL_CITATION ${cited('A')}`),
      'word/header1.xml': part(`ADDIN ZOTERO_ITEM CSL_CITATION ${cited('B')}`),
    })
    expect(read(docx, 'docx').map((item) => item.title)).toEqual(['A', 'B'])
  })

  it('of LibreOffice gives the works in the names of its marks', () => {
    const name = `ZOTERO_ITEM CSL_CITATION ${citation({ id: 1, type: 'book', title: 'A' })} RNDabc`
    const content = `<office:document-content><text:p><text:reference-mark-start text:name="${name.replaceAll('"', '&quot;')}"/>x</text:p></office:document-content>`
    const odt = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(content),
    })
    expect(read(odt, 'odt').map((item) => item.title)).toEqual(['A'])
  })

  it('out of its archive is read too', () => {
    const code = citation({ id: 1, type: 'book', title: 'A' }).replaceAll('"', '&quot;')
    const xml = `<w:document><w:fldSimple w:instr="ADDIN CSL_CITATION ${code}"/></w:document>`
    expect(read(xml, 'docx').map((item) => item.title)).toEqual(['A'])
  })

  it('without citations is refused, and so is what is no document', () => {
    expect(readItems(zipSync({ 'word/document.xml': strToU8('<w:document/>') }), 'docx')).toMatchObject({
      ok: false,
      error: { code: 'invalid', details: [expect.stringContaining('citations are those of Zotero')] },
    })
    expect(readItems(new Uint8Array([0x50, 0x4b, 3, 4, 1]), 'docx')).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    expect(readItems('plain words')).toMatchObject({ ok: false, error: { code: 'unsupported' } })
    expect(readItems(new Uint8Array([1]), 'mods')).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })
})

describe('a hostile file', () => {
  const deepXml = '<record>'.repeat(50_000)
  const aliases = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`).join('\n')}\nreferences: *a12\n`
  it.each<readonly [string, ReadableFormat, string]>([
    ['deep elements', 'endnote-xml', deepXml],
    ['deep MODS', 'mods', '<mods>'.repeat(50_000)],
    [
      'entities that double',
      'mods',
      `<!DOCTYPE x [${Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('')}]><mods><titleInfo><title>&e30;</title></titleInfo></mods>`,
    ],
    [
      'an outside entity',
      'mods',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><mods><titleInfo><title>&e;</title></titleInfo></mods>',
    ],
    ['aliases that double', 'csl-yaml', aliases],
    ['deep lists', 'csl-yaml', '['.repeat(20_000)],
    ['deep JSON', 'bibjson', '['.repeat(100_000)],
    ['one tag', 'enw', '%A a, b\n'.repeat(100_000)],
    ['one tag', 'nbib', 'PMID- 1\n'.repeat(50_000)],
    ['one tag', 'wos', 'PT J\n'.repeat(20_000)],
    ['spaces', 'enw', `%A ${' '.repeat(200_000)}x\n%D ${' '.repeat(200_000)}x\n%P ${'1-'.repeat(100_000)}`],
  ])('of %s in %s costs a moment and throws nothing', (_, format, content) => {
    let answer: unknown
    // The bound of two seconds that a worker has, in time that the processor spends on it.
    expect(worked(() => (answer = readItems(content, format)))).toBeLessThan(2000)
    expect(JSON.stringify(answer)).not.toContain('root:')
  })

  it.each([
    ['lists in lists', `references:\n${'- '.repeat(20_000)}a`, 'Its lists are nested too deeply.'],
    ['aliases of aliases', aliases, 'Its aliases grow without measure.'],
  ])('of %s in csl-yaml is told in words for people', (_, content, expected) => {
    const told = JSON.stringify(readItems(content, 'csl-yaml'))
    expect(told).toContain(expected)
    expect(told).not.toMatch(/stack|regular expression|attack/i)
  })

  it('has no names of JavaScript’s own', () => {
    const json = '[{"id":"__proto__","type":"constructor","__proto__":{"x":1},"title":"toString"}]'
    const answer = readItems(json, 'csl-json')
    expect(answer.ok && answer.value.items).toEqual([
      { id: '__proto__', type: 'constructor', title: 'toString' },
    ])
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('CSL-JSON of other programs', () => {
  const first = (item: object) => {
    const answer = readItems(JSON.stringify([{ id: 'k', type: 'book', ...item }]), 'csl-json')
    return answer.ok ? answer.value.items[0] : undefined
  }
  it.each<readonly [object, object]>([
    [{ title: 1984 }, { title: '1984' }],
    [{ issued: '2010-03' }, { issued: { 'date-parts': [[2010, 3]] } }],
    [{ issued: { 'date-parts': [[2010, null, null]] } }, { issued: { 'date-parts': [[2010]] } }],
    [{ issued: { 'date-parts': [2010, 5] } }, { issued: { 'date-parts': [[2010, 5]] } }],
    [{ author: 'Ana Rivera' }, { author: [{ literal: 'Ana Rivera' }] }],
    [{ author: { family: 'R', given: 'A' } }, { author: [{ family: 'R', given: 'A' }] }],
    [{ ISBN: ['1', '2'] }, { ISBN: '1; 2' }],
  ])('is mended: %j', (written, expected) => {
    expect(first(written)).toMatchObject(expected)
  })
})

it('tells “and others” where a style can print no more than the names', () => {
  const read = readItems('@book{klein, author = {Klein, Zoe and others}, title = {Bells}, year = 1999}')
  if (!read.ok) throw new Error(read.error.message)
  const written = (format: 'text' | 'bibtex') => {
    const answer = writeItems(new StyleShelf([]), read.value.items, format, { style: 'apa', locale: 'en-US' })
    return answer.ok ? answer.value.leftOut : answer.error
  }
  expect(written('text')).toEqual(['klein: styles have no place for “and others” after “author”.'])
  expect(written('bibtex')).toEqual([])
})
