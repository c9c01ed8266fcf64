import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { structureText } from '../../../../core/structure/structure-text.ts'
import { worked } from '../../../support/growth.ts'

/** Each makes a contents page or headings of about so many lines. */
const makes: readonly (readonly [string, (lines: number) => string])[] = [
  ['entries', (lines) => list(lines, (at) => `${(at % 999) + 1} Salt ${at} .... ${at % 9999}`)],
  ['numbers of many parts', (lines) => list(lines, (at) => `1.${at % 9}.2.3.4.5.6.7.8 Salt .... ${at % 99}`)],
  [
    'indents of every depth',
    (lines) => list(lines, (at) => `${' '.repeat(at % 40)}Hilda Kraus .... ${at % 99}`),
  ],
  ['roman over arabic', (lines) => list(lines, (at) => `${at % 2 === 0 ? 'I' : '1'}. Salt .... ${at % 99}`)],
  ['two columns', (lines) => list(lines, (at) => `${at % 99} Salt on .... 3      ${at % 99} Iron on .... 9`)],
  [
    'leaders without a page',
    (lines) => `Contents\n\n1 Salt .... 2\n2 Iron${' .'.repeat(lines)}x\n3 Tin .... 9`,
  ],
  ['one chapter again and again', (lines) => 'Chapter 1\n\nSalt\n\nHilda Kraus\n\n'.repeat(lines / 10)],
  ['editors without end', (lines) => `Salt\n\nEdited by\n${'Hilda '.repeat(lines)}\n\nISBN 0-306-40615-2`],
]

function list(lines: number, line: (at: number) => string): string {
  return `Contents\n\n${Array.from({ length: lines }, (_, at) => line(at)).join('\n')}`
}

describe('a contents page made to do harm', () => {
  test.each(makes)('%s: 5,000 lines are read, and the work grows no faster than they do', (_what, make) => {
    const time = (lines: number) => {
      const source = make(lines)
      return worked(() => expect(structureText(source).canonical.text.length).toBeGreaterThan(0))
    }
    time(500)
    const [small, large] = [time(1250), time(5000)]
    // Four times the lines: sixteen times the work would be quadratic; a busy machine is allowed for.
    expect(large).toBeLessThan(Math.max(400, small * 12))
  })

  test('any lines under the heading', () => {
    const word = fc.constantFrom(
      '1',
      '2.3',
      'IV.',
      'A.',
      'Chapter 2',
      'PART I',
      'Salt',
      'Hilda Kraus',
      '....',
      '   ',
      '12',
      '\t',
      '—',
      '∗',
      '',
    )
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { contents, records } = structureText(`Contents\n\n${lines.join('\n')}`)
        for (const entry of contents) expect(entry.title).not.toBe('')
        expect(records.every((record) => record.csl.title !== '')).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
