import { Node } from 'prosemirror-model'
import { toHtml } from '../../core/interchange/html.ts'
import { toMarkdown } from '../../core/interchange/markdown.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import { schema } from '../../core/text/schema.ts'
import { orRefuse, print, printJson } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { textNamed } from '../named.ts'

/** What a text can be shown as. */
export const views = [
  'text',
  'markdown',
  'html',
  'json',
  'outline',
  'pages',
  'notes',
  'tables',
  'citations',
] as const
export type View = (typeof views)[number]

/** `postil show TEXT --as VIEW`; lists come a line each, or whole with `--json`. */
export function show(name: string, options: { library?: string; as: View; json?: boolean }): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const { id } = orRefuse(textNamed(store, name))
    const { structure } = await call('texts.read', { id })
    const data = dataOf(structure, options.as)
    if (data !== null && options.json === true) await printJson(data)
    else await print(shown(structure, options.as))
    return 0
  })
}

function dataOf(structure: StructuredText, view: View): unknown {
  switch (view) {
    case 'outline':
      return structure.outline
    case 'pages':
      return structure.pageMap.pages
    case 'notes':
      return structure.footnotes
    case 'tables':
      return structure.tables
    case 'citations':
      return structure.citations
    default:
      return null
  }
}

function shown(structure: StructuredText, view: View): string {
  const doc = () => Node.fromJSON(schema, structure.doc)
  switch (view) {
    case 'text':
      return new CanonicalText(doc()).text
    case 'markdown':
      return toMarkdown(doc())
    case 'html':
      return toHtml(doc())
    case 'json':
      return JSON.stringify(structure, null, 2)
    case 'outline':
      return lines(
        structure.outline,
        ({ level, title, page }) => `${'  '.repeat(level - 1)}${title}${page === null ? '' : `  ${page}`}`,
      )
    case 'pages':
      return lines(structure.pageMap.pages, ({ label, start, end, evidence, confidence }) =>
        [label, `${start}–${end}`, evidence.join(', '), confidence.toFixed(2)].join('\t'),
      )
    case 'notes':
      return lines(
        structure.footnotes,
        ({ label, page, text }) => `${page === null ? '' : `p. ${page}, `}n. ${label}\t${text}`,
      )
    case 'tables':
      return lines(structure.tables, ({ caption, header, rows, source }) =>
        [
          caption,
          ...[header, ...rows].map((row) => row.join('\t')),
          ...(source === null ? [] : [source]),
          '',
        ].join('\n'),
      )
    case 'citations':
      return lines(structure.citations, ({ raw, page }) => `${page === null ? '' : `p. ${page}\t`}${raw}`)
  }
}

function lines<T>(entries: readonly T[], line: (entry: T) => string): string {
  return entries.map(line).join('\n')
}
