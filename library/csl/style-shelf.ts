import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CslNode } from 'citeproc'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { StyleInfo } from '../../core/protocol/citations.ts'
import { openBundledStyles, type BundledStyles } from './bundled-styles.ts'
import { Processor } from './processor.ts'
import type { Look } from './requests.ts'
import { readStyleFile } from './style-file.ts'

/** So many compiled styles are kept warm; one takes 5 to 10 MB. */
const warm = 8

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

  constructor(directories: readonly string[]) {
    this.directories = directories
  }

  styles(): readonly StyleInfo[] {
    const collator = new Intl.Collator('en')
    return [...this.bundle().titles]
      .map(([id, title]) => ({ id, title }))
      .sort((a, b) => collator.compare(a.title, b.title))
  }

  locales(): readonly string[] {
    return this.bundle().locales
  }

  /** The title of a style, or what names it. */
  titleOf(style: string): string {
    return this.bundle().titles.get(style) ?? style
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
    if (!found.ok) return found
    try {
      return done(new Processor(found.value.style, look.locale, (language) => this.locale(language)))
    } catch (error) {
      return refuse('invalid', `The style “${look.style}” cannot be used.`, [
        error instanceof Error ? error.message : String(error),
      ])
    }
  }

  private bundle(): BundledStyles {
    return (this.bundled ??= openBundledStyles())
  }

  private find(style: string, beside?: string): Result<Found> {
    if (!/[/\\]|\.csl$/i.test(style)) {
      const bundled = this.bundle().style(style)
      if (bundled !== undefined) return done({ style: bundled, identity: style })
    }
    const path = this.pathOf(style, beside)
    if (path === undefined)
      return refuse('not-found', `There is no citation style “${style}”.`, this.closest(style))
    const file = readStyleFile(path)
    if (!file.ok) return file
    if (file.value.kind === 'independent') return done({ style: file.value.style, identity: file.value.xml })
    if (beside !== undefined)
      return refuse('invalid', `“${style}” depends on a style that depends on another one.`)
    const parent = this.find(file.value.parent, dirname(path))
    return parent.ok
      ? parent
      : refuse(
          'not-found',
          `“${style}” only refers to the style “${file.value.parent}”, which is neither bundled nor beside it.`,
          ['Save that style in the same folder.'],
        )
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
    const ids = [...this.bundle().titles.keys()].filter((id) => id.includes(style)).slice(0, 5)
    return ids.length > 0
      ? [`There are ${ids.map((id) => `“${id}”`).join(', ')}.`]
      : ['Try “apa”, “chicago-author-date”, “modern-language-association”, or the path of a .csl file.']
  }

  /** The locale asked for, or one of its language, or English. */
  private locale(language: string): CslNode {
    const bundle = this.bundle()
    const base = language.split('-')[0] ?? ''
    const near = bundle.locales.find((locale) => locale.split('-')[0] === base)
    const locale =
      bundle.locale(language) ??
      bundle.locale(`${base}-${base.toUpperCase()}`) ??
      (near === undefined ? undefined : bundle.locale(near)) ??
      bundle.locale('en-US')
    if (locale === undefined) throw new Error('the bundle has no English locale')
    return locale
  }
}
