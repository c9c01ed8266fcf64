import type { Element, ListElement } from '../element.ts'
import type { Notes } from '../notes/find-notes.ts'
import { breaksOff, endsSentence, isProse, looksLikeName } from '../prose.ts'
import type { PageEnd } from '../text-block.ts'
import { TracedText } from '../traced-text.ts'
import type { Unit } from '../unit.ts'
import { captionOf, illustrationOf, isSourceLine, isTableNote } from './captions.ts'
import { isHeading, openingOf, sectionNumberOf } from './headings.ts'
import { bulletOf } from './lists.ts'
import { readTable } from './tables.ts'

/** What the contents page knows of a heading in the body. */
export interface KnownHeading {
  readonly level: number
  readonly number: string | null
}

/** What else is known when a passage's role is decided. */
export interface Knowledge {
  readonly notes: Notes
  /** The entry of the contents that has this heading, or null. */
  readonly heading: (unit: Unit) => KnownHeading | null
  /** True where a passage is the name of an author that the contents give. */
  readonly author: (text: string) => boolean
}

/** Gives every passage of the body its role: heading, byline, paragraph, quote, list, table, figure, note. */
export function readElements(units: readonly Unit[], knowledge: Knowledge): Element[] {
  const reader = new ElementReader(units, knowledge)
  return reader.read()
}

class ElementReader {
  private readonly units: readonly Unit[]
  private readonly knowledge: Knowledge
  private readonly elements: Element[] = []
  private index = 0

  constructor(units: readonly Unit[], knowledge: Knowledge) {
    this.units = units
    this.knowledge = knowledge
  }

  read(): Element[] {
    while (this.index < this.units.length) {
      const unit = this.units[this.index]!
      const taken =
        this.note(unit) ||
        this.opening(unit) ||
        this.table(unit) ||
        this.figure(unit) ||
        this.list(unit) ||
        this.heading(unit) ||
        this.byline(unit)
      if (!taken) this.paragraph(unit)
    }
    return this.elements
  }

  private take(element: Element, units = 1): true {
    this.elements.push(element)
    this.index += units
    return true
  }

  private next(step = 1): Unit | undefined {
    const next = this.units[this.index + step]
    // Units of a preface and of a chapter are not neighbors where front matter lies between them.
    return next !== undefined && next.index === this.units[this.index]!.index + step ? next : undefined
  }

  /** The next unit of the text itself, over the notes at a page's foot. */
  private nextBelowNotes(): Unit | undefined {
    let step = 1
    let next = this.next(step)
    while (next !== undefined && this.knowledge.notes.begin.has(next.index)) next = this.next((step += 1))
    return next
  }

  private note(unit: Unit): boolean {
    const note = this.knowledge.notes.begin.get(unit.index)
    if (note === undefined) return false
    const paragraphs = [unit.text.slice(note.labelLength).trim()]
    let length = 1
    for (
      let more = this.next(length);
      more !== undefined && this.knowledge.notes.continue.has(more.index);
      more = this.next(length)
    ) {
      paragraphs.push(more.text)
      length += 1
    }
    return this.take(
      { kind: 'note', id: note.id, label: note.label, paragraphs, call: note.call, pageEnd: endBefore(unit) },
      length,
    )
  }

  /** "Chapter 11" with its title on the same line, the lines below or in the next block. */
  private opening(unit: Unit): boolean {
    const firstLine = unit.lines[0]!
    const opening = openingOf(firstLine.text)
    if (opening === null) return this.numberAlone(unit)
    const after = this.next()
    const rest = firstLine.slice(opening.length).trim()
    let title = TracedText.join(spaced([rest, ...unit.lines.slice(1)].filter((line) => line.text !== '')))
    let length = 1
    if (title.text === '' && after !== undefined && this.isTitle(after)) {
      title = TracedText.join(spaced(after.lines))
      length = 2
    }
    if (title.text === '') title = firstLine
    if (title.text.length > 300) return false
    const known = this.knowledge.heading(this.units[this.index + length - 1]!)
    return this.take(
      {
        kind: 'heading',
        level: 1,
        number: opening.number,
        numberAt: firstLine.slice(0, Math.max(1, opening.length)).trim().span,
        text: title,
        role: opening.kind === 'part' ? 'part' : known?.level === 1 || known === null ? 'body' : 'body',
        pageEnd: endBefore(unit),
      },
      length,
    )
  }

  /** A chapter's number on a line of its own, its title below: only with a contents page or a byline to confirm it. */
  private numberAlone(unit: Unit): boolean {
    if (!/^(?:\d{1,3}|[IVXLC]{1,7})\.?$/.test(unit.text.text)) return false
    const title = this.next()
    if (title === undefined || !this.isTitle(title)) return false
    const known = this.knowledge.heading(title)
    const below = this.next(2)
    const byline =
      below !== undefined && (this.knowledge.author(below.text.text) || looksLikeName(below.text.text))
    if (known === null && !byline) return false
    return this.take(
      {
        kind: 'heading',
        level: 1,
        number: unit.text.text.replace('.', ''),
        numberAt: unit.text.span,
        text: TracedText.join(spaced(title.lines)),
        role: 'body',
        pageEnd: endBefore(unit),
      },
      2,
    )
  }

  /** Short, without a sentence's stop: what may stand under "Chapter 11". */
  private isTitle(unit: Unit): boolean {
    const { text } = unit.text
    if (unit.first && unit.block.pageEnd !== null && !unit.block.pageEnd.inline && unit.lines.length > 3)
      return false
    return (
      text.length < 250 &&
      unit.lines.length <= 4 &&
      !/[.;,:]$/.test(text) &&
      !text.includes('\t') &&
      !this.knowledge.notes.begin.has(unit.index) &&
      bulletOf(text) === null &&
      captionOf(text) === null &&
      openingOf(text) === null
    )
  }

  private table(unit: Unit): boolean {
    const caption = captionOf(unit.text.text)
    let length = 0
    let captionText: TracedText | null = null
    let label: string | null = null
    let lines: readonly TracedText[] = unit.lines
    if (caption !== null && caption.kind === 'table') {
      label = caption.label
      const inner = unit.lines.length > 2 ? readTable(unit.lines.slice(1)) : null
      if (inner !== null) {
        captionText = unit.lines[0]!.slice(caption.length).trim()
        lines = unit.lines.slice(1)
      } else {
        const titled = this.captionUnits(unit, caption.length)
        if (titled === null) return false
        captionText = titled.text
        length = titled.units
        lines = this.next(length)!.lines
      }
    }
    const grid = this.grid(length, lines)
    if (grid === null) return false
    length = grid.units
    const source: TracedText[] = grid.source === null ? [] : [grid.source]
    for (let more = this.next(length); more !== undefined; more = this.next(length)) {
      if (!isSourceLine(more.text.text) && !isTableNote(more.text.text)) break
      source.push(more.text)
      length += 1
    }
    // A caption may stand below its table.
    const below = this.next(length)
    const under = below === undefined || captionText !== null ? null : captionOf(below.text.text)
    if (below !== undefined && under?.kind === 'table' && !this.startsTable(length + 1)) {
      label = under.label
      captionText = below.text.slice(under.length).trim()
      length += 1
    }
    return this.take(
      {
        kind: 'table',
        label,
        caption: captionText,
        rows: grid.rows,
        source:
          source.length === 0
            ? null
            : TracedText.join(source.flatMap((line, at) => (at === 0 ? [line] : ['\n', line]))),
        pageEnd: endBefore(unit),
      },
      Math.max(1, length),
    )
  }

  /** A caption of one or two blocks ("Table 3" over its title) with a table right below. */
  private captionUnits(unit: Unit, labelLength: number): { text: TracedText; units: number } | null {
    if (this.startsTable(1))
      return { text: TracedText.join(spaced([unit.text.slice(labelLength).trim()])), units: 1 }
    const title = this.next()
    if (title === undefined || !this.startsTable(2) || title.text.text.length > 250) return null
    return {
      text: TracedText.join(
        spaced([unit.text.slice(labelLength).trim(), title.text].filter((text) => text.text !== '')),
      ),
      units: 2,
    }
  }

  private startsTable(step: number): boolean {
    const unit = this.next(step)
    return unit !== undefined && readTable(unit.lines) !== null
  }

  /** The rows of a table whose first block is `step` ahead; further blocks of tabbed rows belong to it. */
  private grid(
    step: number,
    first: readonly TracedText[],
  ): { rows: TracedText[][]; units: number; source: TracedText | null } | null {
    const last = first.at(-1)!
    const closed = first.length > 2 && isSourceLine(last.text)
    const rows = readTable(closed ? first.slice(0, -1) : first)
    if (rows === null) return null
    let units = step + 1
    for (let more = this.next(units); more !== undefined && !closed; more = this.next(units)) {
      const width = rows[0]!.length
      const next = more.lines.map((line) => readTable([line, line])?.[0] ?? [line])
      if (next.some((row) => row.length !== width) || this.knowledge.notes.begin.has(more.index)) break
      rows.push(...next)
      units += 1
    }
    return { rows, units, source: closed ? last : null }
  }

  private figure(unit: Unit): boolean {
    const { text } = unit.text
    const picture = illustrationOf(text)
    if (picture !== null) {
      return this.take({
        kind: 'figure',
        label: null,
        text: unit.text.slice(picture.start, picture.end),
        pageEnd: endBefore(unit),
      })
    }
    const caption = captionOf(text)
    if (caption === null || caption.kind !== 'figure') return false
    const rest = text.slice(caption.length)
    // A paragraph that begins "Figure 2. The …" goes on for more than a caption's few sentences.
    if (rest.length > 350 || (rest === '' && this.next() === undefined)) return false
    return this.take({ kind: 'figure', label: caption.label, text: unit.text, pageEnd: endBefore(unit) })
  }

  private list(unit: Unit): boolean {
    const bullet = bulletOf(unit.lines[0]!.text)
    if (bullet === null) return false
    const items: TracedText[][] = []
    for (const line of unit.lines) {
      const start = bulletOf(line.text)
      if (
        start !== null &&
        start.shape === bullet.shape &&
        (!start.ordered || start.number === bullet.number + items.length)
      ) {
        items.push([line.slice(start.length)])
      } else if (items.length > 0) items.at(-1)!.push(line)
    }
    if (!this.belongsToList(bullet.shape, bullet.number, bullet.ordered, items.length)) return false
    const list: ListElement = {
      kind: 'list',
      ordered: bullet.ordered,
      start: Math.max(1, bullet.number),
      shape: bullet.shape,
      items: items.map((lines) => TracedText.join(spaced(lines))),
      pageEnd: endBefore(unit),
    }
    return this.take(list)
  }

  /** A bullet is enough; a number needs a neighbor of the list, for "1. Light" may be a heading and "3. Ibid." a note. */
  private belongsToList(shape: string, number: number, ordered: boolean, items: number): boolean {
    if (items > 1) return true
    if (!ordered) return shape !== '*' || this.neighbors(shape, 0)
    const last = this.elements.at(-1)
    if (last?.kind === 'list' && last.shape === shape && number === last.start + last.items.length)
      return true
    return this.neighbors(shape, number + 1) && isItem(this.units[this.index]!)
  }

  private neighbors(shape: string, number: number): boolean {
    const last = this.elements.at(-1)
    if (number === 0 && last?.kind === 'list' && last.shape === shape) return true
    for (const step of [1, 2]) {
      const next = this.next(step)
      const bullet = next === undefined ? null : bulletOf(next.lines[0]!.text)
      if (bullet !== null && bullet.shape === shape && bullet.number === number)
        return step === 1 || isProse(this.next(1)!.text.text)
    }
    return false
  }

  private heading(unit: Unit): boolean {
    const known = this.knowledge.heading(unit)
    const { text } = unit.text
    const after = this.nextBelowNotes()
    const last = this.elements.at(-1)
    const open =
      last?.kind === 'paragraph' &&
      isProse(last.text.text) &&
      !endsSentence(last.text.text) &&
      breaksOff(last.text.text)
    if (known !== null && text.length < 300) {
      const number = known.number ?? null
      return this.take({
        kind: 'heading',
        level: known.level,
        number,
        numberAt: null,
        text: TracedText.join(spaced(unit.lines)),
        role: 'body',
        pageEnd: endBefore(unit),
      })
    }
    const around = { before: null, after: after === undefined ? null : after.text.text, interrupts: open }
    if (unit.block.indent >= 2 && unit.lines.length > 1 && !unit.block.wrapped) return false
    if (!isHeading(text, unit.lines.length, around)) return false
    if (last?.kind === 'heading' && last.level === 1 && this.isByline(unit)) return false
    const section = sectionNumberOf(text)
    return this.take({
      kind: 'heading',
      level: Math.min(6, 1 + (section?.depth ?? 1)),
      number: section?.number ?? null,
      numberAt: section === null ? null : unit.text.slice(0, section.length).trim().span,
      text: TracedText.join(
        spaced(
          section === null ? unit.lines : [unit.lines[0]!.slice(section.length), ...unit.lines.slice(1)],
        ),
      ),
      role: 'body',
      pageEnd: endBefore(unit),
    })
  }

  private byline(unit: Unit): boolean {
    const last = this.elements.at(-1)
    if (last?.kind !== 'heading' || last.level !== 1 || last.role === 'part' || !this.isByline(unit))
      return false
    return this.take({ kind: 'byline', text: unit.text, pageEnd: endBefore(unit) })
  }

  private isByline(unit: Unit): boolean {
    const text = unit.text.text.replace(/^by\s+/i, '')
    if (this.knowledge.author(text)) return true
    const names = text.split(/\s*(?:,|;|\band\b|\bund\b|\by\b|\bet\b|&)\s*/).filter((name) => name !== '')
    return (
      text.length < 150 && names.length > 0 && names.length < 8 && names.every((name) => looksLikeName(name))
    )
  }

  private paragraph(unit: Unit): void {
    const { text } = unit.text
    const pageEnd = endBefore(unit)
    if (/^>\s/.test(text)) {
      const quoted = unit.lines.map((line) => line.slice(/^>\s*/.exec(line.text)?.[0].length ?? 0))
      this.take({ kind: 'quote', paragraphs: [TracedText.join(spaced(quoted))], pageEnd })
      return
    }
    if (
      unit.block.indent >= 2 &&
      (unit.block.wrapped || unit.lines.length > 1 || this.elements.at(-1)?.kind === 'quote')
    ) {
      const last = this.elements.at(-1)
      if (last?.kind === 'quote' && pageEnd === null && unit.block.blankBefore < 2) {
        this.elements[this.elements.length - 1] = { ...last, paragraphs: [...last.paragraphs, unit.text] }
        this.index += 1
        return
      }
      this.take({ kind: 'quote', paragraphs: [unit.text], pageEnd })
      return
    }
    this.take({ kind: 'paragraph', text: unit.text, pageEnd })
  }
}

/** A numbered passage that is an item of a list and no heading: it is long, or ends as a sentence does. */
function isItem(unit: Unit): boolean {
  return unit.text.text.length > 70 || /[.;,]$/.test(unit.text.text) || unit.lines.length > 1
}

function endBefore(unit: Unit): PageEnd | null {
  return unit.first ? unit.block.pageEnd : null
}

/** Lines of one heading, caption or item: one text, a space between them. */
function spaced(lines: readonly TracedText[]): (TracedText | string)[] {
  return lines.flatMap((line, index) => (index === 0 ? [line] : [' ', line]))
}
