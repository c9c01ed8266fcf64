import type { Mark, Node } from 'prosemirror-model'
import { schema } from '../../text/schema.ts'
import { callCandidates } from '../notes/calls.ts'
import type { TracedText } from '../traced-text.ts'
import { tokens, type Token } from './tokens.ts'

/** A call that belongs to a note. */
export interface Call {
  readonly id: string
  readonly label: string
}

/** A stretch of a textblock's text and the stretch of source it stands for; `at` is an offset in the block's text. */
export interface InlineRun {
  readonly at: number
  readonly length: number
  readonly source: number
  readonly sourceLength: number
}

/** The content of a textblock, and where it came from. */
export interface Inline {
  readonly nodes: readonly Node[]
  readonly runs: readonly InlineRun[]
  /** Length in the canonical text. */
  readonly length: number
}

/**
 * Makes a textblock's content of a passage: remnants of Markdown and HTML become marks, entities and escapes their
 * characters, accepted calls footnote calls. Markup that has no counterpart stays as it is printed.
 */
export function readInline(passage: TracedText, calls: ReadonlyMap<number, Call>): Inline {
  const writer = new InlineWriter(passage)
  const list = pair(tokens(passage.text))
  const accepted = calls.size === 0 ? [] : acceptedCalls(passage, calls)
  let next = 0
  for (const token of list) {
    if (next < accepted.length && accepted[next]!.from < token.to) {
      next = writer.writeAround(token, accepted, next)
      continue
    }
    writer.write(token)
  }
  return writer.done()
}

interface AcceptedCall extends Call {
  readonly from: number
  readonly to: number
}

function acceptedCalls(passage: TracedText, calls: ReadonlyMap<number, Call>): AcceptedCall[] {
  return callCandidates(passage.text).flatMap(({ from, to }) => {
    const call = calls.get(passage.sourceAt(from))
    return call === undefined ? [] : [{ ...call, from, to }]
  })
}

/** A token whose markup is known to open or close a mark, or else to be plain text. */
type Paired =
  | Exclude<Token, { kind: 'delimiter' }>
  | (Extract<Token, { kind: 'delimiter' }> & { readonly role: 'open' | 'close' })

/** Pairs opening and closing markup; what has no partner becomes plain text. Each token is pushed and popped once. */
function pair(list: readonly Token[]): Paired[] {
  const roles = new Map<number, 'open' | 'close'>()
  const stack: { index: number; key: string }[] = []
  const open = new Map<string, number>()
  const count = (key: string, by: number) => open.set(key, (open.get(key) ?? 0) + by)
  for (const [index, token] of list.entries()) {
    if (token.kind !== 'delimiter') continue
    if (token.closes && (open.get(token.key) ?? 0) > 0) {
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        count(top.key, -1)
        if (top.key !== token.key) continue
        roles.set(top.index, 'open').set(index, 'close')
        break
      }
    } else if (token.opens) {
      stack.push({ index, key: token.key })
      count(token.key, 1)
    }
  }
  return list.map((token, index) => {
    if (token.kind !== 'delimiter') return token
    const role = roles.get(index)
    return role === undefined ? { kind: 'text', from: token.from, to: token.to } : { ...token, role }
  })
}

class InlineWriter {
  private readonly passage: TracedText
  private readonly nodes: Node[] = []
  private readonly runs: InlineRun[] = []
  private length = 0
  private marks: readonly Mark[] = []
  /** Adjacent text of the same marks, not yet a node. */
  private open: string[] = []

  constructor(passage: TracedText) {
    this.passage = passage
  }

  write(token: Paired): void {
    if (token.kind === 'text') this.writeText(token.from, token.to)
    else if (token.kind === 'replace') this.writeReplaced(token.text, token.from, token.to)
    else if (token.kind === 'break') this.writeBreak(token.from, token.to)
    else if (token.kind === 'link') this.writeLink(token)
    else this.turn(token)
  }

  /** Writes a token in which calls stand; gives the index of the first call behind it. */
  writeAround(token: Paired, calls: readonly AcceptedCall[], first: number): number {
    let from = token.from
    let index = first
    const text = token.kind === 'text' || token.kind === 'link'
    for (; index < calls.length && calls[index]!.from < token.to; index++) {
      const call = calls[index]!
      if (text) this.writeText(from, Math.max(from, call.from))
      if (call.from >= token.from) this.writeCall(call)
      from = Math.max(from, call.to)
      // A call of several tokens (`<sup>3</sup>`, a raised figure before more text) goes on in the next.
      if (call.to > token.to) return index
    }
    if (text) this.writeText(Math.min(from, token.to), token.to)
    return index
  }

  done(): Inline {
    this.flush()
    return { nodes: this.nodes, runs: this.runs, length: this.length }
  }

  private writeText(from: number, to: number): void {
    if (from >= to) return
    // A joined passage has several places of origin: one run for each.
    let at = from
    while (at < to) {
      const source = this.passage.sourceAt(at)
      let end = to
      const same = (offset: number) => this.passage.sourceAt(offset) - source === offset - at
      if (!same(to - 1)) {
        let low = at
        let high = to - 1
        while (low + 1 < high) {
          const middle = (low + high) >> 1
          if (same(middle)) low = middle
          else high = middle
        }
        end = high
      }
      this.push(this.passage.text.slice(at, end), source, end - at)
      at = end
    }
  }

  private writeReplaced(text: string, from: number, to: number): void {
    const source = this.passage.sourceAt(from)
    if (text !== '') this.push(text, source, Math.max(0, this.passage.sourceAt(to) - source))
  }

  private writeBreak(from: number, to: number): void {
    this.flush()
    this.nodes.push(schema.node('hard_break'))
    this.run(1, this.passage.sourceAt(from), to - from)
  }

  private writeLink({ href, start, end }: Extract<Token, { kind: 'link' }>): void {
    this.flush()
    const outer = this.marks
    this.marks = schema.mark('link', { href }).addToSet(outer)
    this.writeText(start, end)
    this.flush()
    this.marks = outer
  }

  private writeCall({ id, label, from }: AcceptedCall): void {
    this.flush()
    this.nodes.push(schema.node('footnote_call', { id, label }))
    this.run(0, this.passage.sourceAt(from), 0)
  }

  private turn(token: Extract<Paired, { kind: 'delimiter' }>): void {
    this.flush()
    for (const name of token.marks) {
      const mark = schema.mark(name)
      this.marks = token.role === 'open' ? mark.addToSet(this.marks) : mark.removeFromSet(this.marks)
    }
  }

  private push(text: string, source: number, sourceLength: number): void {
    this.open.push(text)
    this.run(text.length, source, sourceLength)
  }

  private run(length: number, source: number, sourceLength: number): void {
    this.runs.push({ at: this.length, length, source, sourceLength })
    this.length += length
  }

  private flush(): void {
    if (this.open.length === 0) return
    this.nodes.push(schema.text(this.open.join(''), this.marks))
    this.open = []
  }
}
