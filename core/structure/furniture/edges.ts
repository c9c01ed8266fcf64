import { isBlank } from '../lines.ts'
import type { Line } from '../source.ts'
import { headKey } from './head-key.ts'
import { printedNumbers, type PrintedNumber } from './page-number.ts'
import type { Sheet } from './sheet.ts'

/** A line at the head or the foot of a sheet. */
export interface EdgeLine {
  /** Index into the text's lines. */
  readonly line: number
  /** See {@link headKey}. */
  readonly key: string
  readonly numbers: readonly PrintedNumber[]
}

/** The lines of a sheet that may be furniture, the outermost first. */
export interface Edges {
  readonly top: readonly EdgeLine[]
  readonly bottom: readonly EdgeLine[]
}

/** Furniture takes three lines at most: a number, a title, a rule. */
const depth = 3

/** The edges of a sheet; the lines of a short sheet are in both. */
export function edgesOf({ first, end }: Sheet, lines: readonly Line[]): Edges {
  const top: number[] = []
  for (let index = first; index < end && top.length < depth; index++) {
    if (!isBlank(lines[index]!)) top.push(index)
  }
  const bottom: number[] = []
  for (let index = end - 1; index >= first && bottom.length < depth; index--) {
    if (!isBlank(lines[index]!)) bottom.push(index)
  }
  const read = (line: number): EdgeLine => {
    const { text } = lines[line]!
    const numbers = printedNumbers(text)
    const beside = numbers.find((number) => number.beside !== '')?.beside ?? text
    return { line, key: headKey(beside), numbers }
  }
  return { top: top.map(read), bottom: bottom.map(read) }
}
