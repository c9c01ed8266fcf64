import type { Node } from 'prosemirror-model'
import { safeAddress } from '../text/safe-address.ts'

/** A document as pandoc Markdown: footnotes as `[^3]`, tables as pipe tables with their captions, headings by level. */
export function toMarkdown(doc: Node): string {
  const blocks: string[] = []
  doc.forEach((section) => section.forEach((block) => blocks.push(...blockMarkdown(block))))
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function blockMarkdown(node: Node): string[] {
  switch (node.type.name) {
    case 'heading': {
      const { level, number } = node.attrs as { level: number; number: string | null }
      const text = inlineMarkdown(node)
      return [
        `${'#'.repeat(level)} ${number === null || text.startsWith(number) ? '' : `${number}. `}${text}`,
      ]
    }
    case 'block_quote':
      return [children(node).flatMap(blockMarkdown).join('\n\n').replace(/^/gm, '> ')]
    case 'list':
      return [
        children(node)
          .map((item, index) => {
            const mark = node.attrs.ordered === true ? `${(node.attrs.start as number) + index}. ` : '- '
            return (
              mark +
              children(item)
                .flatMap(blockMarkdown)
                .join('\n\n')
                .replace(/\n/g, `\n${' '.repeat(mark.length)}`)
            )
          })
          .join('\n'),
      ]
    case 'table_figure':
      return tableMarkdown(node)
    case 'footnote':
      return [`[^${noteName(node)}]: ${children(node).flatMap(blockMarkdown).join('\n\n    ')}`]
    case 'contents_entry': {
      const { number, page } = node.attrs as { number: string | null; page: string | null }
      return [
        [number, inlineMarkdown(node), page === null ? null : `(${page})`]
          .filter((part) => part !== null)
          .join(' '),
      ]
    }
    case 'byline':
      return [`*${inlineMarkdown(node)}*`]
    default:
      return [guardStart(inlineMarkdown(node))]
  }
}

function tableMarkdown(figure: Node): string[] {
  const parts: string[] = []
  figure.forEach((child) => {
    if (child.type.name === 'table') {
      const rows = children(child).map(
        (row) =>
          `| ${children(row)
            .map((cell) => inlineMarkdown(cell))
            .join(' | ')} |`,
      )
      const columns = child.firstChild?.childCount ?? 0
      parts.push([rows[0], `|${' --- |'.repeat(columns)}`, ...rows.slice(1)].join('\n'))
    } else
      parts.push(
        child.type.name === 'table_caption' ? `Table: ${inlineMarkdown(child)}` : inlineMarkdown(child),
      )
  })
  return parts
}

const around: Readonly<Record<string, readonly [string, string]>> = {
  emphasis: ['*', '*'],
  strong: ['**', '**'],
  superscript: ['^', '^'],
  subscript: ['~', '~'],
  small_caps: ['[', ']{.smallcaps}'],
}

function inlineMarkdown(node: Node): string {
  return children(node)
    .map((child) => {
      if (child.type.name === 'footnote_call') return `[^${noteName(child)}]`
      if (child.type.name === 'hard_break') return '\\\n'
      return child.marks.reduceRight(
        (text, mark) => {
          if (mark.type.name === 'link') {
            const address = safeAddress(mark.attrs.href)
            return address === null
              ? text
              : `[${text}](${encodeURI(address.replace(/\p{Cs}/gu, '\ufffd')).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))})`
          }
          const [open, close] = around[mark.type.name] ?? ['', '']
          return text.trim() === '' ? text : text.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${open}$2${close}$3`)
        },
        escapeMarkdown(child.text ?? ''),
      )
    })
    .join('')
}

/** Numbers start anew on a page: the id keeps two notes 1 apart. */
function noteName(node: Node): string {
  return String(node.attrs.id || node.attrs.label).replace(/[^\w-]/g, '-')
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>^~$|#@]/g, '\\$&')
}

/** A line that only happens to begin like a list or a rule. */
function guardStart(text: string): string {
  return text.replace(/^(\d+)([.)])(?=\s)/, '$1\\$2').replace(/^([-+])(?=\s)/, '\\$1')
}

function children(node: Node): Node[] {
  return Array.from({ length: node.childCount }, (_, index) => node.child(index))
}
