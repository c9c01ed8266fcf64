import type { Node } from 'prosemirror-model'
import type { OpenedText } from '../../../core/protocol/texts.ts'
import type { Footnote, OutlineEntry, Structure } from '../../../core/structure/structure.ts'
import { toStructuredText } from '../../../core/structure/structured-text.ts'
import { CanonicalText } from '../../../core/text/canonical-text.ts'
import { pageAt, type PageMap } from '../../../core/text/page-map.ts'
import { schema } from '../../../core/text/schema.ts'
import { call, doc, em, footnote, heading, list, p, section, table } from '../../support/build.ts'
import { aText } from '../../support/records.ts'

/** Words for texts of any length: chosen by a fixed sequence, so that every run reads the same. */
const vocabulary =
  'harbor ledger council survey valley tariff record season market river letter archive measure province custom voyage grain treaty village account the of and to in that was by for with from as it were had'.split(
    ' ',
  )

function prose(words: number, seed: number): string {
  let state = seed * 2_654_435_761
  const list: string[] = []
  for (let index = 0; index < words; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const word = vocabulary[state % vocabulary.length]!
    const begins = index % 14 === 0
    const ends = index % 14 === 13 || index === words - 1
    list.push(`${begins ? word[0]!.toUpperCase() + word.slice(1) : word}${ends ? '.' : ''}`)
  }
  return list.join(' ')
}

const titlePart = (role: string, text: string): Node =>
  schema.node('title_part', { role }, [schema.text(text)])
const entry = (
  number: string | null,
  title: string,
  page: string,
  authors: string | null,
  kind = 'chapter',
): Node => schema.node('contents_entry', { kind, number, page, authors }, [schema.text(title)])
const quote = (text: string): Node => schema.node('block_quote', null, [p(text)])
const byline = (text: string): Node => schema.node('byline', null, [schema.text(text)])
const part = (role: string, ...blocks: Node[]): Node =>
  schema.node('section', { id: '', level: 1, role }, blocks)

/** A chapter of our own with everything in it that a reader has to set. */
export const sampleDoc: Node = doc(
  part(
    'title-page',
    titlePart('series', 'Studies in Small Harbors'),
    titlePart('title', 'The Ledger and the Tide'),
    titlePart('subtitle', 'Counting Ships in Provincial Ports, 1780–1830'),
    titlePart('contributor', 'Edited by Ada Lindqvist and Tomás Ferreira'),
    titlePart('publisher', 'Tidewater Press'),
    titlePart('place', 'Bergen and Lisbon'),
    titlePart('rights', '© 2019 The editors. Printed on paper that will outlast the binding.'),
  ),
  part(
    'contents',
    heading('Contents', 1),
    entry('1', 'What a harbor master wrote down', '3', 'Ada Lindqvist'),
    entry(null, 'Part II: Numbers', '', null, 'part'),
    entry(
      '2',
      'Counting what the tide brought: tonnage, duty and the long habit of rounding',
      '21',
      'Tomás Ferreira and Ruth Okafor',
    ),
    entry('3', 'An end to ledgers', '48', 'Ada Lindqvist'),
  ),
  section(
    heading('Counting what the tide brought', 1, '2'),
    byline('Tomás Ferreira and Ruth Okafor'),
    p(
      'A ledger is a promise that the world will hold still long enough to be added up. The clerks of the small northern ports knew that it would not, and so they wrote in pencil first',
      call('1'),
      ' and in ink at the end of the quarter, when what had come in with the tide could be told from what had only been expected.',
    ),
    p(
      'What they counted was never quite the ships. It was ',
      em('draught'),
      ', duty paid, and the number of days a vessel lay at the quay; from these the historian has to work back to hulls and cargoes. The method is old, and its errors are older. Rounding to the nearest five lasts is the least of them: far more was lost between the pencil and the ink.',
    ),
    heading('The pencil and the ink', 2),
    p(
      'Two copies of the same quarter survive for eleven ports. Where they differ, the difference is nearly always in the harbor’s favor, and nearly always in a round number. We take this as evidence of habit rather than of fraud',
      call('2'),
      ', since the same hands rounded down their own wages.',
    ),
    quote(
      'I have set down what I saw, and where I did not see I have set down what is usual; God and the Customs House will know the one from the other.',
    ),
    p('The harbor master of one such port kept three rules, which later clerks copied without knowing why:'),
    list(
      'Never enter a ship before her papers have been read aloud.',
      'Never leave a column empty: a dash is an answer, a blank is a question, and questions are read by the inspector before anything else.',
      'Never correct ink.',
    ),
    heading('Tonnage by quarter', 2),
    p(
      'The table gives the lasts entered at three ports in the two copies, and the part by which they differ.',
    ),
    table(
      'Table 2.1. Lasts entered in pencil and in ink, by port and quarter, 1811',
      [
        ['Port', 'Quarter', 'Pencil', 'Ink', 'Difference', 'Share (%)', 'Clerk'],
        ['Sandvær', 'first', '1,204', '1,250', '46', '3.8', 'J. Holm'],
        ['Sandvær', 'second', '988', '1,000', '12', '1.2', 'J. Holm'],
        ['Port Ellery', 'first', '2,431', '2,450', '19', '0.8', 'unknown'],
        ['Port Ellery', 'second', '2,116', '2,200', '84', '4.0', 'M. Dow'],
        ['Vila Chã', 'first', '640', '640', '–', '0.0', 'A. Reis'],
      ],
      'Source: the authors, from the quarterly books of the three ports (Ferreira, 2011, pp. 5–6).',
    ),
    p(prose(90, 3)),
    p(prose(120, 4)),
    p(prose(70, 5)),
    footnote(
      '1',
      p(
        'Graphite was taxed as a luxury until 1797; several clerks therefore wrote in red chalk, which has faded where the books stood in the sun.',
      ),
    ),
    footnote(
      '2',
      p('Against this view see Okafor (2014), who finds the wages rounded up in two years of ten.'),
    ),
  ),
  section(
    heading('What was lost between', 2),
    ...[6, 7, 8, 9, 10, 11, 12, 13].map((seed) => p(prose(60 + seed * 9, seed))),
    p('The last word belongs to the tide', call('3'), ', as it did to them.'),
    footnote('3', p('It came twice a day.')),
  ),
  section(
    heading('An end to ledgers', 1, '3'),
    byline('Ada Lindqvist'),
    ...[20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30].map((seed) => p(prose(80 + (seed % 5) * 30, seed))),
  ),
)

/** A document with what the reader needs to know of it; pages begin at the offsets given. */
export function openedOf(
  document: Node,
  pages: readonly (readonly [label: string, at: number, sure: boolean])[],
): OpenedText {
  const canonical = new CanonicalText(document)
  const pageMap: PageMap = {
    displaced: [],
    pages: pages.map(([label, start, sure], index) => ({
      label,
      start,
      end: pages[index + 1]?.[1] ?? canonical.text.length,
      evidence: sure ? ['contents'] : ['interpolation'],
      confidence: sure ? 0.95 : 0.4,
    })),
  }
  const outline: OutlineEntry[] = canonical.blocks
    .filter(({ node }) => node.type.name === 'heading')
    .map(({ node, start, end, section: index }) => ({
      start,
      end,
      level: node.attrs.level as number,
      title: node.textContent,
      number: node.attrs.number as string | null,
      page: pageAt(pageMap, start),
      section: document.child(index).attrs.id as string,
    }))
  const footnotes: Footnote[] = []
  document.descendants((node, pos) => {
    if (node.type.name !== 'footnote') return true
    const start = canonical.offsetAt(pos + 2)
    const { id, label } = node.attrs as { id: string; label: string }
    footnotes.push({
      id,
      label,
      page: null,
      call: null,
      text: node.textContent,
      start,
      end: start + node.textContent.length,
    })
    return false
  })
  const structure: Structure = {
    doc: document,
    canonical,
    language: 'en',
    words: canonical.text.split(/\s+/).length,
    title: 'The Ledger and the Tide',
    pageMap,
    outline,
    footnotes,
    tables: [],
    contents: [],
    figuresListed: [],
    tablesListed: [],
    citations: [],
    records: [],
    discrepancies: [],
    rejoined: [],
    pageClues: { length: canonical.text.length, candidates: [], known: [], displaced: [], gaps: [] },
  }
  return {
    record: aText({ title: structure.title, characters: canonical.text.length }),
    structure: toStructuredText(structure),
  }
}

/** The sample with its pages: sure ones, estimated ones, a blank one. */
export function sampleText(): OpenedText {
  const { text } = new CanonicalText(sampleDoc)
  const at = (words: string): number => text.indexOf(words)
  const chapter = text.lastIndexOf('Counting what the tide brought')
  const end = text.lastIndexOf('An end to ledgers')
  return openedOf(sampleDoc, [
    ['21', chapter, true],
    ['22', at('far more was lost'), true],
    ['23', at('Never leave a column'), false],
    ['24', at('The table gives'), false],
    ['25', at('What was lost between'), true],
    ['46', end - 900, false],
    ['47', end, true],
    ['48', end, true],
    ['49', end + 1500, false],
  ])
}

/** A text of so many words in sections of about fifty paragraphs, a heading each, a page every 400 words. */
export function longText(words: number): OpenedText {
  const sections: Node[] = []
  for (let written = 0; written < words;) {
    const blocks: Node[] = [heading(`Chapter ${sections.length + 1}`, 1)]
    for (let index = 0; index < 50 && written < words; index++) {
      const size = Math.min(words - written, 60 + ((written * 7) % 40))
      blocks.push(p(prose(size, written + 1)))
      written += size
    }
    sections.push(section(...blocks))
  }
  const document = doc(...sections)
  const { length } = new CanonicalText(document).text
  const pages = Array.from(
    { length: Math.floor(length / 2400) },
    (_, index) => [String(index + 1), index * 2400, false] as const,
  )
  return openedOf(document, pages)
}
