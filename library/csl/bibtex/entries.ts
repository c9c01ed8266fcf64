/** One entry of a `.bib` file, its values as LaTeX. */
export interface BibEntry {
  /** In lower case: "incollection". */
  readonly type: string
  readonly key: string
  /** Field names in lower case. */
  readonly fields: ReadonlyMap<string, string>
  /** From 1. */
  readonly line: number
}

export interface BibFile {
  readonly entries: readonly BibEntry[]
  /** The LaTeX of all its preambles, one after the other. */
  readonly preamble: string
  readonly problems: readonly string[]
}

/** A line that begins an entry. Inside a value that does not end it tells where the value lost its brace. */
const braceOrEntry = /[{}]|\n[ \t]*@[A-Za-z]+[ \t]*\{[^\s,={}"]*[ \t]*,/g
/** So many unclosed braces are followed to the end of the file; the rest only to the next entry, which keeps reading linear. */
const mostSearches = 20

/** What every style defines. */
const months: ReadonlySet<string> = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '))

/** All values together may grow by their `@string`s to so many UTF-16 units and so many times the file. */
const allowance = 100_000
const largestGrowth = 4

/**
 * Reads the entries of a BibTeX or biblatex file. An entry that is damaged keeps the fields before the damage and is
 * told with its line; reading goes on at the next line that begins with "@". Every character is looked at a bounded number of times.
 */
export function readBibEntries(source: string): BibFile {
  return new BibReader(source).read()
}

class Damage extends Error {}

class BibReader {
  private readonly source: string
  private at = 0
  /** What is not here stands for itself: the names of months, and what nobody defined, which is told. */
  private readonly strings = new Map<string, string>()
  private readonly entries: BibEntry[] = []
  private readonly problems: string[] = []
  private preamble = ''
  private budget: number
  private patience = mostSearches
  /** Names of strings in the entry being read that nobody defined. */
  private unknown = new Set<string>()
  /** The field of the entry being read that did not end where it should. */
  private swallower = ''
  /** What was passed over first in the entry being read. */
  private passedOver = ''
  private line = 1
  private lineAt = 0
  private lineStart = 0
  private lineEnd = -1

  constructor(source: string) {
    this.source = source
    this.budget = source.length * largestGrowth + allowance
  }

  read(): BibFile {
    const start = /@[ \t]*([A-Za-z][\w.+:-]*)\s*([{(])/y
    for (;;) {
      this.at = this.source.indexOf('@', this.at)
      if (this.at < 0) return { entries: this.entries, preamble: this.preamble, problems: this.problems }
      start.lastIndex = this.at
      const match = start.exec(this.source)
      if (match === null || this.isCommentedOut(this.at)) {
        this.at++
        continue
      }
      const line = this.lineOf(this.at)
      this.at = start.lastIndex
      this.readEntry(match[1]!.toLowerCase(), match[2] === '{' ? '}' : ')', line)
    }
  }

  /** Whether the line of the place begins with "%": BibTeX has no such comments, but people write them and biber skips them. Places only grow. */
  private isCommentedOut(at: number): boolean {
    while (at > this.lineEnd) {
      this.lineStart = this.lineEnd + 1
      const end = this.source.indexOf('\n', this.lineStart)
      this.lineEnd = end < 0 ? this.source.length : end
    }
    return /^[ \t]*%/.test(this.source.slice(this.lineStart, Math.min(at, this.lineStart + 100)))
  }

  private readEntry(type: string, closer: string, line: number): void {
    const from = this.at
    let key = ''
    const fields = new Map<string, string>()
    this.unknown = new Set()
    this.swallower = ''
    this.passedOver = ''
    try {
      if (type === 'comment') return this.skipComment(from)
      if (type === 'preamble') return void (this.preamble += `${this.value()}\n`)
      if (type === 'string') return this.readString(closer)
      key = this.key()
      this.readFields(fields, closer)
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      this.problems.push(
        `Line ${line}: ${describe(type, key)} ${error.message}.${fields.size > 0 ? ' What stands before that was kept.' : ''}`,
      )
      const next = /\n[ \t]*@/g
      next.lastIndex = from
      const match = next.exec(this.source)
      this.at = match === null ? this.source.length : match.index
      if (fields.size === 0 && key === '') return
    }
    if (this.passedOver !== '')
      this.problems.push(`Line ${line}: ${describe(type, key)} has ${this.passedOver}, which was left out.`)
    if (key === '') this.problems.push(`Line ${line}: ${describe(type, key)} has no key and was given one.`)
    if (this.swallower !== '')
      this.problems.push(
        `Line ${line}: ${describe(type, key)} lacks a closing brace after its field “${this.swallower}”, which was ended before the next field.`,
      )
    for (const name of [...this.unknown].slice(0, 5))
      this.problems.push(
        `Line ${line}: ${describe(type, key)} uses “${name.slice(0, 80)}”, which no @string defines; it was kept as it stands.`,
      )
    this.entries.push({ type, key, fields, line })
  }

  /** A comment ends where its braces do; jabref keeps settings in such. Where they do not, at the line's end. */
  private skipComment(from: number): void {
    try {
      this.at = from
      this.braced()
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      const end = this.source.indexOf('\n', from)
      this.at = end < 0 ? this.source.length : end
    }
  }

  private readString(closer: string): void {
    const name = this.name()
    this.expect('=')
    this.strings.set(name, this.value())
    this.space()
    if (this.source[this.at] === closer) this.at++
  }

  /** What stands before the first comma, unless that is a field already: then the entry has no key. */
  private key(): string {
    this.space()
    // Spaces are in no key that BibTeX takes, but in files of programs that ask for none.
    const match = this.match(/[^,={}"\r\n]*/y)
    const after = this.at
    this.space()
    if (this.source[this.at] === ',') this.at++
    else if (this.source[this.at] === '=') {
      this.at = after - match.length
      return ''
    } else if (this.source[this.at] !== '}' && this.source[this.at] !== ')') {
      if (/^[\w-]+\s*=/.test(this.source.slice(this.at, this.at + 100))) return match.trim()
      throw new Damage('has no comma after its key')
    }
    return match.trim()
  }

  private readFields(fields: Map<string, string>, closer: string): void {
    for (;;) {
      this.space()
      const character = this.source[this.at]
      if (character === undefined) throw new Damage('does not end')
      if (character === closer) {
        this.at++
        return
      }
      if (character === ',') {
        this.at++
        continue
      }
      const field = this.field(closer)
      if (field === null) continue
      const { name, value, from } = field
      this.space()
      const next = this.source[this.at]
      const isLost = next === undefined || next === '@'
      const own = isLost && this.swallower === '' ? this.beforeNextField(from, name) : null
      if (!fields.has(name)) fields.set(name, own ?? value)
      else if (fields.get(name) !== value) this.passedOver ||= `a second “${name.slice(0, 40)}”`
      if (own === null && next !== ',' && next !== closer) {
        // A forgotten comma costs nothing where a new field begins; anything else means that a brace was lost.
        if (isLost) throw new Damage('lacks a closing brace')
        if (!/[A-Za-z]/.test(next)) this.skipField(closer, `something after its field “${name}”`)
      }
    }
  }

  /** The next field; null where what stands there is none, which is passed over. */
  private field(closer: string): { name: string; value: string; from: number } | null {
    this.space()
    const name = this.match(/[^\s=,{}"()@#%][^=,{}"()@#%\r\n]*/y)
      .trim()
      .toLowerCase()
    this.space()
    if (name === '' || this.source[this.at] !== '=') {
      this.skipField(
        closer,
        name === '' ? 'something that is no field' : `“${name.slice(0, 40)}” without a value`,
      )
      return null
    }
    const from = ++this.at
    this.space()
    if (this.source[this.at] === ',' || this.source[this.at] === closer) return { name, value: '', from }
    return { name, value: this.value(), from }
  }

  /** To the next comma outside all braces, or the end of the entry. */
  private skipField(closer: string, what: string): void {
    this.passedOver ||= what
    let depth = 0
    const mark = /[{},)]|\n[ \t]*@[A-Za-z]+[ \t]*[{(]/g
    mark.lastIndex = this.at
    for (let match = mark.exec(this.source); match !== null; match = mark.exec(this.source)) {
      const at = match.index
      if (match[0] === '{') depth++
      else if (match[0].startsWith('\n')) break
      else if (depth === 0 && (match[0] === closer || match[0] === ',')) {
        this.at = at
        return
      } else if (match[0] === '}') {
        if (depth === 0) break
        depth--
      }
    }
    throw new Damage(`has ${what} and does not end`)
  }

  /**
   * What a value holds that took the entry's own brace for its end: all before the next line that begins a field, from
   * which reading goes on. Null where there is no such line. Once an entry, which keeps reading linear.
   */
  private beforeNextField(from: number, name: string): string | null {
    const read = this.source.slice(from, this.at)
    const swallowed = /,[ \t]*\r?\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]/.exec(read)
    if (swallowed === null) return null
    this.swallower = name
    this.at = from + swallowed.index
    return read.slice(0, swallowed.index).replace(/^\s*["{]/, '')
  }

  private name(): string {
    this.space()
    const name = this.match(/[^\s"#%'(),={}]+/y)
    if (name === '') throw new Damage('has something that is no field')
    return name.toLowerCase()
  }

  private expect(character: string): void {
    this.space()
    if (this.source[this.at] !== character) throw new Damage(`lacks a “${character}”`)
    this.at++
  }

  /** Pieces joined by "#": braced, quoted, a number, or the name of a string. An unknown name stands for itself. */
  private value(): string {
    const from = this.at
    let value = ''
    for (;;) {
      this.space()
      const character = this.source[this.at]
      if (character === '{') {
        this.at++
        value += this.braced()
      } else if (character === '"') value += this.quoted()
      else if (character === '#') {
        this.at++
        continue
      } else {
        const word = this.match(/[^\s,#{}"=()]+/y)
        if (word === '')
          throw new Damage(character === undefined ? 'does not end' : `has a value that cannot be read`)
        value += this.strings.get(word.toLowerCase()) ?? this.undefined(word)
      }
      if (value.length - (this.at - from) > this.budget)
        throw new Damage('has a value that grows without measure')
      this.space()
      if (this.source[this.at] !== '#') break
      this.at++
    }
    this.budget -= Math.max(0, value.length - (this.at - from))
    return value
  }

  private undefined(word: string): string {
    if (!/^\d+$/.test(word) && !months.has(word.toLowerCase())) this.unknown.add(word)
    return word
  }

  /** From after a brace to its partner. Like BibTeX, counts braces that a backslash stands before. */
  private braced(): string {
    const from = this.at
    const end = (this.patience > 0 ? this.partner(from, /[{}]/g) : null) ?? this.partner(from, braceOrEntry)
    if (end === null) throw new Damage('lacks a closing brace')
    this.at = end + 1
    return this.source.slice(from, end)
  }

  /** Where the open brace ends. Null at the end of the file, and at a line that begins an entry where the pattern has such. */
  private partner(from: number, pattern: RegExp): number | null {
    let depth = 1
    pattern.lastIndex = from
    for (let match = pattern.exec(this.source); match !== null; match = pattern.exec(this.source)) {
      if (match[0] === '{') depth++
      else if (match[0] !== '}') return null
      else if (--depth === 0) return match.index
    }
    this.patience--
    return null
  }

  private quoted(): string {
    const from = ++this.at
    let depth = 0
    const mark = /[{}"]|\n[ \t]*@[A-Za-z]+[ \t]*\{[^\s,={}"]*[ \t]*,/g
    mark.lastIndex = from
    for (let match = mark.exec(this.source); match !== null; match = mark.exec(this.source)) {
      if (match[0] === '{') depth++
      else if (match[0] === '}') depth--
      else if (match[0] !== '"') break
      else if (depth <= 0 && !this.isUmlaut(match.index)) {
        this.at = match.index + 1
        return this.source.slice(from, match.index)
      }
    }
    throw new Damage('lacks a closing quotation mark')
  }

  /**
   * Whether a quotation mark behind a backslash belongs to a letter ("Y\"annis") and does not end the value, as it does to
   * BibTeX, whose users put it in braces, but not to all programs: nothing that may stand behind a value follows it.
   */
  private isUmlaut(at: number): boolean {
    if (this.source[at - 1] !== '\\') return false
    const next = /\s*(?:[^\s,})#]|$)/y
    next.lastIndex = at + 1
    return next.test(this.source)
  }

  /** Space, and biber's comments to the end of the line. */
  private space(): void {
    this.match(/(?:\s+|%[^\n]*)*/y)
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.source)?.[0] ?? ''
    this.at += match.length
    return match
  }

  private lineOf(at: number): number {
    for (; this.lineAt < at; this.lineAt++) if (this.source[this.lineAt] === '\n') this.line++
    return this.line
  }
}

const describe = (type: string, key: string) =>
  key === '' ? `an entry of type “${type.slice(0, 40)}”` : `the entry “${key.slice(0, 80)}”`
