import { describe, expect, it } from 'vitest'
import { postil } from '../../support/terminal.ts'

it('a style that is none is answered with the nearest and with how to look for others', async () => {
  const { code, err } = await postil(['convert', '--to', 'text', '--style', 'vancover'], { input: '[]' })
  expect([code, err]).toEqual([1, expect.stringMatching(/The nearest: “vancouver”[\s\S]*styles --search/)])
  const kept = await postil(['serve', '--no-open', '--keep-in', '/nowhere/at/all'])
  expect([kept.code, kept.err]).toEqual([1, expect.stringContaining('There is no folder')])
}, 60_000)

describe('wrong usage ends with 2 and says what there is', { timeout: 60_000 }, () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a format that is none', ['convert', '--to', 'bogus'], /Allowed choices are bibtex, biblatex/],
    ['a format nobody writes', ['convert', '--to', 'wos'], /Allowed choices/],
    ['a format nobody reads', ['convert', '--from', 'html', '--to', 'ris'], /Allowed choices/],
    ['an export of none', ['export', '--as', 'bogus'], /Allowed choices/],
    ['a port that is none', ['serve', '--port', '80000'], /a whole number from 0 to 65535/],
    ['no hits', ['search', 'lamp', '--limit', '0'], /a whole number from 1 to 500/],
    [
      'a language that is none',
      ['cite', 'winds', '--locale', 'nonsense'],
      /a language and perhaps a country/,
    ],
  ]
  it.each(wrong)('%s', async (_, args, words) => {
    expect(await postil(args)).toEqual({ code: 2, out: '', err: expect.stringMatching(words) })
  })
})
