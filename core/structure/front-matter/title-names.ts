import type { FoundName } from './found.ts'
import { isPersonName, splitNames, uncapitalized } from './personal-name.ts'
import { spanWithin, titleKey, type PlainLine } from './plain-line.ts'
import type { TitleBlock } from './title-block.ts'
import { roleLine, type RoleLine } from './title-lines.ts'

/** People a title page names, by what they did. `alone` are the names on each line of their own that nothing introduces. */
export interface CreditedNames {
  readonly editors: readonly FoundName[]
  readonly authors: readonly FoundName[]
  readonly translators: readonly FoundName[]
  readonly alone: readonly (readonly FoundName[])[]
}

/** Reads the names of title pages and gives their blocks the role `contributor`. Lists of other books are passed over. */
export function namesInBlocks(blocks: readonly TitleBlock[], holders: readonly FoundName[]): CreditedNames {
  const found = { editor: [] as FoundName[], author: [] as FoundName[], translator: [] as FoundName[] }
  const alone: (readonly FoundName[])[] = []
  const known = new Set(holders.map((holder) => titleKey(holder.value)))
  blocks.forEach((block, index) => {
    if (block.aside || (block.role !== null && block.role !== 'publisher')) return
    const at = block.lines.findIndex((line) => roleLine(line.text) !== null)
    const line = block.lines[at]
    if (line !== undefined) {
      const introduced = roleLine(line.text)!
      // "Lucía Ibáñez / Coordinadora": the role stands under the names.
      const closes = at > 0 && at === block.lines.length - 1 && introduced.names >= line.text.trimEnd().length
      const above = closes ? block.lines.slice(0, at).flatMap((one) => namesOnLine(one, 0, undefined)) : []
      const names =
        above.length > 0
          ? above
          : introducedNames(line, introduced, block.lines.slice(at + 1), blocks[index + 1])
      if (names.length === 0) return
      if (
        above.length === 0 &&
        introduced.names >= line.text.trimEnd().length &&
        at === block.lines.length - 1
      )
        blocks[index + 1]!.role = 'contributor'
      if (at === 0 || above.length > 0) block.role = 'contributor'
      found[introduced.role].push(...names)
    } else if (block.lines.length <= 3 && block.role === null) {
      const names = namesOnLine(block.lines[0]!, 0, block.lines[1])
      const trusted = names.some((name) => known.has(titleKey(name.value)))
      if (names.length === 0 || (!trusted && index === 0)) return
      block.role = 'contributor'
      alone.push(names)
    }
  })
  return {
    editors: distinctNames(found.editor),
    authors: distinctNames(found.author),
    translators: distinctNames(found.translator),
    alone,
  }
}

/** "Edited by Ada Byron, Turin" or "Edited by" with the names on the next lines or in the next block. */
function introducedNames(
  line: PlainLine,
  introduced: RoleLine,
  below: readonly PlainLine[],
  next: TitleBlock | undefined,
): FoundName[] {
  if (line.text.slice(introduced.names).trim() !== '') return namesOnLine(line, introduced.names, below[0])
  const lines = below.length > 0 ? below : next !== undefined && next.role !== 'prose' ? next.lines : []
  const names: FoundName[] = []
  for (const [index, candidate] of lines.entries()) {
    const here = namesOnLine(candidate, 0, lines[index + 1])
    if (here.length === 0 && names.length > 0 && names.at(-1)!.affiliation === null) break
    names.push(...here)
  }
  return names
}

/** The names at the head of a line; what follows the last of them, or stands on the next line, is the affiliation. */
function namesOnLine(line: PlainLine, from: number, below: PlainLine | undefined): FoundName[] {
  const pieces = splitNames(line.text.slice(from))
  const count = pieces.findIndex((piece) => !isPersonName(piece))
  const people = count === -1 ? pieces : pieces.slice(0, count)
  let at = from
  const names = people.map((piece) => {
    const start = Math.max(line.text.indexOf(piece.split(' ')[0]!, at), at)
    at = start + piece.length
    return { value: uncapitalized(piece), affiliation: null, at: spanWithin(line, start, at) }
  })
  const last = names.pop()
  if (last === undefined) return []
  return [...names, { ...last, affiliation: affiliationOf(line, at, count !== -1, below) }]
}

function affiliationOf(
  line: PlainLine,
  at: number,
  same: boolean,
  below: PlainLine | undefined,
): FoundName['affiliation'] {
  const rest = line.text.slice(at).replace(/^[\s,;]+/, '')
  if (same && rest !== '') {
    const from = line.text.length - rest.length
    return { value: rest.trim(), at: spanWithin(line, from, line.text.length) }
  }
  if (below === undefined || splitNames(below.text).every(isPersonName) || roleLine(below.text) !== null)
    return null
  return { value: below.text.trim(), at: spanWithin(below, 0, below.text.length) }
}

/** The same person named on two title pages once, with the affiliation that either of them gives. */
function distinctNames(names: readonly FoundName[]): FoundName[] {
  const byKey = new Map<string, FoundName>()
  for (const name of names) {
    const before = byKey.get(titleKey(name.value))
    if (before === undefined) byKey.set(titleKey(name.value), name)
    else if (before.affiliation === null)
      byKey.set(titleKey(name.value), { ...before, affiliation: name.affiliation })
  }
  return [...byKey.values()]
}
