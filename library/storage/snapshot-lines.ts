import type { Diff } from '../../core/store/diff.ts'
import type { History, Step } from './history.ts'
import { noHistory } from './history.ts'
import type { RankedRecord } from './snapshot-shape.ts'

/** Records in one line: what JSON makes of a library at once can be longer than a string can be. */
const slice = 1000

/**
 * The body of a file of a snapshot: a line of JSON with all that is not many, then lines with some records, and with some
 * of what a step did, each. The lines put together are one object; before version 2 it stood in one line.
 */
export function bodyOf(
  head: object,
  records: readonly RankedRecord[],
  history: History = noHistory,
): Uint8Array {
  const lines: Uint8Array[] = []
  const add = (value: object) =>
    lines.push(Buffer.from(`${lines.length > 0 ? '\n' : ''}${JSON.stringify(value)}`))
  add(head)
  for (let from = 0; from < records.length; from += slice) add({ records: records.slice(from, from + slice) })
  for (const list of ['undo', 'redo'] as const)
    for (const step of history[list]) for (const part of partsOf(step)) add({ [list]: part })
  return Buffer.concat(lines)
}

/** What a body says; null where its first line is no JSON. Where another line is not one of its kind, the records are none. */
export function valueIn(body: Uint8Array): unknown {
  let whole: Whole | null = null
  try {
    for (const line of linesIn(body)) {
      const value: unknown = JSON.parse(line.toString('utf8'))
      if (whole === null) whole = value as Whole
      else join(whole, value as Line)
    }
    return whole
  } catch {
    return whole === null ? null : { ...whole, records: null }
  }
}

interface Whole {
  readonly records: unknown[]
  readonly history: Readonly<Record<List, MutableStep[]>>
}
type List = 'undo' | 'redo'
type MutableStep = Pick<Step, 'seq' | 'label'> & { readonly diff: Record<keyof Diff, object> }
interface Line {
  readonly records?: readonly unknown[]
  readonly undo?: MutableStep
  readonly redo?: MutableStep
}

/** Throws where the line is none. */
function join(whole: Whole, line: Line): void {
  for (const record of line.records ?? []) whole.records.push(record)
  for (const list of ['undo', 'redo'] as const) {
    const step = line[list]
    if (step === undefined) continue
    const last = whole.history[list].at(-1)
    if (last?.seq !== step.seq) whole.history[list].push(step)
    else for (const part of parts) Object.assign(last.diff[part], step.diff[part])
  }
}

const parts = ['added', 'updated', 'removed'] as const

function* partsOf({ seq, label, diff }: Step): Generator<Step> {
  for (const part of parts) {
    const entries = Object.entries(diff[part])
    for (let from = 0; from < entries.length; from += slice)
      yield {
        seq,
        label,
        diff: { ...noChanges, [part]: Object.fromEntries(entries.slice(from, from + slice)) },
      }
  }
}

const noChanges: Step['diff'] = { added: {}, updated: {}, removed: {} }

function* linesIn(body: Uint8Array): Generator<Buffer> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(0x0a, start)
    const end = found < 0 ? bytes.length : found
    yield bytes.subarray(start, end)
    start = end + 1
  }
}
