import { DOMSerializer, Fragment, Slice, type Node } from 'prosemirror-model'
import { schema } from '../../core/text/schema.ts'

/** Rich text for other programs: the passage's own markup without our classes. */
export const clipboardSerializer = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(schema),
    section: () => ['div', 0],
    byline: () => ['p', 0],
    title_part: () => ['p', 0],
    contents_entry: () => ['p', 0],
    table_figure: () => ['div', 0],
    table_caption: () => ['p', 0],
    table_source: () => ['p', 0],
    figure: () => ['p', 0],
    footnote: () => ['div', 0],
  },
  { ...DOMSerializer.marksFromSchema(schema), small_caps: () => ['span', 0] },
)

/** A slice without the raised numbers of its notes, which a quotation does not carry. */
export function withoutCalls(slice: Slice): Slice {
  return new Slice(kept(slice.content), slice.openStart, slice.openEnd)
}

function kept(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    if (node.type.name === 'footnote_call') return
    nodes.push(node.isText ? node : node.copy(kept(node.content)))
  })
  return Fragment.fromArray(nodes)
}
