import type { AnnotationRecord } from '../../core/records/annotation.ts'
import { bodyOf } from '../../core/records/annotation.ts'
import type { CslItem } from '../../core/records/csl.ts'
import type { ItemRecord } from '../../core/records/item.ts'
import type { Given } from '../../core/records/record.ts'
import type { TextRecord } from '../../core/records/text.ts'

/** Records with all that a test does not care about filled in. */
const now = '2026-01-01T00:00:00.000Z'

/** Ids 1, 2, 3 … and one time: a test's clock and randomness. */
export function givenFrom(first = 1, time = now): Given {
  let next = first
  return { id: (typeName) => `${typeName}:${next++}`, now: time }
}

export const aText = (change: Partial<TextRecord> = {}): TextRecord => ({
  id: 'text:1',
  typeName: 'text',
  title: 'A text',
  language: 'en',
  source: { name: 'a.txt', mediaType: 'text/plain', sha256: '00', bytes: 10 },
  revision: 1,
  itemId: null,
  parts: [],
  pages: null,
  corrections: [],
  words: 2,
  characters: 10,
  created: now,
  modified: now,
  ...change,
})

export const anItem = (csl: CslItem, change: Partial<ItemRecord> = {}): ItemRecord => ({
  id: 'item:1',
  typeName: 'item',
  citekey: 'key',
  csl,
  partOf: null,
  evidence: {},
  created: now,
  modified: now,
  ...change,
})

export const anAnnotation = (
  { start = 0, end = 5, quote = 'words', note = '', tags = [] as string[] } = {},
  change: Partial<AnnotationRecord> = {},
): AnnotationRecord => ({
  id: 'annotation:1',
  typeName: 'annotation',
  motivation: note === '' ? 'highlighting' : 'commenting',
  target: {
    source: 'text:1',
    revision: 1,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' },
    ],
  },
  body: bodyOf(note, tags),
  color: 'yellow',
  page: null,
  heading: [],
  creator: null,
  created: now,
  modified: now,
  ...change,
})
