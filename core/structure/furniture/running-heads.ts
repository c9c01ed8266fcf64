import type { EdgeLine, Edges } from './edges.ts'
import { sameHead } from './head-key.ts'

/** Heads compared with a new one: those of the last pages, and the commonest. */
const compared = 16
/** A chapter's head stands on every other page at least, so in a stretch of pages it is no rarer than this. */
const density = 0.25

interface Head {
  readonly key: string
  readonly sheets: number[]
}

/** Titles that come again at the head or the foot of sheets. */
export class RunningHeads {
  private readonly heads = new Map<string, Head>()

  constructor(edges: readonly Edges[]) {
    const recent: Head[] = []
    for (const [sheet, edge] of edges.entries()) {
      for (const side of ['top', 'bottom'] as const) {
        for (const { key } of edge[side]) {
          if (key.length >= 3) this.add(`${side} ${key}`, sheet, recent)
        }
      }
    }
  }

  /** Sheets that show this title on that side, scans of it that differ by some letters included. */
  times(line: EdgeLine, side: keyof Edges): number {
    return this.heads.get(`${side} ${line.key}`)?.sheets.length ?? 0
  }

  /** True where the title comes again often enough to be furniture. `least` sheets are wanted. */
  isRepeated(line: EdgeLine, side: keyof Edges, least: number): boolean {
    const sheets = this.heads.get(`${side} ${line.key}`)?.sheets ?? []
    return sheets.length >= least && sheets.length >= (sheets.at(-1)! - sheets[0]! + 1) * density
  }

  /** True on the first sheet that shows it: there it may be the heading that the others repeat. */
  isFirst(line: EdgeLine, side: keyof Edges, sheet: number): boolean {
    return this.heads.get(`${side} ${line.key}`)?.sheets[0] === sheet
  }

  private add(key: string, sheet: number, recent: Head[]): void {
    let head = this.heads.get(key) ?? recent.find((known) => sameHead(known.key, key))
    if (head === undefined) head = { key, sheets: [] }
    this.heads.set(key, head)
    if (head.sheets.at(-1) !== sheet) head.sheets.push(sheet)
    const at = recent.indexOf(head)
    if (at >= 0) recent.splice(at, 1)
    recent.unshift(head)
    if (recent.length > compared) recent.pop()
  }
}
