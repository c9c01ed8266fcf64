import { afterAll, describe, expect, it } from 'vitest'
import type { ArrangedItems, EntryNote, Section } from '../../../../core/bibliography/arrangement.ts'
import { formattedFormats, type FormattedFormat } from '../../../../core/interchange/format.ts'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { startCslEngine } from '../../../../library/csl/engine.ts'

const engine = startCslEngine({ timeLimit: 60_000 })
afterAll(() => engine.close())

const book = (title: string, family: string, year = 2014): IdentifiedCslItem => ({
  id: title,
  type: 'book',
  title,
  author: [{ family, given: 'Ana' }],
  issued: { 'date-parts': [[year]] },
})
const items = [book('Mud', 'Sá'), book('Oil', 'Ito'), book('Tar', 'Sá', 2012), book('Ink', 'Berg')]
const [mud, oil, tar, ink] = [0, 1, 2, 3]

interface Wanted {
  readonly sections?: readonly Section[]
  readonly order?: ArrangedItems['order']
  readonly under?: ArrangedItems['under']
  readonly style?: string
  readonly locale?: string
  readonly as?: FormattedFormat
  readonly of?: readonly IdentifiedCslItem[]
}
const section = (heading: string | null, ...members: number[]): Section => ({ heading, items: members })

async function written({
  of = items,
  sections = [section(null, ...of.keys())],
  order = 'style',
  under = [],
  style = 'apa',
  locale = 'en-US',
  as = 'text',
}: Wanted): Promise<string> {
  const answer = await engine.write(of, as, { style, locale }, { sections, order, under })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.content
}
/** The lines, cut after the year or the title: what tells the entries apart. */
const lines = async (wanted: Wanted) => (await written(wanted)).split('\n').filter((line) => line !== '')

describe('a bibliography in sections', () => {
  const two = [section('Liquids', mud, oil), section('Solids', tar, ink)]

  it('has in each the style’s order', async () => {
    expect(await lines({ sections: two })).toEqual([
      'Liquids',
      'Ito, A. (2014). Oil.',
      'Sá, A. (2014). Mud.',
      'Solids',
      'Berg, A. (2014). Ink.',
      'Sá, A. (2012). Tar.',
    ])
  })

  it('keeps the order that it was given where the style’s is not wanted', async () => {
    expect(await lines({ sections: two, order: 'given' })).toEqual([
      'Liquids',
      'Sá, A. (2014). Mud.',
      'Ito, A. (2014). Oil.',
      'Solids',
      'Sá, A. (2012). Tar.',
      'Berg, A. (2014). Ink.',
    ])
  })

  it.each(['vancouver', 'ieee', 'nature'])(
    'numbers %s in the order printed, through the headings',
    async (style) => {
      const numbers = async (order: 'style' | 'given') =>
        (await lines({ sections: [section('B', ink, tar), section('A', mud, oil)], order, style })).flatMap(
          (line) => /^\[?(\d+)/.exec(line)?.[1] ?? [],
        )
      expect(await numbers('given')).toEqual(['1', '2', '3', '4'])
      expect(await numbers('style')).toEqual(['1', '2', '3', '4'])
    },
  )

  it('numbers a style that sorts its numbers by author in the order printed too', async () => {
    const sorted = await lines({ sections: two, style: 'acm-sig-proceedings' })
    expect(sorted.map((line) => line.slice(0, 8))).toEqual([
      'Liquids',
      '[1] Ito,',
      '[2] Sá, ',
      'Solids',
      '[3] Berg',
      '[4] Sá, ',
    ])
  })

  it('gives the letters of a year in the order printed', async () => {
    const alike = [book('Apes', 'Sá'), book('Bees', 'Sá')]
    expect(await lines({ of: alike, sections: [section('Later', 1), section('First', 0)] })).toEqual([
      'Later',
      'Sá, A. (2014a). Bees.',
      'First',
      'Sá, A. (2014b). Apes.',
    ])
  })

  it('writes no dash under a heading for an author above it', async () => {
    const style = 'chicago-author-date-16th-edition'
    const by = { style, of: [book('Apes', 'Sá', 2001), book('Bees', 'Sá', 2002), book('Cows', 'Sá', 2003)] }
    expect((await lines(by))[2]).toMatch(/^———/)
    const [, first, , second, third] = await lines({
      ...by,
      sections: [section('One', 0), section('Two', 1, 2)],
    })
    expect([first, second, third].map((line) => line!.slice(0, 3))).toEqual(['Sá,', 'Sá,', '———'])
  })

  it('is refused in a style that has none', async () => {
    const look = { style: 'bluebook-law-review', locale: 'en-US' }
    const answer = await engine.write(items, 'text', look, { sections: two, order: 'style', under: [] })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unsupported' } })
  })

  it('may be empty', async () => {
    expect(await written({ of: [], sections: [] })).toBe('')
  })

  it('in one section and the style’s order is what the style makes of it alone', async () => {
    for (const as of ['text', 'html', 'rtf', 'markdown', 'latex', 'typst'] as const) {
      const alone = await engine.write(items, as, { style: 'apa', locale: 'en-US' })
      expect(alone.ok && alone.value.content).toBe(await written({ as }))
    }
  })
})

describe('what stands under an entry', () => {
  const passage: EntryNote = {
    quote: 'It was “all”\nmud',
    page: '199–200',
    note: 'So *much* mud.\n\nAnd more.',
  }
  const under = [[passage, { quote: 'Less of it', page: null, note: '' }], [{ words: 'Of oil.' }]]

  it('is the passage with its page, the note behind it, and the words of the item', async () => {
    expect((await written({ under })).split('\n')).toEqual([
      'Berg, A. (2014). Ink.',
      'Ito, A. (2014). Oil.',
      '    Of oil.',
      'Sá, A. (2012). Tar.',
      'Sá, A. (2014). Mud.',
      '    “It was ‘all’ mud” (pp. 199–200) – So much mud.',
      '    And more.',
      '    “Less of it”',
      '',
    ])
  })

  it('is in the marks and with the word for a page of its language', async () => {
    expect(await written({ under, locale: 'de-DE', style: 'harvard-cite-them-right' })).toContain(
      '„It was ‚all‘ mud“ (S. 199–200) – So much mud.',
    )
  })

  it.each([
    [
      'html',
      '<div class="annotation" style="margin-left:4em"><p>“It was ‘all’ mud” (pp. 199–200) – So <i>much</i> mud.</p><p>And more.</p>',
    ],
    [
      'markdown',
      '\n> “It was ‘all’ mud” (pp. 199–200) – So *much* mud.\n>\n> And more.\n>\n> “Less of it”\n',
    ],
    ['latex', '\\begin{quote}\n“It was ‘all’ mud” (pp. 199–200) – So \\textit{much} mud.\n\nAnd more.'],
    ['typst', '#pad(left: 0.5in)[“It was ‘all’ mud” (pp. 199–200) – So #emph[much] mud.\n\nAnd more.'],
    ['rtf', '{\\i much} mud.\\par\n\\pard\\li1080\\sa120 And more.\\par\n'],
  ] as const)('is set apart in %s', async (as, expected) => {
    expect(await written({ under, as })).toContain(expected)
  })

  it.each(formattedFormats.map((as) => [as]))('and headings mean only themselves in %s', async (as) => {
    const hostile = '</h2><script>x</script> \\input{y} #eval("z") {\\*\\q} $1$'
    const content = await written({
      sections: [section(hostile, ...items.keys())],
      under: [[{ words: hostile }, { quote: hostile, page: hostile, note: hostile }]],
      as,
    })
    if (as === 'html') expect(content).not.toMatch(/<script|<\/h2><s/)
    if (as === 'latex') expect(content).not.toMatch(/\\input|(?<!\\)\$/)
    if (as === 'typst') expect(content).not.toMatch(/(?<!\\)#eval|(?<!\\)\$/)
    if (as === 'rtf') expect(content).not.toMatch(/(?<!\\)\\\*/)
    if (as === 'markdown') expect(content).not.toMatch(/(?<!\\)<script/)
    if (as === 'text') expect(content).toContain(hostile)
  })

  it('takes paragraphs out of the markup that abstracts come in, and drops the rest of it', async () => {
    const words = '<jats:p>Mud, 2 < 3.</jats:p><jats:p>And <jats:italic>oil</jats:italic>.</jats:p>'
    expect(await written({ under: [[], [{ words }]] })).toContain('    Mud, 2 < 3.\n    And oil.\n')
  })
})
