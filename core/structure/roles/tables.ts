import type { TracedText } from '../traced-text.ts'

/** The cells of a table's rows; null where lines are no table. The first row is the header. */
export function readTable(lines: readonly TracedText[]): TracedText[][] | null {
  return tabbed(lines) ?? piped(lines) ?? spaced(lines)
}

/** True for a line with the look of a table's row, whatever stands around it. */
export function isRow(line: string): boolean {
  return line.trim().includes('\t') || /^\s*\|.*\|\s*$/.test(line)
}

/** Tabs between cells: two lines or more, most of them with the same number of cells. */
function tabbed(lines: readonly TracedText[]): TracedText[][] | null {
  if (lines.length < 2) return null
  const rows = lines.map((line) => split(line, /\t/g))
  return isEven(rows, 0.6) ? rows : null
}

/** `| a | b |`; a line of dashes under the header is a rule. */
function piped(lines: readonly TracedText[]): TracedText[][] | null {
  if (lines.length < 2 || !lines.every((line) => /^\|?.*\|.*$/.test(line.text) && line.text.includes('|')))
    return null
  const edged = lines.filter((line) => line.text.startsWith('|')).length
  const ruled = lines.some((line) => isRule(line.text))
  if (edged < lines.length && !ruled) return null
  const rows = lines
    .filter((line) => !isRule(line.text))
    .map((line) => {
      const start = line.text.startsWith('|') ? 1 : 0
      const end = line.text.endsWith('|') && line.text.length > 1 ? line.text.length - 1 : line.text.length
      return split(line.slice(start, Math.max(start, end)), /\|/g)
    })
  return rows.length > 0 && isEven(rows, 0.6) ? rows : null
}

function isRule(text: string): boolean {
  return /^[|\s:+=-]*-[|\s:+=-]*$/.test(text)
}

/** Columns set apart by white space: three lines or more of the same number of cells, figures in at least a third of them. */
function spaced(lines: readonly TracedText[]): TracedText[][] | null {
  if (lines.length < 3 || lines.some((line) => line.text.length > 200)) return null
  const rows = lines.map((line) => split(line, / {3,}|(?:\s\.){3,}\s*/g))
  const width = rows[0]!.length
  if (width < 2 || rows.some((row) => row.length !== width)) return null
  const cells = rows.slice(1).flat()
  const figures = cells.filter((cell) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell.text)).length
  return figures >= cells.length / 3 ? rows : null
}

/** True where two columns or more stand in most rows alike. */
function isEven(rows: readonly (readonly unknown[])[], share: number): boolean {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [width, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))
  return width >= 2 && count >= rows.length * share
}

function split(line: TracedText, separator: RegExp): TracedText[] {
  const cells: TracedText[] = []
  let from = 0
  for (const match of line.text.matchAll(separator)) {
    cells.push(line.slice(from, match.index).trim())
    from = match.index + match[0].length
  }
  cells.push(line.slice(from).trim())
  return cells
}
