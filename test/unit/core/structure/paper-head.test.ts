import { describe, expect, test } from 'vitest'
import { structureText } from '../../../../core/structure/structure-text.ts'

const prose =
  'It was in the spring of that year that the committee first met, and nobody who was present has forgotten it, for the river was high and the hall was cold. '.repeat(
    3,
  )
const recordsOf = (source: string) =>
  structureText(source).records.map(({ csl }) => [
    csl.type,
    csl.title,
    csl.author?.map((name) => name.family).join(' & '),
  ])

describe('a paper without a title page', () => {
  test('is one record, however many sections it has', () => {
    const sections = ['Introduction', '1. The Rope', '1.1 The Bell', '2. The Ledger', 'Conclusion']
    const paper = `Journal of the Coast, Vol. 14 (2003)

The Ferry as Archive: Rope and Ledger on the Lower Ouse

HILDA KRAUS AND JAN HAVEL

University of Hull

${prose}

${sections.map((line) => `${line}\n\n${prose}`).join('\n\n')}
`
    expect(recordsOf(paper)).toEqual([
      ['document', 'The Ferry as Archive: Rope and Ledger on the Lower Ouse', 'Kraus & Havel'],
    ])
    expect(structureText(paper).outline[0]).toMatchObject({ level: 1 })
  })

  test('words with capitals under a heading are no author', () => {
    expect(recordsOf(`On Ferries\n\nEarly Light\n\n${prose} In the early light.\n\n${prose}`)).toEqual([])
  })

  test('a name after prose is no author', () => {
    expect(recordsOf(`${prose}\n\nOn Ferries\n\nHilda Kraus\n\n${prose}`)).toEqual([])
  })
})
