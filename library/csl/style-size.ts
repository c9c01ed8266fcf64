import type { CslNode } from 'citeproc'

/**
 * The most elements a style may have with every macro written out where it is called. The largest of the 2,679 bundled
 * styles has 67,322; macros that each call another one twice reach any number in a few lines.
 */
export const mostElements = 1_000_000
/** How deep elements and macros may stand in each other; the bundled styles stay under a hundred. */
const deepest = 1000

/** How many elements citeproc walks for a citation and an entry of a bibliography; Infinity where macros call themselves. */
export function expandedSize(style: CslNode): number {
  const macros = new Map<string, CslNode>()
  for (const child of style.children)
    if (typeof child !== 'string' && child.name === 'macro') macros.set(child.attrs.name ?? '', child)
  const known = new Map<string, number>()

  function sizeOf(node: CslNode, depth: number): number {
    if (depth > deepest) return Infinity
    let size = 1
    for (const child of node.children) if (typeof child !== 'string') size += sizeOf(child, depth + 1)
    return node.attrs.macro === undefined ? size : size + sizeOfMacro(node.attrs.macro, depth + 1)
  }
  function sizeOfMacro(name: string, depth: number): number {
    const macro = macros.get(name)
    if (macro === undefined) return 0
    const before = known.get(name)
    if (before !== undefined) return before
    // Until it is known, whoever calls it again from within goes round in a circle.
    known.set(name, Infinity)
    const size = sizeOf(macro, depth)
    known.set(name, size)
    return size
  }
  return style.children
    .filter((child) => typeof child !== 'string')
    .filter(({ name }) => name === 'citation' || name === 'bibliography')
    .reduce((sum, node) => sum + sizeOf(node, 0), 0)
}
