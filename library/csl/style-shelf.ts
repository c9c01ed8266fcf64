import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CslNode } from 'citeproc'
import type { CitationFormat, StyleInfo } from '../../core/citation/style-info.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { nearestNames } from '../../core/queries/nearest-names.ts'
import { openBundledStyles, type BundledStyles } from './bundled-styles.ts'
import { Processor } from './processor.ts'
import type { InspectedStyle, Look } from './requests.ts'
import { localeIn, parseStyle, readStyleFile, type StyleFile } from './style-file.ts'

/** So many compiled styles are kept warm; one takes 5 to 10 MB. */
const warm = 8

/** The locale of a style that tells none (CSL 1.0.2, "default-locale"). */
const usualLocale = 'en-US'

/** So many files are kept parsed. */
const mostParsed = 200

/** A style found, and what tells it from every other: its id, or the content of its file. */
interface Found {
  readonly style: CslNode
  readonly identity: string
}

/** The styles there are, and a warm processor for each style and locale that was used last. */
export class StyleShelf {
  private readonly directories: readonly string[]
  private bundled: BundledStyles | null = null
  private readonly processors = new Map<string, Processor>()
  private readonly parsed = new Map<string, Result<StyleFile>>()

  constructor(directories: readonly string[]) {
    this.directories = directories
  }

  /** Our own directories' styles, read anew each time, and the bundled ones that none of them stands before; by title. */
  styles(): readonly StyleInfo[] {
    const own = this.ownStyles()
    const taken = new Set(own.map(({ id }) => id))
    const formats = this.bundle().formats()
    const bundled = [...this.bundle().titles]
      .filter(([id]) => !taken.has(id))
      .map(([id, title]): StyleInfo => ({ id, title, format: formats.get(id) ?? null, own: false }))
    const collator = new Intl.Collator('en')
    return [...own, ...bundled].sort((a, b) => collator.compare(a.title, b.title))
  }

  locales(): readonly string[] {
    return this.bundle().locales
  }

  /** The title of a style, or what names it. */
  titleOf(style: string): string {
    return this.ownStyles().find(({ id }) => id === style)?.title ?? this.bundle().titles.get(style) ?? style
  }

  /** What a style's file says of it, after it was compiled for trial; a dependent style's format is its parent's where it tells none. */
  inspect(xml: string, name: string): Result<InspectedStyle> {
    const file = parseStyle(xml, name)
    if (!file.ok) return file
    const { id, title, kind } = file.value
    const found = this.resolve(file.value, name)
    if (!found.ok) return found
    const compiled = this.compiled(found.value, { style: title ?? name, locale: 'en-US' })
    if (!compiled.ok) return compiled
    const parent = kind === 'dependent' ? file.value.parent : null
    const format = file.value.format ?? (parent === null ? null : this.formatOf(parent))
    return done({ id, title, format })
  }

  processor(look: Look): Result<Processor> {
    const found = this.find(look.style)
    if (!found.ok) return found
    const key = `${look.locale}\n${found.value.identity}`
    let processor = this.processors.get(key)
    if (processor === undefined) {
      const fresh = this.freshProcessor(look)
      if (!fresh.ok) return fresh
      processor = fresh.value
    }
    // Last used stands last; the first goes.
    this.processors.delete(key)
    this.processors.set(key, processor)
    if (this.processors.size > warm) this.processors.delete(this.processors.keys().next().value!)
    return done(processor)
  }

  /** A processor that nobody else uses and that keeps nothing of earlier lists. */
  freshProcessor(look: Look): Result<Processor> {
    const found = this.find(look.style)
    return found.ok ? this.compiled(found.value, look) : found
  }

  /** Makes something of a style; refused where there is none of that name, or where citeproc throws at it. */
  using<T>(look: Look, make: (style: CslNode, localeOf: (language: string) => CslNode) => T): Result<T> {
    const found = this.find(look.style)
    return found.ok ? this.made(found.value, look, make) : found
  }

  private compiled(found: Found, look: Look): Result<Processor> {
    return this.made(found, look, (style, localeOf) => new Processor(style, look.locale, localeOf))
  }

  private made<T>(
    { style }: Found,
    look: Look,
    make: (style: CslNode, localeOf: (language: string) => CslNode) => T,
  ): Result<T> {
    try {
      return done(make(style, (language) => this.locale(language)))
    } catch (error) {
      return refuse('invalid', `The style “${look.style}” cannot be used.`, [
        error instanceof Error ? error.message : String(error),
      ])
    }
  }

  private bundle(): BundledStyles {
    return (this.bundled ??= openBundledStyles())
  }

  /** A file that is no style stands in the list all the same: who put it there learns from its preview what is wrong with it. */
  private ownStyles(): readonly StyleInfo[] {
    const found = new Map<string, StyleInfo>()
    for (const directory of this.directories)
      for (const file of namesIn(directory)) {
        const id = file.replace(/\.csl$/, '')
        if (found.has(id)) continue
        const read = this.read(join(directory, file))
        const title = read.ok ? (read.value.title ?? id) : id
        found.set(id, { id, title, format: read.ok ? read.value.format : null, own: true })
      }
    return [...found.values()]
  }

  private formatOf(style: string): CitationFormat | null {
    const path = this.pathOf(style, undefined)
    if (path === undefined) return this.bundle().formats().get(style) ?? null
    const file = this.read(path)
    return file.ok ? file.value.format : null
  }

  /** A style of our own stands before a bundled one of the same id. */
  private find(style: string): Result<Found> {
    const path = this.pathOf(style, undefined)
    if (path === undefined) {
      const bundled = this.bundle().style(style)
      return bundled === undefined
        ? refuse('not-found', `There is no citation style “${style}”.`, this.closest(style))
        : done({ style: bundled, identity: style })
    }
    const file = this.read(path)
    return file.ok ? this.resolve(file.value, style, dirname(path)) : file
  }

  /** The style itself, or the one it depends on: beside it, of our own, or bundled. */
  private resolve(file: StyleFile, style: string, beside?: string): Result<Found> {
    if (file.kind === 'independent') return done({ style: file.style, identity: file.xml })
    const path = this.pathOf(file.parent, beside)
    const bundled = path === undefined ? this.bundle().style(file.parent) : undefined
    if (bundled !== undefined) return done({ style: bundled, identity: file.parent })
    if (path === undefined)
      return refuse(
        'not-found',
        `“${style}” only refers to the style “${file.parent}”, which is neither bundled nor beside it.`,
        ['Save that style in the same folder.'],
      )
    const parent = this.read(path)
    if (!parent.ok) return parent
    return parent.value.kind === 'independent'
      ? done({ style: parent.value.style, identity: parent.value.xml })
      : refuse('invalid', `“${style}” depends on a style that depends on another one.`)
  }

  /** A file's style as the file is now; it is parsed again only when its content is another. */
  private read(path: string): Result<StyleFile> {
    const xml = readStyleFile(path)
    if (!xml.ok) return xml
    const known = this.parsed.get(xml.value)
    const file = known ?? parseStyle(xml.value, basename(path))
    this.parsed.delete(xml.value)
    this.parsed.set(xml.value, file)
    if (this.parsed.size > mostParsed) this.parsed.delete(this.parsed.keys().next().value!)
    return file
  }

  /** Where the file of a style is, or undefined. What looks like a path is taken for one, so that its reader can say what is wrong with it. */
  private pathOf(style: string, beside: string | undefined): string | undefined {
    if (beside === undefined && /[/\\]|\.csl$/i.test(style) && existsSync(style)) return style
    const name = `${style.replace(/\.csl$/i, '')}.csl`
    if (/[/\\]/.test(name)) return style
    return [...(beside === undefined ? [] : [beside]), ...this.directories]
      .map((directory) => join(directory, name))
      .find((path) => existsSync(path))
  }

  private closest(style: string): string[] {
    const near = nearestNames(style, this.bundle().titles.keys(), 5)
    return [
      ...(near.length > 0 ? [`The nearest: ${near.map((id) => `“${id}”`).join(', ')}.`] : []),
      'postil styles --search WORDS finds one of the others; the path of a .csl file will do too.',
    ]
  }

  /** The locale that a style is written in where none is asked for: its own, or American English. */
  localeOf(style: string): string {
    const path = this.pathOf(style, undefined)
    const file = path === undefined ? undefined : this.read(path)
    const own = file?.ok === true ? file.value.locale : null
    const found = own === null ? this.find(style) : null
    const locale = own ?? (found?.ok === true ? localeIn(found.value.style) : null)
    return locale === null ? usualLocale : this.nearest(locale)
  }

  private locale(language: string): CslNode {
    const locale = this.bundle().locale(this.nearest(language))
    if (locale === undefined) throw new Error('the bundle has no English locale')
    return locale
  }

  /** The locale asked for, or the first country's of its language, or English. */
  private nearest(language: string): string {
    const { locales } = this.bundle()
    const base = language.split('-')[0] ?? ''
    const wanted = [language, base === 'en' ? usualLocale : `${base}-${base.toUpperCase()}`]
    return (
      wanted.find((locale) => locales.includes(locale)) ??
      locales.find((locale) => locale.split('-')[0] === base) ??
      usualLocale
    )
  }
}

/** The style files of a directory; none where there is no such directory. */
function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith('.csl') && !name.startsWith('.'))
  } catch {
    return []
  }
}
