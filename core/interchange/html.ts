import type { DOMOutputSpec, Mark, Node } from 'prosemirror-model'

/** A document as an HTML fragment: what the schema's own `toDOM` says, escaped. Nothing of a document can become a tag. */
export function toHtml(doc: Node): string {
  const parts: string[] = []
  doc.forEach((child) => parts.push(nodeHtml(child)))
  return parts.join('\n')
}

function nodeHtml(node: Node): string {
  if (node.isText) return node.marks.reduceRight((html, mark) => markHtml(mark, html), escapeHtml(node.text!))
  const inside: string[] = []
  node.forEach((child) => inside.push(nodeHtml(child)))
  const spec = node.type.spec.toDOM?.(node)
  return spec === undefined ? inside.join('') : specHtml(spec, inside.join(''))
}

function markHtml(mark: Mark, inside: string): string {
  const spec = mark.type.spec.toDOM?.(mark, true)
  return spec === undefined ? inside : specHtml(spec, inside)
}

const empty = new Set(['br', 'hr', 'img', 'col', 'wbr'])

/** ProseMirror's array form of a DOM node: `[tag, attributes?, ...children]`, 0 where the content goes. */
function specHtml(spec: DOMOutputSpec, inside: string): string {
  if (typeof spec === 'string') return escapeHtml(spec)
  if (!Array.isArray(spec)) return inside
  const [tag, ...rest] = spec as [string, ...unknown[]]
  const hasAttributes = typeof rest[0] === 'object' && rest[0] !== null && !Array.isArray(rest[0])
  const attributes = hasAttributes ? attributesHtml(rest[0] as Record<string, unknown>) : ''
  if (empty.has(tag)) return `<${tag}${attributes}>`
  const children = (hasAttributes ? rest.slice(1) : rest).map((child) =>
    child === 0 ? inside : specHtml(child as DOMOutputSpec, inside),
  )
  return `<${tag}${attributes}>${children.join('')}</${tag}>`
}

function attributesHtml(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value != null)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!,
  )
}
