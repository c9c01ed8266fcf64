import type { Node } from 'prosemirror-model'
import { schema } from '../../core/text/schema.ts'

/** Builders that make documents read as sentences: `doc(section(heading('One'), p('a ', em('b'), call('1'))))`. */
type Inline = string | Node | readonly Node[]

const inline = (children: readonly Inline[]): Node[] =>
  children.flatMap((child) =>
    typeof child === 'string'
      ? child === ''
        ? []
        : [schema.text(child)]
      : child instanceof Array
        ? [...child]
        : [child as Node],
  )

const marked =
  (name: 'emphasis' | 'strong' | 'superscript' | 'subscript' | 'small_caps') =>
  (text: string): Node =>
    schema.text(text, [schema.mark(name)])

export const doc = (...sections: Node[]): Node => schema.node('doc', null, sections)
export const section = (...blocks: Node[]): Node =>
  schema.node('section', { id: '', level: 1, role: 'body' }, blocks)
export const p = (...children: Inline[]): Node => schema.node('paragraph', null, inline(children))
export const heading = (text: string, level = 2, number: string | null = null): Node =>
  schema.node('heading', { level, number }, [schema.text(text)])
export const em = marked('emphasis')
export const strong = marked('strong')
export const call = (label: string, id = `fn-${label}`): Node => schema.node('footnote_call', { id, label })
export const footnote = (label: string, ...paragraphs: Node[]): Node =>
  schema.node('footnote', { id: `fn-${label}`, label }, paragraphs)
export const br = (): Node => schema.node('hard_break')
export const list = (...items: string[]): Node =>
  schema.node(
    'list',
    null,
    items.map((text) => schema.node('list_item', null, [p(text)])),
  )
/** The first row is the header. */
export const table = (
  caption: string | null,
  rows: readonly (readonly string[])[],
  source: string | null = null,
): Node =>
  schema.node('table_figure', null, [
    ...(caption === null ? [] : [schema.node('table_caption', null, inline([caption]))]),
    schema.node(
      'table',
      null,
      rows.map((cells, index) =>
        schema.node(
          'table_row',
          null,
          cells.map((text) => schema.node(index === 0 ? 'table_header' : 'table_cell', null, inline([text]))),
        ),
      ),
    ),
    ...(source === null ? [] : [schema.node('table_source', null, inline([source]))]),
  ])
