import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  latexCite,
  pandocCite,
  typstCite,
  type ManuscriptCite,
} from '../../../../core/citation/manuscript-cite.ts'

const sa = (rest: Partial<ManuscriptCite> = {}): ManuscriptCite => ({ citekey: 'sa2012', term: '', ...rest })
const chapter: Partial<ManuscriptCite> = { locator: '12', label: 'chapter', term: 'chap.' }
const written = (...cites: ManuscriptCite[]) => [pandocCite(cites), latexCite(cites), typstCite(cites)]

describe('a citation in a manuscript', () => {
  it('names what its locator counts', () => {
    expect(written(sa(chapter))).toEqual([
      '[@sa2012, chap. 12]',
      '\\autocite[chap.~12]{sa2012}',
      '#cite(<sa2012>, supplement: [chap. 12])',
    ])
  })

  it('leaves the word for a page to biblatex, which has it in the manuscript’s language', () => {
    expect(latexCite([sa({ locator: '9–10', label: 'page', term: 'S.' })])).toBe('\\autocite[9--10]{sa2012}')
  })

  it('has its words before and behind', () => {
    expect(written(sa({ ...chapter, prefix: 'see', suffix: ', my emphasis' }))).toEqual([
      '[see @sa2012, {chap. 12}, my emphasis]',
      '\\autocite[see][chap.~12, my emphasis]{sa2012}',
      'see #cite(<sa2012>, supplement: [chap. 12, my emphasis])',
    ])
  })

  it('keeps the words of a place that is no bare page any more', () => {
    expect(latexCite([sa({ locator: '12', term: 'p.', suffix: 'and often' })])).toBe(
      '\\autocite[p.~12 and often]{sa2012}',
    )
  })

  it('leaves the author to the sentence', () => {
    expect(written(sa({ suppressAuthor: true }))).toEqual([
      '[-@sa2012]',
      '\\autocite*{sa2012}',
      '#cite(<sa2012>, form: "year")',
    ])
  })

  it('has the author in the sentence', () => {
    const narrative = { narrative: true, prefix: 'see', locator: '9', term: 'p.' }
    expect(written(sa(narrative))).toEqual([
      'see @sa2012 [p. 9]',
      '\\textcite[see][9]{sa2012}',
      'see #cite(<sa2012>, supplement: [p. 9], form: "prose")',
    ])
    expect(written(sa({ narrative: true }), sa({ citekey: 'b', suffix: 'often' }))).toEqual([
      '@sa2012 [@b often]',
      '\\textcites{sa2012}[often]{b}',
      '#cite(<sa2012>, form: "prose") #cite(<b>, supplement: [often])',
    ])
    expect(pandocCite([sa({ narrative: true })])).toBe('@sa2012')
  })

  it('names several works in one', () => {
    expect(written(sa(chapter), sa({ citekey: 'b' }))).toEqual([
      '[@sa2012, chap. 12; @b]',
      '\\autocites[chap.~12]{sa2012}{b}',
      '#cite(<sa2012>, supplement: [chap. 12]) #cite(<b>)',
    ])
  })

  it('stars no work that keeps its author', () => {
    expect(latexCite([sa({ suppressAuthor: true }), sa({ citekey: 'b' })])).toBe(
      '\\autocite*{sa2012} \\autocite{b}',
    )
  })

  it('lets no word end it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ';', ']', '[', '@', '}', '{', ' ', '%', '#', '"', '\\') }),
        (words) => {
          const cite = sa({ prefix: words, suffix: words })
          const unescaped = (text: string) => text.replace(/\\./g, '')
          expect(unescaped(pandocCite([cite])).slice(1, -1)).not.toMatch(/[;[\]]/)
          expect(unescaped(typstCite([cite])).match(/\]/g)?.length ?? 0).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

const pandoc = spawnSync('pandoc', ['--version']).error === undefined

/** What pandoc makes of a citation in its default style, Chicago author-date. */
function pandocReads(cites: readonly ManuscriptCite[]): string {
  const reference =
    '{id: sa2012, type: book, title: Mud, author: [{family: Sá}], issued: {date-parts: [[2012]]}}'
  const manuscript = `---\nreferences: [${reference}]\nsuppress-bibliography: true\n---\n${pandocCite(cites)}\n`
  return execFileSync('pandoc', ['--citeproc', '-f', 'markdown', '-t', 'plain', '--wrap=none'], {
    input: manuscript,
    encoding: 'utf8',
  }).trim()
}

describe.skipIf(!pandoc)(`pandoc${pandoc ? '' : ' (skipped: no pandoc)'}`, () => {
  it.each<[string, Partial<ManuscriptCite>, string]>([
    ['a page', { locator: '9', label: 'page', term: 'p.' }, '(Sá 2012, 9)'],
    ['a chapter', chapter, '(Sá 2012, chap. 12)'],
    ['words behind a place', { ...chapter, suffix: '4 of them' }, '(Sá 2012, chap. 12 4 of them)'],
    ['a number that is no place', { suffix: ', 4 of them' }, '(Sá 2012, 4 of them)'],
    ['words before', { prefix: 'see; *also*', suffix: ', my [words]' }, '(see; *also* Sá 2012, my [words])'],
    ['a place with a name', { locator: 'mud', label: 'sub-verbo', term: 's.v.' }, '(Sá 2012, s.v. mud)'],
    ['the author in the sentence', { narrative: true, locator: '3', term: 'p.' }, 'Sá (2012, 3)'],
    ['no author', { suppressAuthor: true, locator: '3', term: 'p.' }, '(2012, 3)'],
  ])('reads %s', (_, details, expected) => {
    expect(pandocReads([sa(details)])).toBe(expected)
  })
})
