import type { CslDate, CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { customOf } from '../../../core/records/csl-custom.ts'
import { writtenKeys } from '../keys.ts'
import { LeftOut } from '../left-out.ts'
import { writeDate, writeYear } from './dates.ts'
import { editorTypes, fieldRows, type FieldKind, type FieldRow } from './fields.ts'
import { othersOf, writeList, writeNames } from './names.ts'
import { encodeLines } from './lines.ts'
import { babelOf } from './languages.ts'
import { encodeTex, encodeTitle } from './to-tex.ts'
import { containerField, entryTypeOf, numberVariable, publisherField, type BibDialect } from './types.ts'

/** A `.bib` file of the items, UTF-8, and what it could not hold. */
export function writeBib(
  items: readonly IdentifiedCslItem[],
  dialect: BibDialect,
): { content: string; leftOut: readonly string[] } {
  const leftOut = new LeftOut(dialect === 'bibtex' ? 'BibTeX' : 'BibLaTeX')
  const keys = writtenKeys(items, leftOut)
  const entries = items.map((item, index) => new BibEntryWriter(item, keys[index]!, dialect, leftOut).write())
  return { content: entries.join('\n'), leftOut: leftOut.sentences() }
}

class BibEntryWriter {
  private readonly item: IdentifiedCslItem
  private readonly key: string
  private readonly dialect: BibDialect
  private readonly leftOut: LeftOut
  private readonly fields = new Map<string, string>()
  /** What the item keeps of a file of the family, until it is written. */
  private readonly custom: Map<string, readonly string[]>
  /** Variables that are written, or say nothing. */
  private readonly told = new Set(['id', 'type', 'citation-key'])

  constructor(item: IdentifiedCslItem, key: string, dialect: BibDialect, leftOut: LeftOut) {
    this.item = item
    this.key = key
    this.dialect = dialect
    this.leftOut = leftOut
    this.custom = new Map(customOf(item, 'bibtex'))
  }

  write(): string {
    const { type, subtype } = entryTypeOf(this.item, this.dialect)
    for (const row of fieldRows) {
      const field = this.fieldOf(row)
      if (row.csl === 'issued' && this.dialect === 'bibtex') this.putYear()
      else this.put(row.csl, field, row.kind)
      if (row.csl === 'container-author')
        this.put('container-title', containerField(this.item.type, this.dialect), 'title')
      if (row.csl === 'page') this.put('publisher', publisherField(type, this.dialect), 'list')
    }
    this.putNumbers()
    this.putEditors()
    this.putLanguage()
    if (subtype !== undefined) this.set('entrysubtype', encodeTex(subtype))
    this.putCustom()
    this.leftOut.of(this.item, this.told)
    const lines = [...this.fields].map(([name, value]) => `  ${name} = ${value},\n`)
    return `@${type}{${this.key},\n${lines.join('')}}\n`
  }

  private fieldOf({ csl, biblatex, bibtex = biblatex }: FieldRow): string {
    if (this.dialect === 'bibtex') return bibtex
    // The location of a patent is its jurisdiction; where both are told, each has the field of its name.
    const isPatent = this.item.type === 'patent'
    if (isPatent && csl === 'publisher-place' && this.item.jurisdiction === undefined) return bibtex
    if (isPatent && csl === 'jurisdiction' && this.item['publisher-place'] === undefined) return 'location'
    return biblatex
  }

  private put(variable: string, field: string, kind: FieldKind): void {
    const value = this.item[variable]
    if (value === undefined || value === null) return
    let written = encode(value, kind)
    if (kind === 'names' && written && this.custom.delete(othersOf(variable))) written += ' and others'
    if (written === undefined || written === '') {
      // A date in words has its place in biblatex too: the year, which may be anything.
      const words = variable === 'issued' ? ((value as CslDate).literal ?? (value as CslDate).raw) : undefined
      if (words === undefined) return
      this.set('year', encodeTex(words))
    } else this.set(field, written)
    this.told.add(variable)
  }

  private putYear(): void {
    const date = this.item.issued
    if (date === undefined) return
    const { fields, whole } = writeYear(date)
    for (const [name, value] of fields)
      if (name === 'month') this.fields.set(name, value)
      else this.set(name, encodeTex(value))
    const exact = whole ? undefined : writeDate(date)
    if (exact !== undefined) this.set('date', exact)
    if (fields.length > 0) this.told.add('issued')
  }

  private putNumbers(): void {
    const counted = numberVariable(this.item.type, this.fields.has('series'))
    this.put(counted, 'number', 'text')
    // Nothing else wants the field, and reading it back gives the number again.
    if (counted !== 'number') this.put('number', 'eid', 'text')
    if (counted !== 'issue') this.put('issue', 'issue', 'text')
  }

  /** biblatex has room for three more kinds of editors. */
  private putEditors(): void {
    const free = ['editora', 'editorb', 'editorc'].filter((name) => !this.custom.has(name))
    for (const [type, variable] of Object.entries(editorTypes)) {
      const names = this.item[variable]
      if (!Array.isArray(names) || names.length === 0) continue
      const field = free.shift()
      if (field === undefined) return
      this.put(variable, field, 'names')
      this.set(`${field}type`, type)
    }
  }

  private putLanguage(): void {
    const language = this.item.language
    if (typeof language !== 'string' || language.trim() === '') return
    const known = babelOf(language)
    if (known !== undefined) this.set('langid', known)
    this.set('language', encodeTex(language))
    this.told.add('language')
  }

  /** As it stood in the file that it came from: it is LaTeX already, and must not end its own field. */
  private putCustom(): void {
    for (const [name, [value = '']] of this.custom)
      if (!/^[a-z]/.test(name) || !isBalanced(value))
        this.leftOut.say(`${this.item.id}: the field “${name}” cannot stand in a .bib file.`)
      else if (this.fields.has(name) && this.fields.get(name) !== `{${value}}`)
        this.leftOut.say(
          `${this.item.id}: the field “${name}” says something else here; “${value}” is left out.`,
        )
      else this.set(name, value)
    this.told.add('custom.bibtex')
  }

  private set(name: string, value: string): void {
    if (!this.fields.has(name)) this.fields.set(name, `{${value}}`)
  }
}

function encode(value: unknown, kind: FieldKind): string | undefined {
  if (kind === 'names') return Array.isArray(value) ? writeNames(value as CslName[]) : undefined
  if (kind === 'date') return typeof value === 'object' ? writeDate(value as CslDate) : undefined
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
  switch (kind) {
    case 'title':
      return encodeTitle(text)
    case 'lines':
      return encodeLines(text)
    case 'list':
      return writeList(text)
    case 'pages':
      return encodeTex(text.replace(/-+/g, '\u0000')).replaceAll('\u0000', '--')
    case 'verbatim':
      return encodeVerbatim(text)
    default:
      return encodeTex(text)
  }
}

/** Whether braces match as BibTeX counts them: those behind a backslash too. */
function isBalanced(tex: string): boolean {
  let depth = 0
  for (const [brace] of tex.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

/** biber and pandoc take addresses and numbers as they are; BibTeX's styles do not, but print them in `\url`. Braces must match. */
function encodeVerbatim(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.replace(/[{}\\]/g, (character) => encodeURIComponent(character))
}
