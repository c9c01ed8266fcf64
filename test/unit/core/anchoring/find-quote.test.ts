import { describe, expect, it } from 'vitest'
import { findQuote } from '../../../../core/anchoring/find-quote.ts'
import type { PageMap } from '../../../../core/text/page-map.ts'

const text =
  'The harbor — “our lungs,” said the mayor — was closed.\nNobody sailed. The harbor was closed for a year.\nNobody sailed.'
const middle = text.indexOf('Nobody')
const page = (label: string, start: number, end: number) => ({
  label,
  start,
  end,
  evidence: [],
  confidence: 1,
})
const pages: PageMap = { pages: [page('12', 0, middle), page('13', middle, text.length)], displaced: [] }

const find = (sought: string | Parameters<typeof findQuote>[1]) =>
  findQuote(text, typeof sought === 'string' ? { quote: sought } : sought, pages)
const found = (sought: Parameters<typeof find>[0]) => {
  const result = find(sought)
  if (!result.ok) throw new Error(result.error.message)
  return text.slice(result.value.start, result.value.end)
}
const refused = (sought: Parameters<typeof find>[0]) => {
  const result = find(sought)
  if (result.ok) throw new Error('found')
  return result.error
}

describe('finding a quotation', () => {
  it.each([
    ['as it stands', '“our lungs,” said the mayor', '“our lungs,” said the mayor'],
    ['with straight quotation marks and hyphens', 'harbor - "our lungs," said', 'harbor — “our lungs,” said'],
    [
      'with line breaks and soft hyphens',
      'was closed.\n\nNo\u00adbody sailed. The',
      'was closed.\nNobody sailed. The',
    ],
    ['with white space around it', '  for a year \n', 'for a year'],
    ['in another case', 'OUR LUNGS', 'our lungs'],
  ])('finds it %s', (_, quote, words) => {
    expect(found(quote)).toBe(words)
  })

  it('prefers the case given', () => {
    expect(found('The harbor was')).toBe('The harbor was')
    expect(refused('the harbor').code).toBe('ambiguous')
  })

  it('refuses what stands there twice, and tells where', () => {
    const { code, details } = refused('Nobody sailed.')
    expect(code).toBe('ambiguous')
    expect(details?.filter((line) => line.startsWith('p. 13: '))).toHaveLength(2)
    expect(details?.join()).toContain('[Nobody sailed.] The harbor was')
  })

  it('is narrowed by prefix, suffix and page', () => {
    expect(find({ quote: 'Nobody sailed.', prefix: 'a year.' })).toMatchObject({
      ok: true,
      value: { end: text.length },
    })
    expect(find({ quote: 'Nobody sailed.', suffix: 'The harbor' })).toMatchObject({
      ok: true,
      value: { start: middle },
    })
    expect(find({ quote: 'The harbor', page: '12' })).toMatchObject({ ok: true, value: { start: 0 } })
  })

  it('says so where it is on another page', () => {
    expect(refused({ quote: 'our lungs', page: '13' })).toMatchObject({
      code: 'not-found',
      details: [expect.stringContaining('p. 12: ')],
    })
  })

  it('refuses what is not there with the nearest passage', () => {
    const { code, details } = refused('“our lugs,” said the major')
    expect(code).toBe('not-found')
    expect(details?.[1]).toContain('[“our lungs,” said the mayor]')
    expect(refused('Something else altogether, quite unlike it').details).toHaveLength(1)
  })

  it('refuses nothing at all', () => {
    expect(refused(' \n ').code).toBe('invalid')
  })
})
