import type { Found } from '../source.ts'
import { spanWithin, type PlainLine } from './plain-line.ts'

const american = /\b(\p{Lu}[\p{L}.' -]{1,30}),\s*([A-Z]{2})\s+\d{5}(?:-\d{4})?\b/u
const british = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/
const continental =
  /(?:^|,\s*)(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{4}\s[A-Z]{2})\s+(\p{Lu}[\p{L}.'-]+(?:\s(?:am|an der|sur|de|la|del)?\s?\p{Lu}[\p{L}.'-]+)?)/u
const street =
  /\d|\b(?:street|road|lane|avenue|square|court|house|way|park|place|drive|floor|suite|building|straße|strasse|rue|calle|via|plaza|box)\b/i
const streetWord = /\b(?:street|road|lane|avenue|square|place|drive|boulevard|st|rd|ave)\b/i
const cityList =
  /^\p{Lu}[\p{L}.'’-]+(?:\s(?:am|an der|de|del|la|upon|and|y|et|und)?\s?\p{Lu}[\p{L}.'’-]+){0,2}$/u

/** The cities of postal addresses in an imprint, each where it stands. A county or country behind the city is left out. */
export function placesInAddresses(lines: readonly PlainLine[]): Found<string>[] {
  const places: Found<string>[] = []
  lines.forEach((line, index) => {
    if (line.text.length > 160) return
    const state = american.exec(line.text)
    if (state !== null) {
      places.push(foundIn(line, state.index, `${state[1]}, ${state[2]}`, state[0].indexOf(state[2]!) + 2))
      return
    }
    const postcode = british.exec(line.text)
    if (postcode !== null) {
      const city = cityBefore(lines, index, postcode.index)
      if (city !== null) places.push(city)
      return
    }
    const city = continental.exec(line.text)
    // "2715 North Charles Street" is a house number.
    if (city !== null && !streetWord.test(line.text.slice(city.index))) {
      const from = city.index + city[0].lastIndexOf(city[1]!)
      places.push(foundIn(line, from, city[1]!, city[1]!.length))
    }
  })
  return places
}

/** The cities of a title page ("London and New York", "Berlin · Boston"), or none where the line is anything else. */
export function placesInLine(line: PlainLine): Found<string>[] {
  const pieces = line.text
    .trim()
    .split(/\s*(?:[·•|/;]|\s[–—-]\s|,\s+|\s(?:and|und|et|y|e|&)\s)\s*/)
    .filter((piece) => piece !== '')
  if (pieces.length === 0 || pieces.length > 6 || !pieces.every((piece) => cityList.test(piece))) return []
  let at = 0
  return pieces.map((piece) => {
    const from = line.text.indexOf(piece, at)
    at = from + piece.length
    return foundIn(line, from, piece, piece.length)
  })
}

/** British addresses run street, city, county, postcode: the city is the first piece behind the last that belongs to a street. */
function cityBefore(lines: readonly PlainLine[], index: number, postcodeAt: number): Found<string> | null {
  const pieces: { line: PlainLine; from: number; text: string }[] = []
  for (let at = Math.max(0, index - 5); at <= index; at++) {
    const line = lines[at]!
    const text = at === index ? line.text.slice(0, postcodeAt) : line.text
    if (at < index && lines[index]!.block !== line.block) continue
    let from = 0
    for (const piece of text.split(',')) {
      const lead = piece.length - piece.trimStart().length
      if (piece.trim() !== '') pieces.push({ line, from: from + lead, text: piece.trim() })
      from += piece.length + 1
    }
  }
  const lastStreet = pieces.findLastIndex((piece) => street.test(piece.text))
  const city = pieces[lastStreet + 1]
  if (city === undefined || lastStreet === -1 || !cityList.test(city.text)) {
    const last = pieces.at(-1)
    return last !== undefined && cityList.test(last.text)
      ? foundIn(last.line, last.from, last.text, last.text.length)
      : null
  }
  return foundIn(city.line, city.from, city.text, city.text.length)
}

function foundIn(line: PlainLine, from: number, value: string, length: number): Found<string> {
  return { value, at: spanWithin(line, from, from + length) }
}
