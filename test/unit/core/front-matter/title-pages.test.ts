import { describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../../../core/structure/front-matter/front-matter.ts'
import { readRecords } from '../../../../core/structure/front-matter/records.ts'
import { blocksOf } from '../../../support/blocks.ts'

const contents = 'Contents\n\n1 Salt ....... 1\n2 Iron ....... 20\n'
/** "title | authors | editors | publisher | places" of the book. */
const bookOf = (titlePages: string) => {
  const source = `${titlePages}\n\n${contents}`
  const csl = readRecords(readFrontMatter(source, blocksOf(source)), [], 'und')[0]?.csl ?? { type: 'none' }
  const people = (names: typeof csl.author) =>
    (names ?? []).map((name) => `${name.given ?? ''} ${name.family ?? name.literal ?? ''}`.trim()).join(' & ')
  return [
    csl.title,
    people(csl.author),
    people(csl.editor),
    csl.publisher ?? '',
    csl['publisher-place'] ?? '',
  ].join(' | ')
}

describe('title pages', () => {
  test('a half title, then the title with its subtitle; two editors on two lines', () => {
    expect(
      bookOf(`Harbors and Hinterlands

Harbors and Hinterlands
Trade and Labor on the Coast

Edited by
Miriam K. Adeyemi and
Thomas J. Waldegrave

Saltmarsh University Press
Baltimore and London

Saltmarsh University Press
2715 North Charles Street
Baltimore, Maryland 21218-4363

Library of Congress Cataloging-in-Publication Data
1. Harbors—History. I. Adeyemi, Miriam K. II. Waldegrave, Thomas J.
ISBN 978-0-306-40615-7`),
    ).toBe(
      'Harbors and Hinterlands: Trade and Labor on the Coast | | Miriam K. Adeyemi & Thomas J. Waldegrave | Saltmarsh University Press | Baltimore; London'.replace(
        '| |',
        '|  |',
      ),
    )
  })

  test('German: editors with a stroke between them and (Hrsg.) behind, a series that is no person', () => {
    expect(
      bookOf(`Petra Lindner / Karl-Heinz Möbius (Hrsg.)

Brücken und Grenzen

Wallbach Verlag Köln

Schriften zur Verkehrsgeschichte
Band 14

ISBN 978-3-16-148410-0`),
    ).toBe('Brücken und Grenzen |  | Petra Lindner & Karl-Heinz Möbius | Wallbach Verlag Köln | ')
  })

  test('French: the title goes on with "et"; a list of other books stands before the author', () => {
    expect(
      bookOf(`HISTOIRE DES PONTS

DU MÊME AUTEUR

Le Sel et la Route, Éditions du Lac, 1998.

Étienne Marchand-Laval

HISTOIRE DES PONTS
ET DES PASSEURS

Éditions du Lac

© Éditions du Lac, mars 2007`),
    ).toBe('Histoire des Ponts et des Passeurs | Étienne Marchand-Laval |  | Éditions du Lac | ')
  })

  test('Spanish: the role under the name, the subtitle by the library’s entry', () => {
    expect(
      bookOf(`La sal y el camino
Historia social de los arrieros

Lucía Fernanda Ibáñez Rojas
Coordinadora

Ediciones del Río

La sal y el camino : historia social de los arrieros / Lucía Fernanda Ibáñez Rojas, coordinadora.
ISBN 978-84-376-0494-7`),
    ).toBe(
      'La sal y el camino: Historia social de los arrieros |  | Lucía Fernanda Ibáñez Rojas | Ediciones del Río | ',
    )
  })

  test('an old book set line by line', () => {
    expect(
      bookOf('THE\n\nHISTORY OF THE FERRY\n\nAT\n\nSTONEHOUSE\n\nBY\n\nJ. ARBUTHNOT LISLE\n\n1884'),
    ).toBe('The History of the Ferry at Stonehouse | J. Arbuthnot Lisle |  |  | ')
  })

  test('a paper whose lines stand close, with an address that is no place of publication', () => {
    expect(bookOf('The Ferry as Archive\nHilda Kraus and Jan Havel\nversion 2.1\n\nBoston, MA 02110')).toBe(
      'The Ferry as Archive | Hilda Kraus & Jan Havel |  |  | ',
    )
  })

  test('a title that ends a line on "in" goes on below', () => {
    expect(bookOf('Essays on\nLocal Weather\n\nby Hilda Kraus')).toBe(
      'Essays on Local Weather | Hilda Kraus |  |  | ',
    )
  })
})
