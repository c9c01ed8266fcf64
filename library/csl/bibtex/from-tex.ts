import unicode from '@citation-js/plugin-bibtex/lib/input/unicode.json' with { type: 'json' }
import { spelledOut } from './bibstrings.ts'
import { drawnAccents, symbolCommands } from './tex-symbols.ts'

/** What a command makes of the group or letter after it. */
type Wrap = (content: string) => string

/** Groups deeper than this are read, but do nothing to their content: so work stays linear in the length. */
const deepest = 100

/**
 * LaTeX → text, with CSL's tags for italics and the like. A command that nobody knows stays as it stands; braces that
 * do not match are passed over. Each character is looked at once, whatever the text is made of.
 */
export function decodeTex(tex: string): string {
  if (!/[\\{}$~\-`']/.test(tex)) return collapse(tex)
  return new TexReader(collapse(plainly(tex))).read()
}

/** What looks like LaTeX and is not: Mendeley's line ends, addresses behind words, and what stands between two marks of `\verb`. */
const plainly = (tex: string): string =>
  !tex.includes('\\')
    ? tex
    : tex
        .replace(/(?:\{\\\$\}|\\?\$)\\backslash *(?:\{\\\$\}|\\?\$)[nrt]/g, ' ')
        .replace(/\\href *\{([^{}]*)\} *\{([^{}]*)\}/g, (_, address: string, words: string) =>
          words === address ? `\\url{${address}}` : `${words} (\\url{${address}})`,
        )
        .replace(/\\verb([^\sA-Za-z*{}])([^\\{}]{0,500}?)\1/g, '$2')
        .replace(/\\frac *\{([^{}]*)\} *\{([^{}]*)\}/g, '$1/$2')
        .replace(/\\[hv]space\*? *\{[^{}]*\}/g, ' ')
        .replace(/\\(?:textcolor|color|foreignlanguage|selectlanguage) *\{[^{}]*\}/g, '')

/** Values that are no LaTeX: addresses, numbers, dates. Only what TeX itself needs is taken off. */
export const decodeVerbatim = (tex: string): string =>
  tex
    .trim()
    .replace(/^\\url\{(.*)\}$/s, '$1')
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/\{?\\textunderscore(?:\{\}|\}|(?![A-Za-z]))/g, '_')
    .replace(/\$\\sim\$|\\~\{\}|\{?\\textasciitilde(?:\{\}|\}|(?![A-Za-z]))/g, '~')
    .replace(/\{\\([_~])\}|\\([%#&$~{}_])/g, '$1$2')
    .trim()

const collapse = (text: string) => text.replace(/[^\S\u00a0]+/g, ' ').trim()

/** An open group: what it holds so far, what its commands still have to close, what is done with it. */
interface Group {
  content: string
  close: string
  readonly wrap: Wrap | null
}

const token = /\\([A-Za-z]+)\*? *|\\([^])|([{}$])|(~)|(---?|``|'')|([\^_])|[^\\{}$~\-`'^_]+|[^]/y

class TexReader {
  private readonly source: string
  private readonly groups: Group[] = [{ content: '', close: '', wrap: null }]
  /** What the last command wants to do with the next atom. */
  private pending: Wrap | null = null
  private isMath = false
  /** Dollar signs to come; the last of an odd number is money. */
  private dollars: number

  constructor(source: string) {
    this.source = source
    this.dollars = source.replace(/\\[^]/g, '').split('$').length - 1
  }

  read(): string {
    token.lastIndex = 0
    for (let match = token.exec(this.source); match !== null; match = token.exec(this.source)) {
      const [all, command, symbol, mark, tie, ligature, script] = match
      if (command !== undefined) this.command(command, all)
      else if (symbol !== undefined) this.symbol(symbol)
      else if (mark === '{') this.open()
      else if (mark === '}') this.close()
      else if (mark === '$') this.dollar()
      // Nobody ties a slash to what follows: it is the home of a person in an address.
      else if (tie !== undefined) this.atom(this.source[token.lastIndex - 2] === '/' ? '~' : '\u00a0')
      else if (ligature !== undefined) this.atom(ligatures.get(ligature)!)
      else if (script !== undefined && this.isMath) this.pending = script === '^' ? superscript : subscript
      else this.words(all)
    }
    while (this.groups.length > 1) this.close()
    const [outermost] = this.groups
    return collapse(outermost!.content + outermost!.close)
  }

  private command(name: string, all: string): void {
    const address = /^(?:url|path|nolinkurl)$/.test(name) ? this.passed(/\{[^{}]*\}/y) : ''
    if (address !== '') this.atom(decodeVerbatim(address))
    else if (Object.hasOwn(wraps, name)) this.pending = wraps[name]!
    else if (accents.has(name)) this.pending = accent(accents.get(name)!)
    else if (declarations.has(name)) this.switchTo(declarations.get(name)!)
    else if (characters.has(name)) {
      const character = characters.get(name)!
      // TeX takes the space after a name; who writes "\LaTeX and" means one, and formulas are set with such.
      this.atom((character.length > 2 || this.isMath) && all.endsWith(' ') ? `${character} ` : character)
    } else if (silent.has(name)) this.pending = null
    else if (name === 'char') this.atom(characterAt(this.passed(/\s*(?:`\\?.|"[\dA-Fa-f]{1,4}|\d{1,5})/y)))
    else if (/^[A-Za-z]*[Cc]ites?(?:p|t|alp|alt|author|year|title)?$/.test(name)) this.cited(name, all)
    else if (lengths.has(name)) this.passed(/\s*[-+]?[\d.]+ ?(?:em|ex|pt|mu|cm|mm|in|sp|bp|pc|dd|cc) ?/y)
    // What a command that nobody knows does to the words after it is not known, but they are there to be read.
    else if (this.source[token.lastIndex] === '{') this.pending = itself
    else this.unknown(name, all)
  }

  /** "\\textcite[12--14]{rowe}": the key, and behind it what stands in brackets; before it what stands in the first of two. */
  private cited(name: string, all: string): void {
    const from = token.lastIndex
    const options = this.passed(/\*?(?:\[[^\][{}]{0,200}\]){0,2}/y)
    const at = token.lastIndex
    if (this.source[at] !== '{') {
      token.lastIndex = from
      return this.unknown(name, all)
    }
    const words = [...options.matchAll(/\[(.*?)\]/g)].map(([, inner]) => new TexReader(inner!).read())
    token.lastIndex = at
    const place = words.at(-1) ?? ''
    const before = words.length === 2 ? `${words[0]} ` : ''
    this.pending = (key) => before.trimStart() + key + (place === '' ? '' : `, ${place}`)
  }

  /** Goes on behind what stands here, and says what that was. */
  private passed(what: RegExp): string {
    what.lastIndex = token.lastIndex
    const [found = ''] = what.exec(this.source) ?? []
    token.lastIndex += found.length
    return found.trim()
  }

  /**
   * A command that nobody knows and that has no words: by custom one with a capital is a name ("\VAX"), one before a space a
   * font. After a letter or a colon it is no command but a path of Windows.
   */
  private unknown(name: string, all: string): void {
    const space = all.endsWith(' ') ? ' ' : ''
    const isPath = /[\w:]/.test(this.source[token.lastIndex - all.length - 1] ?? '')
    if (isPath) this.atom(all.trimEnd() + space)
    else if (/\p{Lu}/u.test(name)) this.atom(name + space)
    else if (space === '') this.atom(all)
  }

  private symbol(symbol: string): void {
    if (accents.has(symbol)) this.pending = accent(accents.get(symbol)!)
    else if (symbol === '(' || symbol === ')') this.isMath = symbol === '('
    else if (/[-/@]/.test(symbol)) return
    else this.atom(/[\s\\,;:!]/.test(symbol) ? ' ' : symbol)
  }

  private open(): void {
    const isDeep = this.groups.length > deepest
    this.groups.push({ content: '', close: '', wrap: isDeep ? null : this.pending })
    this.pending = null
  }

  private close(): void {
    if (this.groups.length === 1) return
    this.give()
    const { content, close, wrap } = this.groups.pop()!
    const whole = content + close
    this.put(wrap === null ? whole : wrap(whole))
  }

  private dollar(): void {
    const isMoney = !this.isMath && this.dollars === 1
    this.dollars--
    if (isMoney) this.atom('$')
    else this.isMath = !this.isMath
  }

  private switchTo([open, close]: readonly [string, string]): void {
    const group = this.groups.at(-1)!
    group.content += open
    group.close = close + group.close
  }

  private words(text: string): void {
    if (this.pending === null) return this.put(text)
    const rest = text.trimStart()
    if (rest === '') return
    const first = String.fromCodePoint(rest.codePointAt(0)!)
    this.atom(first)
    this.put(rest.slice(first.length))
  }

  private atom(text: string): void {
    const { pending } = this
    this.pending = null
    this.put(pending === null ? text : pending(text))
  }

  /** A command at the end of its group has nothing to work on. */
  private give(): void {
    if (this.pending !== null) this.atom('')
  }

  private put(text: string): void {
    this.groups.at(-1)!.content += text
  }
}

/** Commands that a length follows. */
const lengths = new Set(['kern', 'mkern', 'hskip', 'mskip', 'vskip', 'raise', 'lower'])

/** TeX's character by its number, which may be that of a character: "`\\", "126", "\"7E". */
function characterAt(number: string): string {
  if (number.startsWith('`')) return number.slice(-1)
  const code = number.startsWith('"') ? parseInt(number.slice(1), 16) : Number(number)
  return code > 31 && code < 0xd800 ? String.fromCharCode(code) : ''
}

const ligatures = new Map([
  ['--', '–'],
  ['---', '—'],
  ['``', '“'],
  ["''", '”'],
])

const accents: ReadonlyMap<string, string> = new Map([...Object.entries(unicode.diacritics), ...drawnAccents])

/** Whether the command has a meaning of its own here, whatever a file says that it is. */
export const isKnownCommand = (name: string): boolean =>
  Object.hasOwn(wraps, name) || accents.has(name) || characters.has(name) || declarations.has(name)

/** The mark goes over the first letter; without a letter it stands for itself, as in `\~{}`. */
const accent =
  (mark: string): Wrap =>
  (content) => {
    if (content === '') return spacing.get(mark) ?? ''
    const first = String.fromCodePoint(content.codePointAt(0)!)
    const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first
    return (base + mark).normalize('NFC') + content.slice(first.length)
  }
const spacing = new Map([
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0301', '´'],
  ['\u0300', '`'],
  ['\u0308', '¨'],
])

const characters: ReadonlyMap<string, string> = new Map([
  ...symbolCommands,
  ['psq', ' sq.'],
  ['psqq', ' sqq.'],
  ...Object.entries<string | null>({ ...unicode.mathCommands, ...unicode.commands }).flatMap(
    ([name, character]) => (character === null ? [] : [[name, character] as const]),
  ),
  ['Dash', '—'],
  ['emdash', '—'],
  ['endash', '–'],
  ['MF', 'METAFONT'],
  ['bs', '\\'],
  ['dash', '—'],
  ['thinspace', ' '],
  ['negthinspace', ''],
  ['enspace', ' '],
  ['lozenge', '◊'],
  ['ldots', '…'],
  ['dots', '…'],
  ['newline', ' '],
  ['par', ' '],
  ['quad', ' '],
  ['space', ' '],
  ['slash', '/'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textquoteright', '’'],
  ['textquoteleft', '‘'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['textasciitilde', '~'],
  ['AA', 'Å'],
  ['aa', 'å'],
  ['i', 'ı'],
  ['j', 'ȷ'],
  ['textregistered', '®'],
  ['texttrademark', '™'],
  ['copyright', '©'],
  ['pounds', '£'],
  ['S', '§'],
  ['P', '¶'],
  ['leq', '≤'],
  ['geq', '≥'],
  ['to', '→'],
  ['rightarrow', '→'],
  ['textdegree', '°'],
  ['degree', '°'],
  ['cdot', '·'],
  ['sim', '∼'],
  ['approx', '≈'],
  ['neq', '≠'],
  ['ell', 'ℓ'],
])

/** What sets type and means nothing. */
const silent = new Set([
  'relax',
  'protect',
  'ignorespaces',
  'unskip',
  'nobreak',
  'allowbreak',
  'left',
  'right',
])

/** Tags around what is there; around nothing there are none. */
const within =
  (open: string, close: string): Wrap =>
  (content) =>
    content === '' ? '' : open + content + close
const itself: Wrap = (content) => content
const raised = within('<sup>', '</sup>')
/** A small circle that is raised is a degree. */
const superscript: Wrap = (content) => (content === '∘' || content === '°' ? '°' : raised(content))
const subscript = within('<sub>', '</sub>')
const italic = ['<i>', '</i>'] as const
const bold = ['<b>', '</b>'] as const
const smallCaps = ['<span style="font-variant:small-caps;">', '</span>'] as const
const plain = ['', ''] as const

const wraps: Readonly<Record<string, Wrap>> = {
  ...Object.fromEntries(
    ['textit', 'textsl', 'emph', 'mkbibitalic', 'mkbibemph', 'mathit'].map((name) => [
      name,
      within(...italic),
    ]),
  ),
  ...Object.fromEntries(['textbf', 'strong', 'mkbibbold', 'mathbf'].map((name) => [name, within(...bold)])),
  textsc: within(...smallCaps),
  textsuperscript: superscript,
  textsubscript: subscript,
  enquote: within('“', '”'),
  mkbibquote: within('“', '”'),
  ...Object.fromEntries(
    ['bibstring', 'bibsstring', 'biblstring', 'bibcpstring'].map((name) => [name, spelledOut]),
  ),
  // Elsevier's files tell a character by its number.
  ElsevierGlyph: (content) => (/^[\dA-Fa-f]{4}$/.test(content) ? characterAt(`"${content}`) : content),
  uppercase: (content) => content.toUpperCase(),
  MakeUppercase: (content) => content.toUpperCase(),
  // By custom, what only sorts and is not to be printed.
  ...Object.fromEntries(
    ['noopsort', 'NOOPSORT', 'SortNoop', 'sortnoop', 'begin', 'end'].map((name) => [name, () => '']),
  ),
  ...Object.fromEntries(
    [
      'textmd textrm textsf texttt textup textnormal text mathrm mathsf mathtt mathcal mathbb mathbf mbox hbox',
      'url path nolinkurl NoCaseChange protect ensuremath operatorname lowercase underline',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, itself]),
  ),
}

const declarations: ReadonlyMap<string, readonly [string, string]> = new Map<
  string,
  readonly [string, string]
>([
  ...['it', 'itshape', 'sl', 'slshape', 'em'].map((name) => [name, italic] as const),
  ...['bf', 'bfseries'].map((name) => [name, bold] as const),
  ...['sc', 'scshape'].map((name) => [name, smallCaps] as const),
  ...['rm', 'sf', 'tt', 'normalfont', 'upshape'].map((name) => [name, plain] as const),
])
