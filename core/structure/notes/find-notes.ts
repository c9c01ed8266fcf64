import { isTitleCase } from '../prose.ts'
import type { Unit } from '../unit.ts'
import { callCandidates, type CallCandidate } from './calls.ts'
import { noteStart, type NoteStart } from './note-start.ts'

/** A note and where it is called. */
export interface FoundNoteUnit {
  readonly id: string
  readonly label: string
  /** Characters of the first unit's text that are the label. */
  readonly labelLength: number
  /** Source offset of the call, or null where none was found. */
  readonly call: number | null
}

/** Which units are notes or go on with one, and which places call them. */
export interface Notes {
  /** Unit index → the note that begins there. */
  readonly begin: ReadonlyMap<number, FoundNoteUnit>
  /** Indexes of units that go on with the note before them. */
  readonly continue: ReadonlySet<number>
  /** Source offset of a call → the note it calls. */
  readonly calls: ReadonlyMap<number, FoundNoteUnit>
  /** Places that surely call a note, but none was found. */
  readonly callsWithoutNote: readonly {
    readonly at: number
    readonly length: number
    readonly label: string
  }[]
}

interface Pending extends CallCandidate {
  readonly at: number
  readonly unit: number
  readonly page: number
}

/** A plain figure that touches a word may be a slip of the scan; it calls a note only if that stands this near (two pages of text). */
const nearby = 8_000

/**
 * Finds notes by their labels and the calls for them: a note is what begins with a label that was called before it.
 * Numbers may begin anew on every page or in every chapter: the nearest call above that no note has used yet wins.
 */
export function findNotes(units: readonly Unit[], isBody: (unit: Unit) => boolean): Notes {
  const begin = new Map<number, FoundNoteUnit>()
  const going = new Set<number>()
  const calls = new Map<number, FoundNoteUnit>()
  const pending = new Map<string, Pending[]>()
  const unused = new Set<Pending>()
  let page = 0
  let last: { unit: number; label: string } | null = null

  for (const unit of units) {
    if (unit.first && unit.block.pageEnd !== null) page += 1
    if (!isBody(unit)) continue
    const start = unit.text.text.includes('\t') ? null : noteStart(unit.text.text)
    const follows = last !== null && last.unit === unit.index - 1
    if (start !== null) {
      const inRun =
        (follows && countsOn(last!.label, start.label)) || startsRun(start.label, units[unit.index + 1])
      const call = takeCall(pending.get(start.label), unit, start, { page, inRun })
      if (call !== null || isNoteWithoutCall(start, unit, follows ? last!.label : null)) {
        const note: FoundNoteUnit = {
          id: `fn-${begin.size + 1}`,
          label: start.label,
          labelLength: start.length,
          call: call?.at ?? null,
        }
        begin.set(unit.index, note)
        if (call !== null) {
          calls.set(call.at, note)
          unused.delete(call)
        }
        last = { unit: unit.index, label: start.label }
        continue
      }
    }
    if (unit.block.foot && follows) {
      going.add(unit.index)
      last = { unit: unit.index, label: last!.label }
      continue
    }
    for (const candidate of callCandidates(unit.text.text)) {
      const call: Pending = { ...candidate, at: unit.text.sourceAt(candidate.from), unit: unit.index, page }
      const list = pending.get(call.label)
      if (list === undefined) pending.set(call.label, [call])
      else list.push(call)
      if (call.strength === 'sure') unused.add(call)
    }
  }
  const callsWithoutNote =
    begin.size === 0
      ? []
      : [...unused].map((call) => ({ at: call.at, length: call.to - call.from, label: call.label }))
  return { begin, continue: going, calls, callsWithoutNote }
}

/** The call a note answers: on its page the surest, elsewhere the nearest above. Taken out of the list, with all older ones. */
function takeCall(
  list: Pending[] | undefined,
  unit: Unit,
  start: NoteStart,
  { page, inRun }: { readonly page: number; readonly inRun: boolean },
): Pending | null {
  if (list === undefined) return null
  if (!start.sure && looksLikeHeading(unit.text.text.slice(start.length))) return null
  for (const strength of ['sure', 'likely', 'glued'] as const) {
    for (let index = list.length - 1; index >= 0 && index >= list.length - 8; index--) {
      const call = list[index]!
      if (call.strength !== strength) continue
      const far = unit.text.span.start - call.at > nearby
      if (strength !== 'sure' && far) continue
      // Where pages are known, a note stands on the page of its call; notes at a chapter's end come several at once.
      if (!start.sure && !inRun && page > 0 && call.page !== page) continue
      if (strength === 'glued' && page > 0 && call.page !== page && !unit.block.foot) continue
      list.splice(0, index + 1)
      return call
    }
  }
  return null
}

const countsOn = (above: string, label: string): boolean =>
  /^\d+$/.test(above) && Number(label) === Number(above) + 1

/** True where the next unit begins as the next note would. */
function startsRun(label: string, next: Unit | undefined): boolean {
  const start = next === undefined ? null : noteStart(next.text.text)
  return start !== null && countsOn(label, start.label)
}

/** A raised label says enough of itself; a plain number must count on from the note right above. */
function isNoteWithoutCall(start: NoteStart, unit: Unit, above: string | null): boolean {
  if (above !== null && countsOn(above, start.label)) return true
  return start.sure && /^\s*[⁰¹²³⁴-⁹]/.test(unit.text.text) && unit.text.text.length > start.length + 8
}

function looksLikeHeading(text: string): boolean {
  return text.length < 90 && text.split(/\s+/).length > 1 && isTitleCase(text) && !/[.,;:\d]/.test(text)
}
