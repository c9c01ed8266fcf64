import { afterAll, describe, expect, it } from 'vitest'
import { locatorLabels } from '../../../../core/citation/locator.ts'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { startCslEngine } from '../../../../library/csl/engine.ts'
import type { CiteOfItem } from '../../../../library/csl/requests.ts'

const engine = startCslEngine({ timeLimit: 30_000 })
afterAll(() => engine.close())

const book = (family: string, year: number): IdentifiedCslItem => ({
  id: family,
  type: 'book',
  title: `The Mud of ${family}`,
  author: [{ family, given: 'Ana' }],
  issued: { 'date-parts': [[year]] },
})
const sa = book('Sá', 2012)
const rivera = book('Rivera', 2014)

async function cited(citations: readonly (readonly CiteOfItem[])[], style = 'apa', locale = 'en-US') {
  const answer = await engine.cite(citations, { style, locale })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
const cite = async (cites: readonly CiteOfItem[], style?: string, locale?: string) =>
  (await cited([cites], style, locale))[0]!
const textsOf = async (...args: Parameters<typeof cited>) => (await cited(...args)).map(({ text }) => text)

describe('a citation', () => {
  it('says what its locator counts, in its language', async () => {
    const chapter = [{ item: sa, locator: '3', label: 'chapter' as const }]
    expect((await cite(chapter)).text).toBe('(Sá, 2012, Chapter 3)')
    expect((await cite(chapter, 'chicago-author-date', 'de-DE')).terms).toEqual(['Kap.'])
    expect((await cite([{ item: sa, locator: '3–5' }])).terms).toEqual(['pp.'])
  })

  it('has a word for every label that it offers but a time', async () => {
    const cites = locatorLabels.map((label) => ({ item: sa, locator: '1', label }))
    const { terms } = await cite(cites)
    expect(locatorLabels.filter((_, index) => terms[index] === '')).toEqual(['timestamp'])
  })

  it('has the words that a person puts around it, and they are words', async () => {
    const { text, html } = await cite([
      { item: sa, locator: '9', prefix: 'see <b onload=x>', suffix: ', my emphasis' },
    ])
    expect(text).toBe('(see <b onload=x> Sá, 2012, p. 9, my emphasis)')
    expect(html).not.toContain('<b')
  })

  it('leaves out an author whom the sentence names', async () => {
    expect((await cite([{ item: sa, locator: '9', suppressAuthor: true }])).text).toBe('(2012, p. 9)')
  })

  it('names its author in the sentence, as the style shortens names, with the words before it', async () => {
    const joint = { ...sa, author: [...sa.author!, ...rivera.author!] }
    const narrative = (item: IdentifiedCslItem, style: string, locale?: string) =>
      cite([{ item, locator: '9', prefix: 'see', narrative: true }], style, locale)
    expect((await narrative(joint, 'apa')).text).toBe('see Sá & Rivera (2012, p. 9)')
    expect((await narrative(joint, 'modern-language-association')).text).toBe('see Sá and Rivera (9)')
    expect((await narrative(joint, 'chicago-author-date', 'de-DE')).text).toBe('see Sá und Rivera (2012, 9)')
  })

  it('names its author in the sentence where the style has but numbers or labels, or nobody wrote it', async () => {
    const named = async (item: IdentifiedCslItem, locale?: string) =>
      (await cite([{ item, narrative: true }], 'ieee', locale)).text
    const three = [...sa.author!, ...rivera.author!, { family: 'Berg', 'non-dropping-particle': 'van' }]
    expect(await named(sa)).toBe('Sá [1]')
    expect(await named({ ...sa, author: three.slice(1) }, 'es-ES')).toBe('Rivera y van Berg [1]')
    expect(await named({ ...sa, author: three })).toBe('Sá et al. [1]')
    expect(await named({ ...sa, author: [] })).toBe('The Mud of Sá [1]')
  })

  it('leaves the author to the note in a style of notes', async () => {
    const note = (await cite([{ item: sa, locator: '9' }], 'oscola')).text
    expect((await cite([{ item: sa, locator: '9', narrative: true }], 'oscola')).text).toBe(note)
  })

  it('collapses numbers that follow each other, and years of one author', async () => {
    const several = [2012, 2013, 2014].map((year) => ({ item: { ...book('Sá', year), id: String(year) } }))
    expect((await cite(several, 'ieee')).text).toBe('[1], [2], [3]')
    expect((await cite(several, 'vancouver')).text).toBe('(1–3)')
    expect((await cite(several)).text).toBe('(Sá, 2012, 2013, 2014)')
  })

  it('tells authors of one name apart by what the style allows: initials, more names, a letter', async () => {
    const by = (given: string, title: string): CiteOfItem => ({
      item: { ...sa, id: title, title, author: [{ family: 'Sá', given }] },
    })
    expect((await cite([by('Inês', 'A'), by('Rui', 'B')])).text).toBe('(I. Sá, 2012; R. Sá, 2012)')
    expect((await cite([by('Inês', 'A'), by('Inês', 'B')])).text).toBe('(Sá, 2012a, 2012b)')
    const many = (last: string, title: string): CiteOfItem => ({
      item: {
        ...sa,
        id: title,
        title,
        author: ['Sá', 'Ito', last, 'Aas'].map((family) => ({ family, given: 'A.' })),
      },
    })
    expect((await cite([many('Berg', 'A'), many('Holm', 'B')])).text).toBe(
      '(Sá, Ito, Berg, et al., 2012; Sá, Ito, Holm, et al., 2012)',
    )
  })

  it('draws letters that follow each other together where the style does', async () => {
    const alike = ['A', 'B', 'C'].map((title) => ({ item: { ...sa, id: title, title } }))
    expect((await cite([...alike, { item: rivera }], 'annual-reviews-author-date')).text).toBe(
      '(Rivera 2014; Sá 2012a–c)',
    )
  })

  it('names several works in the style’s order', async () => {
    expect((await cite([{ item: sa, locator: '9' }, { item: rivera }])).text).toBe(
      '(Rivera, 2014; Sá, 2012, p. 9)',
    )
  })

  it('forgets the works of the one before', async () => {
    await cite([{ item: sa }, { item: { ...sa, title: 'Another' } }])
    expect((await cite([{ item: sa }])).text).toBe('(Sá, 2012)')
  })
})

describe('the notes of a document', () => {
  const notes = [
    [{ item: sa, locator: '1' }],
    [{ item: sa, locator: '1' }],
    [{ item: sa, locator: '4' }],
    [{ item: rivera }],
    [{ item: sa, locator: '9' }],
  ]

  it('repeat no work in full', async () => {
    expect(await textsOf(notes, 'oscola')).toEqual([
      'Ana Sá, The Mud of Sá (2012) 1.',
      'ibid.',
      'ibid 4.',
      'Ana Rivera, The Mud of Rivera (2014).',
      'Sá (n 1) 9.',
    ])
  })

  it('shorten names after the first time where the style does so', async () => {
    const authors = ['Sá', 'Ito', 'Berg', 'Aas'].map((family) => ({ family, given: 'A.' }))
    const joint = { ...sa, author: authors }
    const [first, , second] = await textsOf(
      [[{ item: joint }], [{ item: rivera }], [{ item: joint }]],
      'apa-6th-edition',
    )
    expect([first, second]).toEqual(['(Sá, Ito, Berg, & Aas, 2012)', '(Sá et al., 2012)'])
  })

  it('name an author in the sentence again and again', async () => {
    const narrative = { item: sa, narrative: true }
    expect((await cite([narrative, { item: rivera, locator: '3' }])).text).toBe(
      'Sá (2012; Rivera, 2014, p. 3)',
    )
    expect(
      await textsOf([[narrative], [{ item: rivera }], [narrative, { item: rivera, locator: '3' }]]),
    ).toEqual(['Sá (2012)', '(Rivera, 2014)', 'Sá (2012; Rivera, 2014, p. 3)'])
  })

  it('say in which note a work was first cited, and are short near it and full again far from it', async () => {
    const others = Array.from({ length: 8 }, (_, n) => [{ item: book(`N${n}`, 2000) }])
    const document = [
      [{ item: sa, locator: '1' }],
      [{ item: rivera }],
      [{ item: sa, locator: '2' }],
      ...others,
      [{ item: sa }],
    ]
    const inNotes = async (style: string) => {
      const texts = await textsOf(document, style)
      return [texts[2], texts.at(-1)]
    }
    expect(await inNotes('bluebook-law-review')).toEqual(['Sá, supra note 1 at 2.', 'Sá, supra note 1.'])
    expect(await inNotes('iso690-full-note-with-ibid-ro')).toEqual([
      expect.stringMatching(/^SÁ, Ana, Op\.\scit\., p\.\s2\.$/),
      expect.stringContaining('The Mud of Sá'),
    ])
  })

  it('know a work again by being the same one, not by looking alike', async () => {
    const [first, second] = await textsOf([[{ item: sa }], [{ item: { ...sa } }]], 'oscola')
    expect(second).toBe(first)
  })

  it('tell apart what looks alike, all through', async () => {
    expect(await textsOf([[{ item: sa }], [{ item: { ...sa, title: 'Another' } }], [{ item: sa }]])).toEqual([
      '(Sá, 2012b)',
      '(Sá, 2012a)',
      '(Sá, 2012b)',
    ])
  })

  it('leave nothing to the next document, nor to a citation alone', async () => {
    const first = await textsOf(notes, 'oscola')
    expect(await textsOf(notes, 'oscola')).toEqual(first)
    expect((await cite([{ item: sa, locator: '1' }], 'oscola')).text).toBe(first[0])
  })
})
