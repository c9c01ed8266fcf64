import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../library/import/decode.ts'

const read = (text: string, encoding: 'macintosh' | 'windows-1252') => {
  const bytes = iconv.encode(text, encoding)
  // What the encoding has no byte for would be a question mark: then the test would test nothing.
  expect(iconv.decode(bytes, encoding)).toBe(text)
  const decoded = decodeText(new Uint8Array(bytes), 'a.bib')
  if (!decoded.ok) throw new Error(decoded.error.message)
  return decoded.value
}
const entry = (author: string, title: string) =>
  `@article{k1,\n  author = {${author}},\n  title = {${title}},\n  year = {1999}\n}\n`

/** Words that both encodings have every letter of. */
const words = {
  German:
    'für Müller über schön Königin Bäume Straße Äpfel Öfen Übung größer Mädchen früh hören Wörter Grüße süß',
  French:
    'été élève où déjà forêt maître naïve façon cœur œuvre théâtre garçon Évêque À là même première siècle côté goût île',
  Spanish:
    'niño año canción García España mañana lingüística historia también difícil árbol último Ángel corazón montaña',
  Portuguese:
    'coração não informação português avó avô você também irmã lições pães três último água história função',
  Italian: 'città perché università più lunedì però così libertà è virtù caffè società',
  Danish: 'blå grøn færge søen høst Århus Ærø Østersøen gård små køb ære børn måned',
  Swedish: 'år över själ kök Åke Öland ängar små brödet fågel också före människa',
  Finnish: 'yö hyvää päivää työ kesä järvi Äiti mökki tyttö',
  Dutch: 'ideeën coördinatie reünie België één financiën Curaçao',
  Catalan: 'llengüística cançó història això Núria què català també país',
} as const
const plain = 'the of and river letters history en in de la des und bells'.split(' ')

/** Few different words may be words in either encoding: “år” is “Œr” in the other. */
const textIn = (language: keyof typeof words) =>
  fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...words[language].split(' ')) },
        fc.constantFrom(...plain),
      ),
      { minLength: 8, maxLength: 40 },
    )
    .filter((all) => new Set(all.filter((word) => /[^ -~]/.test(word))).size >= 4)
    .map((all) => all.join(' '))

describe.each(Object.keys(words) as (keyof typeof words)[])('words of %s', (language) => {
  it('are read as they are, whether an old Mac wrote them or Windows', () => {
    fc.assert(
      fc.property(textIn(language), (text) => {
        const file = entry('Rowe, Ana', text)
        expect(read(file, 'macintosh').text).toBe(file)
        expect(read(file, 'windows-1252').encoding).not.toBe('macintosh')
      }),
      { numRuns: 300 },
    )
  })

  it('are read as they are in capitals', () => {
    // In no encoding of one byte is there a capital ß.
    const text = words[language].replaceAll('ß', 'ss').toUpperCase()
    const file = entry('ROWE, ANA', text)
    expect(read(file, 'macintosh').text).toBe(file)
    expect(read(file, 'windows-1252').encoding).not.toBe('macintosh')
  })
})

describe('a file of an old Mac', () => {
  it.each([
    entry('Müller, Jörg', 'Briefe'),
    entry('Roux, Léa', 'L’Été des moulins'),
    entry('Sánchez, Inés', 'El camino del río'),
    entry('Rowe, Ana', 'It isn’t the tide, it’s the bell — a history'),
    entry('Rowe, Ana', 'The “quiet” mill, the miller’s “word”, and what they didn’t say'),
    entry('Köhler, Anna', 'Schöne Wörter'),
    'Le moulin était fermé.\r“L’hiver”, dit-elle…\r',
  ])('is told, as short as it is: %j', (file) => {
    expect(read(file, 'macintosh').text).toBe(file)
  })
})

describe('a file of Windows', () => {
  it.each([
    entry('Müller, Jörg', 'Briefe'),
    entry('Rowe, Ana', 'The “quiet” mill and the miller’s word'),
    entry('Rowe, Ana', 'Cost–benefit, author–date, word—word'),
    entry('Rowe, Ana', '‘Bells’ at 20 € a piece, or €5'),
    entry('Žižek, Ana', 'Miloš and Dušan in Škofja'),
    entry('MÜLLER, JÖRG', 'ÜBER DIE FLÜSSE'),
    entry('GARCÍA, ÁNGEL', 'INFORMAÇÕES E CANÇÕES'),
    entry('Rowe, Ana', 'À la recherche de l’École'),
    entry('Rowe, Ana', 'In 30° of heat § 5, ±3 µm, ½ mile, …and so on'),
    entry('Rowe, Ana', '„Müßig“ und »leise«, «dit-il»'),
    entry('Roux, Léa', 'L’été: œuvres'),
    entry('Nguyen', 'Ωmega'.replace('Ω', 'Ó')),
  ])('is not taken for one of a Mac: %j', (file) => {
    expect(read(file, 'windows-1252').encoding).not.toBe('macintosh')
  })
})

it.each([
  ['windows-1251', 'Письма о мельнице и колоколах'],
  ['koi8-r', 'Письма о мельнице и колоколах'],
  ['windows-1253', 'Γράμματα για τον μύλο και τις καμπάνες'],
  ['windows-1250', 'Příliš žluťoučký kůň, łódź, źdźbło, święto, gęś'],
  ['Shift_JIS', '水車小屋の手紙と鐘の音について'],
  ['gbk', '关于磨坊和钟声的信'],
  ['big5', '關於磨坊和鐘聲的信'],
  ['euc-kr', '방앗간과 종에 관한 편지'],
])('words in %s are not taken for a Mac’s', (encoding, words) => {
  const file = iconv.encode(entry(words, words.repeat(3)), encoding)
  const decoded = decodeText(new Uint8Array(file), 'a.bib')
  expect(decoded.ok && decoded.value.encoding).not.toBe('macintosh')
})
