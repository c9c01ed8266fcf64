import { describe, expect, test } from 'vitest'
import { structureText } from '../../../../core/structure/structure-text.ts'

const prose =
  'It was in the spring of that year that the committee first met, and nobody who was present has forgotten it, for the river was high and the hall was cold. '.repeat(
    3,
  )
const read = (source: string) => {
  const { outline, contents, discrepancies } = structureText(source)
  return {
    headings: outline.slice(1).map(({ level, number, title }) => `${level} ${number ?? '–'} ${title}`),
    contents: contents.map(
      ({ number, title, authors }) => `${number ?? '–'} ${title} | ${authors.join(' & ')}`,
    ),
    said: discrepancies.map((found) => found.message),
  }
}

describe('the heads of chapters', () => {
  test('number, title and author in one block of lines', () => {
    const found = read(`Contents

1 Railheads .......... 3
  Hilda Kraus
2 The Salt Tax ....... 20
  Jan Havel and Rosa Belmonte

Chapter 1
Railheads
Hilda Kraus

${prose}

2
The Salt Tax
Jan Havel and Rosa Belmonte

${prose}
`)
    expect(found.headings).toEqual(['1 1 Railheads', '1 2 The Salt Tax'])
    expect(found.said).toEqual([])
  })

  test('a title in capitals with its stop, under "CHAPTER I."', () => {
    const found = read(`CONTENTS.

I. OF THE RIVER . . . . . .   1

II. OF THE ROPE . . . . . .  27

III. OF THE FLOOD . . . . .  58

CHAPTER I.

OF THE RIVER.

${prose}

CHAPTER II.

OF THE ROPE.

${prose}
`)
    expect(found.headings).toEqual(['1 I OF THE RIVER.', '1 II OF THE ROPE.'])
    expect(found.contents).toHaveLength(3)
    expect(found.said).toEqual([])
  })

  test('papers in a volume of proceedings: names with the page, initials that are no numbers', () => {
    const found = read(`Contents

On Ropes
    J. F. Abel, M. Tran, and O. Pereira ... 1
Bell Codes: A Survey
    L. Haddad ............................. 13
Modeling the Flow on Small Ferries with
Sparse Ledger Data
    S. Iyer and P. Novak .................. 29
`)
    expect(found.contents).toEqual([
      '– On Ropes | J. F. Abel & M. Tran & O. Pereira',
      '– Bell Codes: A Survey | L. Haddad',
      '– Modeling the Flow on Small Ferries with Sparse Ledger Data | S. Iyer & P. Novak',
    ])
  })

  test('a title that wraps onto capitals keeps them', () => {
    const found = read(`Contents

1 Bread in
    Latin America ............ 1
2 The Ferry .................. 13
3 A Report on the Tolls ...... 29
`)
    expect(found.contents[0]).toBe('1 Bread in Latin America | ')
  })
})
