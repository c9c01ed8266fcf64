import { readFileSync, statSync } from 'node:fs'
import CSL, { type CslNode } from 'citeproc'
import { done, refuse, type Result } from '../../core/commands/result.ts'

/** The longest style of the official repository has 0.2 MB. Bytes. */
const largest = 2_000_000

/** A style as its file tells: its rules, or the id of the style that it stands for. */
export type StyleFile =
  | { readonly kind: 'independent'; readonly style: CslNode; readonly xml: string }
  | { readonly kind: 'dependent'; readonly parent: string }

/** Reads and checks a `.csl` file. Nothing outside the file is ever looked up: a DOCTYPE, which could name such things, is refused. */
export function readStyleFile(path: string): Result<StyleFile> {
  let xml: string
  try {
    const found = statSync(path)
    if (!found.isFile()) return refuse('not-found', `There is no style “${path}”: it is not a file.`)
    if (found.size > largest)
      return refuse('too-large', `“${path}” is too large for a citation style (over 2 MB).`)
    xml = readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT'
      ? refuse('not-found', `There is no file “${path}”.`, [
          'Give the id of a bundled style or the path of a .csl file.',
        ])
      : refuse('unreadable', `“${path}” cannot be read (${code ?? 'unknown reason'}).`)
  }
  return parseStyle(xml, path)
}

/** Checks the XML of a style; `name` is for messages. */
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
  const parent = independentParent(style)
  if (parent !== undefined) return done({ kind: 'dependent', parent })
  if (!style.children.some((child) => typeof child !== 'string' && child.name === 'citation'))
    return invalid('it has no <citation> element')
  return done({ kind: 'independent', style, xml })
}

/** The id, without its URL, of the style that a dependent style names. */
function independentParent(style: CslNode): string | undefined {
  const info = style.children.find((child) => typeof child !== 'string' && child.name === 'info')
  if (info === undefined || typeof info === 'string') return undefined
  for (const child of info.children)
    if (typeof child !== 'string' && child.name === 'link' && child.attrs.rel === 'independent-parent')
      return (
        (child.attrs.href ?? '')
          .split('/')
          .at(-1)
          ?.replace(/\.csl$/, '') || undefined
      )
  return undefined
}
