import { Node } from 'prosemirror-model'
import { toHtml } from '../../core/interchange/html.ts'
import { toMarkdown } from '../../core/interchange/markdown.ts'
import { readableFormats, type ReadableFormat } from '../../core/interchange/format.ts'
import { cslItem } from '../../core/records/csl.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import { solvePageMap } from '../../core/page-map/solve.ts'
import { repaginate } from '../../core/structure/repaginate.ts'
import { structureText } from '../../core/structure/structure-text.ts'
import { toStructuredText } from '../../core/structure/structured-text.ts'
import { schema } from '../../core/text/schema.ts'
import { openBundledStyles } from '../../library/csl/bundled-styles.ts'
import { detectFormat } from '../../library/csl/detect-format.ts'
import { Processor } from '../../library/csl/processor.ts'
import { readItems } from '../../library/csl/read-items.ts'
import { parseStyle } from '../../library/csl/style-file.ts'
import { decodeText } from '../../library/import/decode.ts'
import { decodeEntry } from '../../library/storage/entry-codec.ts'
import { passagesOf } from '../../library/search/passages.ts'
import { scan } from '../../library/storage/scan.ts'
import { unseal } from '../../library/storage/seal.ts'
import { readTar } from '../../library/storage/tar.ts'
import { soundTextIn } from '../../library/texts/sound-structure.ts'
import { anItem } from '../support/records.ts'
import * as corpus from './corpus.ts'
import { storageTargets } from './storage-targets.ts'
import { archiveOf, withRightSum } from './tar-script.ts'
import type { Target } from './target.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const words = (list: string): Uint8Array[] =>
  list.split(' ').map((word) => Buffer.from(word.replaceAll('␣', ' ').replaceAll('⏎', '\n')))
const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`broken: ${what}`)
}

const syntax: Readonly<Partial<Record<ReadableFormat, string>>> = {
  bibtex: '@book{ @string{ @comment{ @preamble{ author␣= {\\"o} \\textit{ # " {{ }} and, crossref␣= year=',
  biblatex: '@online{ date␣=␣{1999-05/..} langid␣= \\mkbibquote{ crossref␣= xdata␣= {{ }}',
  ris: 'TY␣␣-␣BOOK⏎ ER␣␣-␣⏎ AU␣␣-␣ PY␣␣-␣1999/5/ SP␣␣-␣ ⏎',
  'csl-json': '"author":[ {"family": "date-parts":[[ null __proto__ \\ud800 1e999 [[[',
  'csl-yaml': '&a *a <<: !!binary ⏎␣␣-␣ |⏎ >⏎ {a:␣ ---⏎ ...⏎ __proto__:',
  cff: '&a *a <<: authors:⏎ cff-version:␣1.2.0⏎ __proto__:',
  bibjson: '{"name": "author":[ "journal":{ null __proto__',
}
const xmlWords = '<![CDATA[ ]]> <!-- --> <!DOCTYPE␣x[ <?x ?> &amp; &#x0; &#xD800; &e; xmlns= /> </ <a>'

const bibliography = (format: ReadableFormat): Target => ({
  name: format,
  seeds: corpus.bibliographies[format],
  words: words(syntax[format] ?? xmlWords),
  run(bytes) {
    const isArchive = format === 'docx' || format === 'odt'
    const read = readItems(isArchive ? bytes : text(bytes), format)
    if (!read.ok) return must(read.error.code !== 'internal', 'an internal error')
    const ids = read.value.items.map(({ id }) => id)
    must(
      new Set(ids).size === ids.length || read.value.problems.length > 0,
      'an id twice, and nobody told of it',
    )
    for (const { id: _id, ...item } of read.value.items)
      must(cslItem.safeParse(item).success, 'an item of another shape')
  },
})

const bundled = openBundledStyles()

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text(bytes))
  } catch {
    return null
  }
}

const others: readonly Target[] = [
  {
    name: 'decode',
    seeds: corpus.encodedText,
    words: [
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xff, 0xfe, 0, 0],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0x1b, 0x24, 0x42],
    ].map((bytes) => Uint8Array.from(bytes)),
    run(bytes) {
      const decoded = decodeText(bytes, 'a.txt')
      must(
        decoded.ok ? decoded.value.text.length <= bytes.length * 2 : decoded.error.code !== 'internal',
        'more text than bytes',
      )
    },
  },
  {
    name: 'structure',
    seeds: corpus.scannedText,
    words: words(
      '⏎⏎ \f Contents⏎ References⏎ Table␣1. CHAPTER␣II ..... xiv 199 (Rowe␣1999,␣p.␣3) ¹ * [1] -⏎ Edited␣by ISBN␣978-0-306-40615-7 © \u0000 \u202e \ud800',
    ),
    run(bytes) {
      const structured = toStructuredText(structureText(text(bytes), { name: 'a.txt' }))
      const doc = Node.fromJSON(schema, structured.doc)
      doc.check()
      must(!/<script/i.test(toHtml(doc)), 'a tag in HTML')
      toMarkdown(doc)
      must(soundTextIn(JSON.parse(JSON.stringify(structured))) !== null, 'a text that would not be opened')
    },
  },
  {
    name: 'text-contents',
    seeds: corpus.scannedText.map((scanned) =>
      Buffer.from(JSON.stringify(toStructuredText(structureText(text(scanned), { name: 'a.txt' })))),
    ),
    isLines: true,
    words: words(
      '"type":"text" "type":"section" "content":[ "marks":[ "attrs":{ "level":99 "start":-1 "end":1e9 null [] {} "__proto__":',
    ),
    run(bytes) {
      const sound = soundTextIn(jsonIn(bytes))
      if (sound === null) return
      const { structure, canonical } = sound
      const { pageMap } = repaginate(structure, solvePageMap(structure.pageClues, []))
      passagesOf(canonical, pageMap)
      const doc = Node.fromJSON(schema, structure.doc)
      must(!/<script/i.test(toHtml(doc)), 'a tag in HTML')
      toMarkdown(doc)
    },
  },
  {
    name: 'detect-format',
    seeds: Object.values(corpus.bibliographies).flat(),
    words: words('@book{ TY␣␣- PMID- %0 FN <mods <xml> [{" cff-version: --- PK'),
    run(bytes) {
      const answers = [detectFormat(text(bytes)), detectFormat(bytes)]
      must(
        answers.every((format) => format === undefined || readableFormats.includes(format)),
        'no format',
      )
    },
  },
  {
    name: 'csl-style',
    seeds: corpus.style,
    words: words(
      `${xmlWords} <macro␣name="a"> <text␣macro="a"/> <choose> <if␣type="book"> <names␣variable="author"> <substitute> <sort> et-al-min="0" disambiguate-add-names="true"`,
    ),
    run(bytes) {
      const parsed = parseStyle(text(bytes), 'a.csl')
      if (!parsed.ok || parsed.value.kind === 'dependent') return
      // What citeproc throws at a style it cannot compile is caught where it is made; what it then does is bounded by its thread.
      let processor: Processor
      try {
        processor = new Processor(parsed.value.style, 'en-US', (language) => bundled.locale(language)!)
      } catch {
        return
      }
      void processor
    },
  },
  {
    name: 'journal',
    seeds: corpus.journal,
    words: [
      Uint8Array.of(0xff, 0x50, 0x46, 0xfe),
      Uint8Array.of(0, 0, 0, 0),
      Uint8Array.of(255, 255, 255, 127),
    ],
    run(bytes) {
      const found = scan(bytes)
      must(found.end <= bytes.length, 'an end beyond the file')
      must(
        found.frames.every(({ payload }) => payload.length <= bytes.length),
        'a frame beyond the file',
      )
    },
  },
  {
    name: 'journal-entry',
    seeds: corpus.journalEntry,
    words: words('"a":[ "u":[[ "d":[ null "__proto__" {} [] "item:1" 1e999'),
    run(bytes) {
      const known = anItem({ type: 'book' }, { id: 'item:2' as ItemRecord['id'] })
      const decoded = decodeEntry(
        bytes,
        (id) => (id === 'item:2' ? known : undefined),
        (record) => record,
      )
      if (decoded === null) return
      const { added, updated } = decoded.entry.diff
      must(
        Object.entries(added).every(([id, record]) => record.id === id),
        'a record under another id',
      )
      must(
        Object.entries(updated).every(([id, [, to]]) => to.id === id),
        'a change of another record',
      )
    },
  },
  {
    name: 'snapshot',
    seeds: corpus.snapshot,
    words: [Buffer.from('postil '), Buffer.from('\n')],
    run(bytes) {
      const opened = unseal(bytes)
      must(opened === null || opened.body.length <= bytes.length, 'more than the file')
    },
  },
  {
    name: 'archive',
    seeds: [
      archiveOf('entry 0 - README.txt a library'),
      archiveOf('entry 0 - library.json {"records":[],"content":{}}'),
    ],
    words: words('ustar 0000644 ../ 77777777777'),
    run(bytes) {
      // A change of the header would end at its sum; so it is also read with the right one.
      for (const archive of [bytes, withRightSum(bytes)])
        for (const content of readTar(archive)?.values() ?? [])
          must(content.length <= bytes.length, 'more than the file')
    },
  },
]

export const targets: readonly Target[] = [...others, ...storageTargets, ...readableFormats.map(bibliography)]
