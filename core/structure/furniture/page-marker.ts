import { parsePageLabel } from '../../page-map/page-label.ts'
import type { Line } from '../source.ts'

/** A place in a line where somebody, or a program, wrote that a page begins. */
export interface PageMarker {
  /** Where it stands in the line's text. */
  readonly from: number
  readonly to: number
  /** Printed label, or null where the marker counts scans only. */
  readonly label: string | null
  /** True where nothing else stands on the line. */
  readonly alone: boolean
}

/** Each way of writing a page's beginning, by its own syntax. A text uses one; group 1 is the label. */
const styles: readonly RegExp[] = [
  // [p. 12] [Pg 12] [Page 12] {p. 12} [S. 12]
  /[[{]{1,2}\s*(?:pages?|pg|pag|pág|seite|p|s|f|fol)\b\.?\s*([ivxlcdm]{1,15}|\d{1,5}[a-z]?)\s*[\]}]{1,2}/gi,
  // ## p. xii (#14) ####
  /^\s*#{1,6}\s*(?:p\.\s*([ivxlcdm]{1,15}|\d{1,5}[a-z]?)?)?\s*\(#\d{1,6}\)[\s#]*$/gi,
  // <pb n="12"/>
  /<pb\b(?:[^<>]{0,200}?\bn\s*=\s*["']?([ivxlcdm]{1,15}|\d{1,5}[a-z]?)["']?)?[^<>]{0,200}>/gi,
  // --- page 12 --- , === Page 12 ===
  /^\s*[-=*_~]{2,}\s*(?:page|seite|pagina|página|p)\b\.?\s*([ivxlcdm]{1,15}|\d{1,5}[a-z]?)\s*[-=*_~]{2,}\s*$/gi,
]

/** Markers inside sentences must go up by this much at most, nearly always: a reference to a page does not. */
const longestStep = 12

/**
 * The page markers of a text, by line index. Of each style all or none: on a line of its own a marker is one; inside lines
 * at least two that count up are wanted, for "[p. 310]" may as well be a reference.
 */
export function pageMarkers(lines: readonly Line[]): Map<number, PageMarker[]> {
  const markers = new Map<number, PageMarker[]>()
  for (const style of styles) {
    const found = markersOf(style, lines)
    if (!isSeries(found.map(({ marker }) => marker))) continue
    for (const { line, marker } of found) {
      const list = markers.get(line)
      if (list === undefined) markers.set(line, [marker])
      else list.push(marker)
    }
  }
  for (const list of markers.values()) list.sort((a, b) => a.from - b.from)
  return markers
}

function markersOf(style: RegExp, lines: readonly Line[]): { line: number; marker: PageMarker }[] {
  const found: { line: number; marker: PageMarker }[] = []
  for (const [line, { text }] of lines.entries()) {
    if (!/[[{#<=*_~-]/.test(text)) continue
    for (const match of text.matchAll(style)) {
      const label = match[1] ?? null
      if (label !== null && parsePageLabel(label) === null) continue
      const alone = text.trim().length === match[0].trim().length
      found.push({ line, marker: { from: match.index, to: match.index + match[0].length, label, alone } })
    }
  }
  return found
}

function isSeries(markers: readonly PageMarker[]): boolean {
  const apart = markers.filter(({ alone }) => alone).length
  if (apart > 0 && apart >= markers.length / 2) return true
  if (markers.length < 2) return false
  let up = 0
  for (let index = 1; index < markers.length; index++) {
    const before = parsePageLabel(markers[index - 1]!.label ?? '')
    const here = parsePageLabel(markers[index]!.label ?? '')
    if (before === null || here === null || before.numerals !== here.numerals) continue
    const step = here.value - before.value
    if (step > 0 && step <= longestStep) up += 1
  }
  return up >= (markers.length - 1) * 0.6
}
