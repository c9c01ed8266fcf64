import type { Node } from 'prosemirror-model'
import { CanonicalText } from '../text/canonical-text.ts'
import { schema } from '../text/schema.ts'
import type { Element, TableElement } from './element.ts'
import { readInline, type Call, type InlineRun } from './inline/read-inline.ts'
import type { DraftSection } from './sections.ts'
import { SourceMap, type MappedRun, type Shadow } from './source-map.ts'
import { TracedText } from './traced-text.ts'

/** A document, its canonical text, and where each of its characters came from. */
export interface BuiltDocument {
  readonly doc: Node
  readonly canonical: CanonicalText
  readonly map: SourceMap
  /** Element → the first and last of its textblocks in `canonical.blocks`. */
  readonly blocksOf: ReadonlyMap<Element, { readonly first: number; readonly last: number }>
  /** Section (by index) → its node id. */
  readonly sectionIds: readonly string[]
}

/** Makes the ProseMirror document of sections. `calls`: source offset → the note called there. */
export function buildDocument(
  sections: readonly DraftSection[],
  calls: ReadonlyMap<number, Call>,
): BuiltDocument {
  const builder = new DocumentBuilder(calls)
  return builder.build(sections)
}

class DocumentBuilder {
  private readonly calls: ReadonlyMap<number, Call>
  /** Runs of each textblock, in the order of the document. */
  private readonly textblocks: (readonly InlineRun[])[] = []
  private readonly blocksOf = new Map<Element, { first: number; last: number }>()

  constructor(calls: ReadonlyMap<number, Call>) {
    this.calls = calls
  }

  build(sections: readonly DraftSection[]): BuiltDocument {
    const ids = sections.map((_, index) => `s${index + 1}`)
    const nodes = sections.map((section, index) =>
      schema.node(
        'section',
        { id: ids[index]!, level: section.level, role: section.role },
        this.blocks(section),
      ),
    )
    const doc = schema.node('doc', null, nodes.length > 0 ? nodes : [emptySection()])
    if (nodes.length === 0) this.textblocks.push([])
    const canonical = new CanonicalText(doc)
    const runs: MappedRun[] = []
    for (const [index, block] of canonical.blocks.entries()) {
      for (const { at, length, source, sourceLength } of this.textblocks[index] ?? []) {
        runs.push({ canonical: block.start + at, length, source, sourceLength })
      }
    }
    const map = new SourceMap(runs, this.shadows(canonical))
    return { doc, canonical, map, blocksOf: this.blocksOf, sectionIds: ids }
  }

  /** A chapter's number and an entry's number, authors and page are attributes: their place is the block that has them. */
  private shadows(canonical: CanonicalText): Shadow[] {
    return [...this.blocksOf].flatMap(([element, { first }]) => {
      const at =
        element.kind === 'entry' ? element.entry.at : element.kind === 'heading' ? element.numberAt : null
      const block = canonical.blocks[first]
      return at === null || block === undefined ? [] : [{ at, span: { start: block.start, end: block.end } }]
    })
  }

  private blocks(section: DraftSection): Node[] {
    return section.elements.map((element) => {
      const first = this.textblocks.length
      const node = this.element(element)
      this.blocksOf.set(element, { first, last: this.textblocks.length - 1 })
      return node
    })
  }

  private element(element: Element): Node {
    switch (element.kind) {
      case 'heading':
        return this.textblock('heading', { level: element.level, number: element.number }, element.text)
      case 'paragraph':
      case 'byline':
        return this.textblock(element.kind, null, element.text)
      case 'quote':
        return schema.node('block_quote', null, this.paragraphs(element.paragraphs))
      case 'list':
        return schema.node(
          'list',
          { ordered: element.ordered, start: element.start },
          element.items.map((item) => schema.node('list_item', null, this.paragraphs([item]))),
        )
      case 'table':
        return this.table(element)
      case 'figure':
        return this.textblock('figure', { label: element.label }, element.text)
      case 'note':
        return schema.node(
          'footnote',
          { id: element.id, label: element.label },
          this.paragraphs(element.paragraphs),
        )
      case 'title-part':
        return this.textblock('title_part', { role: element.role }, element.text)
      case 'entry': {
        const { kind, number, page, authors } = element.entry
        const names = authors.length === 0 ? null : authors.map((author) => author.value).join('; ')
        const attrs = { kind, number: number?.value ?? null, page: page?.value ?? null, authors: names }
        return this.textblock('contents_entry', attrs, element.text)
      }
    }
  }

  private paragraphs(passages: readonly TracedText[]): Node[] {
    return passages.map((passage) => this.textblock('paragraph', null, passage))
  }

  private table(element: TableElement): Node {
    const parts: Node[] = []
    if (element.caption !== null) parts.push(this.textblock('table_caption', null, element.caption))
    const width = Math.max(...element.rows.map((row) => row.length))
    const rows = element.rows.map((row, index) => {
      const type = index === 0 && element.rows.length > 1 ? 'table_header' : 'table_cell'
      const cells = Array.from({ length: width }, (_, column) =>
        this.textblock(type, null, row[column] ?? TracedText.empty),
      )
      return schema.node('table_row', null, cells)
    })
    parts.push(schema.node('table', null, rows))
    if (element.source !== null) parts.push(this.textblock('table_source', null, element.source))
    return schema.node('table_figure', { label: element.label }, parts)
  }

  private textblock(type: string, attrs: Record<string, unknown> | null, passage: TracedText): Node {
    const { nodes, runs } = readInline(passage, this.calls)
    this.textblocks.push(runs)
    return schema.node(type, attrs, [...nodes])
  }
}

function emptySection(): Node {
  return schema.node('section', { id: 's1', level: 1, role: 'body' }, [schema.node('paragraph')])
}
