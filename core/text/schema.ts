import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { safeAddress } from './safe-address.ts'

/**
 * The one document shape every reader, exporter and selector agrees on: `doc > section+ > block+`.
 *
 * Sections are flat (a section holds no section) and short (about fifty blocks), because the browser skips
 * whole sections it does not show (`content-visibility`): measured in docs/decisions. The depth of a heading
 * is its `level`; a section that only continues a long one has level 0.
 *
 * A document holds no highlights and no page breaks. Both are made of records and drawn as decorations, so a
 * corrected page number or a new highlight never touches the text.
 */

/** What part a title-page line plays, in the order a title page shows them. */
export type TitlePartRole =
  | 'title'
  | 'subtitle'
  | 'series'
  | 'contributor'
  | 'publisher'
  | 'place'
  | 'date'
  | 'identifier'
  | 'rights'
  | 'cataloguing'
  | 'other'

/** What kind of thing a line of a contents page or a list of figures names; a `section` is below a chapter. */
export type ContentsKind = 'chapter' | 'section' | 'part' | 'front' | 'figure' | 'table'

/** What part of a book a section belongs to. */
export type SectionRole =
  'title-page' | 'front' | 'contents' | 'list' | 'contributors' | 'part' | 'body' | 'back'

const nodes = {
  doc: { content: 'section+' },

  /** attrs: `id` unique in the document; `level` 1–6, or 0 where it continues the one before. */
  section: {
    content: 'block+',
    attrs: { id: { default: '' }, level: { default: 1 }, role: { default: 'body' } },
    isolating: true,
    toDOM: (node) => [
      'section',
      { 'data-section': node.attrs.id as string, 'data-role': node.attrs.role as string },
      0,
    ],
  },

  paragraph: { group: 'block', content: 'inline*', toDOM: () => ['p', 0] },

  /** attrs: `level` 1–6 (1 is a chapter or the book's own parts); `number` as printed ("11", "PART III") or null. */
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { level: { default: 2 }, number: { default: null } },
    // Held to the six there are: the level of a document from elsewhere may be anything, and would become a tag.
    toDOM: (node) => [`h${Math.min(6, Math.max(1, Math.trunc(Number(node.attrs.level)) || 1))}`, 0],
  },

  /** A line under a chapter's heading that names who wrote it. */
  byline: { group: 'block', content: 'inline*', toDOM: () => ['p', { class: 'byline' }, 0] },

  block_quote: { group: 'block', content: 'paragraph+', toDOM: () => ['blockquote', 0] },

  list: {
    group: 'block',
    content: 'list_item+',
    attrs: { ordered: { default: false }, start: { default: 1 } },
    toDOM: (node) => (node.attrs.ordered ? ['ol', { start: node.attrs.start as number }, 0] : ['ul', 0]),
  },
  list_item: { content: 'paragraph+', toDOM: () => ['li', 0] },

  /** attrs: `label` as printed ("11.1") or null. */
  table_figure: {
    group: 'block',
    content: 'table_caption? table table_source?',
    attrs: { label: { default: null } },
    isolating: true,
    toDOM: () => ['figure', { class: 'table' }, 0],
  },
  table_caption: { content: 'inline*', toDOM: () => ['figcaption', 0] },
  table: { content: 'table_row+', toDOM: () => ['table', ['tbody', 0]] },
  table_row: { content: '(table_header | table_cell)+', toDOM: () => ['tr', 0] },
  table_header: { content: 'inline*', toDOM: () => ['th', { scope: 'col' }, 0] },
  table_cell: { content: 'inline*', toDOM: () => ['td', 0] },
  table_source: { content: 'inline*', toDOM: () => ['p', { class: 'source' }, 0] },

  /** The caption of a picture that the scan did not keep. */
  figure: {
    group: 'block',
    content: 'inline*',
    attrs: { label: { default: null } },
    toDOM: () => ['figure', ['figcaption', 0]],
  },

  /** attrs: `id` is what its call names; `label` as printed ("3", "*"). Stands at the end of the section of its call. */
  footnote: {
    group: 'block',
    content: 'paragraph+',
    attrs: { id: { default: '' }, label: { default: '' } },
    isolating: true,
    toDOM: (node) => [
      'aside',
      {
        class: 'footnote',
        role: 'note',
        'data-footnote': node.attrs.id as string,
        'data-label': node.attrs.label as string,
      },
      0,
    ],
  },

  /** attrs: `role` is a {@link TitlePartRole}. */
  title_part: {
    group: 'block',
    content: 'inline*',
    attrs: { role: { default: 'other' } },
    toDOM: (node) => ['p', { class: 'title-part', 'data-role': node.attrs.role as string }, 0],
  },

  /** attrs: `kind` a {@link ContentsKind}; `number` and `page` as printed, or null; `authors` as printed, or null. */
  contents_entry: {
    group: 'block',
    content: 'inline*',
    attrs: {
      kind: { default: 'chapter' },
      number: { default: null },
      page: { default: null },
      authors: { default: null },
    },
    toDOM: (node) => [
      'p',
      {
        class: 'contents-entry',
        'data-kind': node.attrs.kind as string,
        'data-number': (node.attrs.number as string | null) ?? '',
        'data-page': (node.attrs.page as string | null) ?? '',
        'data-authors': (node.attrs.authors as string | null) ?? '',
      },
      0,
    ],
  },

  text: { group: 'inline' },

  /** A call: the raised number in the text. Takes no room in the canonical text. attrs: `id` of its footnote; `label` as printed. */
  footnote_call: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    attrs: { id: { default: '' }, label: { default: '' } },
    toDOM: (node) => [
      'sup',
      {
        class: 'footnote-call',
        'data-call': node.attrs.id as string,
      },
      // A label that is a list would be taken for an element.
      String(node.attrs.label),
    ],
  },

  hard_break: { group: 'inline', inline: true, selectable: false, toDOM: () => ['br'] },
} satisfies Record<string, NodeSpec>

const marks = {
  emphasis: { toDOM: () => ['em', 0] },
  strong: { toDOM: () => ['strong', 0] },
  superscript: { excludes: 'subscript', toDOM: () => ['sup', 0] },
  subscript: { excludes: 'superscript', toDOM: () => ['sub', 0] },
  small_caps: { toDOM: () => ['span', { class: 'small-caps' }, 0] },
  /** attrs: `href`, http(s) or mailto only; the structure step drops any other, and so does every way out. */
  link: {
    attrs: { href: { default: '' } },
    inclusive: false,
    toDOM: (mark) => ['a', { href: safeAddress(mark.attrs.href), rel: 'noreferrer noopener' }, 0],
  },
} satisfies Record<string, MarkSpec>

/** The schema of every text in Postil. */
export const schema = new Schema({ nodes, marks })
