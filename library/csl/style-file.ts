import { readFileSync, statSync } from 'node:fs'
import CSL, { type CslNode } from 'citeproc'
import { isCitationFormat, type CitationFormat } from '../../core/citation/style-info.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { expandedSize, mostElements } from './style-size.ts'

/** The longest style of the official repository has 0.2 MB. Bytes. */
export const largestStyle = 2_000_000

/** What a style says of itself. */
interface StyleFileInfo {
  /** The last part of its id, which is a URL as a rule; null where it has none. */
  readonly id: string | null
  readonly title: string | null
  readonly format: CitationFormat | null
  /** The locale that it is written in where nobody asks for another. */
  readonly locale: string | null
}

/** A style as its file tells: its rules, or the id of the style that it stands for. */
export type StyleFile = StyleFileInfo &
  (
    | { readonly kind: 'independent'; readonly style: CslNode; readonly xml: string }
    | { readonly kind: 'dependent'; readonly parent: string }
  )

/** The XML of a `.csl` file, not checked yet. */
export function readStyleFile(path: string): Result<string> {
  try {
    const found = statSync(path)
    if (!found.isFile()) return refuse('not-found', `There is no style “${path}”: it is not a file.`)
    if (found.size > largestStyle)
      return refuse('too-large', `“${path}” is too large for a citation style (over 2 MB).`)
    return done(readFileSync(path, 'utf8'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT'
      ? refuse('not-found', `There is no file “${path}”.`, [
          'Give the id of a bundled style or the path of a .csl file.',
        ])
      : refuse('unreadable', `“${path}” cannot be read (${code ?? 'unknown reason'}).`)
  }
}

/**
 * Checks the XML of a style; `name` is for messages. Nothing outside of it is ever looked up: a DOCTYPE, which could name
 * such things, is refused.
 */
export function parseStyle(xml: string, name: string): Result<StyleFile> {
  const invalid = (why: string) => refuse('invalid', `“${name}” is not a CSL style: ${why}.`)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return invalid('it has a DOCTYPE, which styles do not need')
  let style: CslNode
  try {
    style = CSL.parseXml(xml.replace(/^\ufeff/, ''))
  } catch {
    return invalid('it is not well-formed XML')
  }
  if (style?.name !== 'style') return invalid('its root is not a <style> element')
  if (style.attrs.version !== undefined && !style.attrs.version.startsWith('1.'))
    return invalid(`its version is ${style.attrs.version}, and 1.0 is needed`)
  const info = infoOf(style)
  const parent = independentParent(style)
  if (parent !== undefined) return done({ kind: 'dependent', parent, ...info })
  if (childOf(style, 'citation') === undefined) return invalid('it has no <citation> element')
  if (expandedSize(style) > mostElements)
    return invalid('its macros call each other without measure, so it would never be done')
  return done({ kind: 'independent', style, xml, ...info })
}

function childOf(node: CslNode, name: string): CslNode | undefined {
  return node.children.find((child): child is CslNode => typeof child !== 'string' && child.name === name)
}

function infoOf(style: CslNode): StyleFileInfo {
  const info = childOf(style, 'info')
  const locale = localeIn(style)
  if (info === undefined) return { id: null, title: null, format: null, locale }
  const words = (name: string) => {
    const children = childOf(info, name)?.children ?? []
    const text = children.filter((child) => typeof child === 'string').join('')
    return text.replace(/\s+/g, ' ').trim().slice(0, 300) || null
  }
  const format = info.children
    .map((child) => (typeof child === 'string' ? undefined : child.attrs['citation-format']))
    .find(isCitationFormat)
  return { id: lastPart(words('id') ?? '') ?? null, title: words('title'), format: format ?? null, locale }
}

/** A style's own locale, as far as it is one: "de-DE". */
export function localeIn(style: CslNode): string | null {
  const locale = style.attrs['default-locale']?.replace('_', '-') ?? ''
  return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(locale) ? locale : null
}

/** The id, without its URL, of the style that a dependent style names. */
function independentParent(style: CslNode): string | undefined {
  const link = childOf(style, 'info')?.children.find(
    (child): child is CslNode =>
      typeof child !== 'string' && child.name === 'link' && child.attrs.rel === 'independent-parent',
  )
  return link === undefined ? undefined : lastPart(link.attrs.href ?? '')
}

/** "http://www.zotero.org/styles/apa": "apa". */
function lastPart(id: string): string | undefined {
  return (
    id
      .split('/')
      .at(-1)
      ?.replace(/\.csl$/i, '') || undefined
  )
}
