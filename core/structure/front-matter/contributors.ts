import type { Block, Found, SourceSpan } from '../source.ts'
import type { FoundContributor, FrontItem, FrontSection } from './found.ts'
import { isPersonName } from './personal-name.ts'
import { plainLine, plainText, spanWithin, titleKey } from './plain-line.ts'
import { isProse, listHeading, opensProse } from './sections.ts'

/** The notes on the people who wrote a book, read. */
export interface ReadContributors {
  readonly section: FrontSection
  readonly contributors: readonly FoundContributor[]
}

/**
 * The list of contributors at block `from`, or null where no name stands at the head of a paragraph under the
 * heading. `titles` are the {@link titleKey}s of the contents: a heading that is one of them ends the list.
 */
export function readContributors(
  blocks: readonly Block[],
  from: number,
  titles: ReadonlySet<string>,
): ReadContributors | null {
  const contributors: { name: Found<string>; pieces: SourceSpan[] }[] = []
  let to = from + 1
  let nameAlone = false
  for (let index = from + 1; index < blocks.length; index++) {
    const block = blocks[index]!
    if (listHeading(block) !== null || titles.has(titleKey(plainText(block)))) break
    const open = contributors.at(-1)
    const cut: boolean = open !== undefined && !nameAlone && !endsSentence(blocks[index - 1]!)
    const name: LeadingName | null = cut
      ? null
      : leadingName(block, open === undefined || nameAlone || !isProse(blocks[to - 1]!))
    if (name !== null && (isProse(block) || name.alone || name.described)) {
      if (name.alone && !followedByNote(blocks, index, titles)) break
      contributors.push({ name: name.name, pieces: [spanOf(block)] })
      nameAlone = name.alone
    } else if (open !== undefined && (cut || isProse(block) || (nameAlone && !opensProse(block)))) {
      open.pieces.push(spanOf(block))
      nameAlone = false
    } else break
    to = index + 1
  }
  if (contributors.length === 0) return null
  const heading = plainLine(blocks[from]!.lines[0]!, from, true)
  const items: FrontItem[] = [
    { kind: 'heading', level: 1, at: spanWithin(heading, 0, heading.text.length), text: heading.text.trim() },
    ...contributors.map((contributor): FrontItem => {
      return { kind: 'contributor', at: around(contributor.pieces), contributor }
    }),
  ]
  return { section: { role: 'contributors', from, to, items }, contributors }
}

interface LeadingName {
  readonly name: Found<string>
  /** The name is the whole block; the note follows in the next. */
  readonly alone: boolean
  /** A comma and an affiliation follow, or a verb: what stands here is a note on the person, not a heading that begins with a name. */
  readonly described: boolean
}

const nameHead =
  /^\s*((?:(?:Dr|Prof|Professor|Sir|Dame)\.?\s+)?\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aeiou]|d[aeo]s|del|della|van|von|der|den|la|le|y|e|bin|ibn|al-\p{Lu}[\p{L}-]*)){1,5}?)(?=\s+(?:\p{Ll}|\(|[—–-]\s|PhD)|[,:(—–]|\.\s|\t|\s*$)/u

/** The name at the head of a paragraph ("Ada Byron is …", "Ada Byron, University of …"). */
function leadingName(block: Block, mayBeAlone: boolean): LeadingName | null {
  const line = plainLine(block.lines[0]!, block.index, true)
  const head = nameHead.exec(line.text.slice(0, 160))
  if (head === null || !isPersonName(head[1]!)) return null
  const from = head[0].indexOf(head[1]!)
  const end = from + head[1]!.length
  const behind = line.text.slice(end)
  const alone = behind.trim() === '' && block.lines.length === 1
  if (alone && !mayBeAlone) return null
  return {
    name: { value: head[1]!.replace(/\s+/g, ' '), at: spanWithin(line, from, end) },
    alone,
    described: /^\s*[,:(—–\t]/.test(behind) || (/^\s+\p{Ll}/u.test(behind) && isSentence(block)),
  }
}

function followedByNote(blocks: readonly Block[], index: number, titles: ReadonlySet<string>): boolean {
  const next = blocks[index + 1]
  return (
    next !== undefined &&
    listHeading(next) === null &&
    !opensProse(next) &&
    !titles.has(titleKey(plainText(next))) &&
    next.end - next.start > 40
  )
}

function isSentence(block: Block): boolean {
  return endsSentence(block) || block.end - block.start > 90
}

function endsSentence(block: Block): boolean {
  return /[.!?…:]["”’)»*_]*(?:<\/\w+>)?\s*$/.test(block.lines.at(-1)?.text ?? '')
}

function spanOf(block: Block): SourceSpan {
  return { start: block.start, end: block.end }
}

function around(spans: readonly SourceSpan[]): SourceSpan {
  return { start: spans[0]!.start, end: spans.at(-1)!.end }
}
