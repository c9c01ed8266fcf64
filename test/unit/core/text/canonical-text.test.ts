import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanonicalText } from '../../../../core/text/canonical-text.ts'
import { br, call, doc, em, footnote, heading, p, section, table } from '../../../support/build.ts'

describe('the canonical text', () => {
  it('puts one newline between textblocks and a tab between cells', () => {
    const text = new CanonicalText(
      doc(
        section(
          heading('One'),
          p('a'),
          table(
            'Cap',
            [
              ['x', 'y'],
              ['1', '2'],
            ],
            'Source: me',
          ),
        ),
      ),
    ).text
    expect(text).toBe('One\na\nCap\nx\ty\n1\t2\nSource: me')
  })

  it('leaves footnote calls out and keeps hard breaks', () => {
    const canonical = new CanonicalText(
      doc(section(p('before', call('1'), ' after', br(), 'next'), footnote('1', p('note')))),
    )
    expect(canonical.text).toBe('before after\nnext\nnote')
  })

  it('tells an empty cell from none', () => {
    expect(new CanonicalText(doc(section(table(null, [['a', '', 'c']])))).text).toBe('a\t\tc')
  })

  it('gives a position before or after an atom by the side that is asked', () => {
    const text = new CanonicalText(doc(section(p('ab', call('1'), 'cd'))))
    expect(text.posAt(2, 1) - text.posAt(2, -1)).toBe(1)
  })

  it('finds offset → position → offset for every offset and both sides', () => {
    const inline = fc.oneof(
      fc.string({ minLength: 1, maxLength: 5 }),
      fc.constant(call('1')),
      fc.constant(br()),
      fc.string({ minLength: 1, maxLength: 4 }).map((text) => em(text)),
    )
    const block = fc.oneof(
      fc.array(inline, { maxLength: 5 }).map((children) => p(...children)),
      fc
        .array(fc.array(fc.string({ maxLength: 3 }), { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((rows) => table('c', rows)),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(block, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (sections) => {
          const node = doc(...sections.map((blocks) => section(...blocks)))
          const text = new CanonicalText(node)
          for (let offset = 0; offset <= text.text.length; offset++) {
            expect(text.offsetAt(text.posAt(offset, 1))).toBe(offset)
            expect(text.offsetAt(text.posAt(offset, -1))).toBe(offset)
          }
        },
      ),
    )
  })
})
