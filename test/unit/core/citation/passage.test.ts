import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citedPassage } from '../../../../core/citation/passage.ts'
import { worked } from '../../../support/growth.ts'

const citation = { text: '(Sá, 2012, p. 19)', html: '(Sá, 2012, p. 19)' }
const cite = (
  quote: string,
  {
    citekey = 'sa2012',
    page = '19',
    ...rest
  }: Partial<Parameters<typeof citedPassage>[0]> & { citekey?: string; page?: string | null } = {},
) => {
  const place = page === null ? {} : { locator: page }
  const cites = [{ citekey, term: /[–]/.test(page ?? '') ? 'pp.' : 'p.', ...place }]
  return citedPassage({ quote, citation, cites, locale: 'en-US', ...rest })
}

/** More than forty words in two paragraphs. */
const long = `${'The river moved its bed again. '.repeat(4).trim()}\n${'Nobody “asked” the farmers why. '.repeat(4).trim()}`

describe('a cited passage', () => {
  it('is the quotation in marks and its citation', () => {
    expect(cite('The delta moves.')).toEqual({
      text: '“The delta moves.” (Sá, 2012, p. 19)',
      html: '“The delta moves.” (Sá, 2012, p. 19)',
      pandoc: '“The delta moves.” [@sa2012, p. 19]',
      latex: '\\enquote{The delta moves.} \\autocite[19]{sa2012}',
      typst: '#quote[The delta moves.] #cite(<sa2012>, supplement: [p. 19])',
    })
  })

  it('names a range of pages as each format wants it', () => {
    const { pandoc, latex, typst } = cite('x', { page: '199–200' })
    expect(pandoc).toBe('“x” [@sa2012, pp. 199–200]')
    expect(latex).toBe('\\enquote{x} \\autocite[199--200]{sa2012}')
    expect(typst).toBe('#quote[x] #cite(<sa2012>, supplement: [pp. 199–200])')
  })

  it('has no locator where the text has no pages', () => {
    const { pandoc, latex, typst } = cite('x', { page: null })
    expect([pandoc, latex, typst]).toEqual([
      '“x” [@sa2012]',
      '\\enquote{x} \\autocite{sa2012}',
      '#quote[x] #cite(<sa2012>)',
    ])
  })

  it('loses line ends, runs of spaces and soft hyphens, but no words', () => {
    expect(cite('  The del\u00adta \n moves\tits   bed.\u200b ').text).toBe(
      '“The delta moves its bed.” (Sá, 2012, p. 19)',
    )
  })

  it('keeps a no-break space that belongs to a mark', () => {
    expect(cite('Pourquoi\u202f? Voilà.').text).toContain('Pourquoi\u202f? Voilà.')
  })

  it.each([
    ['en-US', 'He said “no ‘thanks’ at all”.', '“He said ‘no “thanks” at all’.”'],
    ['en-GB', 'He said “no ‘thanks’ at all”.', '‘He said “no ‘thanks’ at all”.’'],
    ['en-US', 'He said ‘no’.', '“He said ‘no’.”'],
    ['en-US', 'He said "no".', '“He said ‘no’.”'],
    ['de-DE', 'Er sagte „nein“.', '„Er sagte ‚nein‘.“'],
    ['de-CH', 'Er sagte „nein“.', '«Er sagte ‹nein›.»'],
    ['fr-FR', 'Il dit «non».', '«\u202fIl dit “non”.\u202f»'],
    ['xx', 'A “b”.', '“A ‘b’.”'],
  ])('nests marks as %s does', (locale, quote, expected) => {
    expect(cite(quote, { locale }).text).toBe(`${expected} (Sá, 2012, p. 19)`)
  })

  it.each(['The farmers’ fields don’t flood.', 'He said “no and never closed it.', 'A 5" pipe.'])(
    'leaves an apostrophe or a lone mark as it is: %s',
    (quote) => {
      expect(cite(quote).text).toBe(`“${quote}” (Sá, 2012, p. 19)`)
    },
  )

  it('sets a passage of more than forty words off, with its paragraphs and its own marks', () => {
    const { text, html, pandoc, latex, typst } = cite(long)
    const [first = '', second = ''] = long.split('\n')
    expect(text).toBe(`${first}\n\n${second} (Sá, 2012, p. 19)`)
    expect(html).toBe(`<blockquote><p>${first}</p><p>${second} (Sá, 2012, p. 19)</p></blockquote>`)
    expect(pandoc).toBe(`> ${first}\n>\n> ${second} [@sa2012, p. 19]`)
    expect(latex).toContain('\\begin{quote}\n')
    expect(latex).toContain('\\enquote{asked}')
    expect(typst).toMatch(/^#quote\(block: true\)\[.*#cite\(<sa2012>, supplement: \[p\. 19\]\)\]$/s)
  })

  it('runs paragraphs on where the passage is short', () => {
    expect(cite('One.\nTwo.').text).toBe('“One. Two.” (Sá, 2012, p. 19)')
  })

  it('means what it says in every format, whatever the passage holds', () => {
    const { html, pandoc, latex, typst } = cite('<b>5% of $x_1$ & #2 \\ ~ ^ {a} [b] *c* @d `e` // --')
    expect(html).toContain('&#60;b&#62;5% of $x_1$ &#38; #2')
    expect(pandoc).toContain(
      '\\<b\\>5% of \\$x\\_1\\$ & \\#2 \\\\ \\~ \\^ \\{a\\} \\[b\\] \\*c\\* \\@d \\`e\\`',
    )
    expect(latex).toContain(
      '5\\% of \\$x\\_1\\$ \\& \\#2 \\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\{a\\} [b] *c* @d',
    )
    expect(typst).toContain(
      '\\<b\\>5% of \\$x\\_1\\$ & \\#2 \\\\ \\~ ^ {a} \\[b\\] \\*c\\* \\@d \\`e\\` \\// \\--',
    )
  })

  it('keeps a key or a page that the format would cut short in one piece', () => {
    expect(cite('x', { citekey: 'a.b.' }).pandoc).toBe('“x” [@{a.b.}, p. 19]')
    expect(cite('x', { page: 'A.1 [sic]' }).pandoc).toBe('“x” [@sa2012, {p. A.1 \\[sic\\]}]')
    expect(cite('x', { page: 'A]1' }).latex).toBe('\\enquote{x} \\autocite[{A]1}]{sa2012}')
    expect(cite('x', { citekey: 'a+b' }).typst).toBe('#quote[x] #cite(label("a+b"), supplement: [p. 19])')
  })

  it('never lets a tag of the passage into the HTML', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '\n', '“', '”', '‘', '’') }),
        (quote) => {
          expect(cite(quote).html.replaceAll(/<\/?(?:blockquote|p)>/g, '')).not.toMatch(/[<>"]/)
        },
      ),
    )
  })

  it('keeps every word in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('“a', 'b”', 'c’s', '‘d', 'e’', 'f', '"g"', '\n', 'h'), { maxLength: 60 }),
        (words) => {
          const letters = (text: string) => text.replace(/[^a-h]/g, '')
          const passage = words.join(' ')
          expect(letters(cite(passage, { citation: { text: '', html: '' } }).text)).toBe(letters(passage))
        },
      ),
    )
  })

  it('costs no more for a page of marks than for a page of words', () => {
    const time = (size: number) => worked(() => cite('“‘"„«'.repeat(size / 5)))
    time(100_000)
    expect(time(400_000)).toBeLessThan(Math.max(20 * time(100_000), 200))
  })
})
