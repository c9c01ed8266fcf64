import type { Internals, XmlNode } from './internals.ts'

/** Each call of a macro has citeproc walk the whole style for it; here a style's macros are looked up. */
export function quickenCompiling({ XmlJSON: { prototype } }: Internals): void {
  const search = prototype.getNodesByName
  const macrosOf = new WeakMap<XmlNode, Map<string | undefined, XmlNode[]>>()
  prototype.getNodesByName = function (tree, name, called, found) {
    if (name !== 'macro' || !called || found !== undefined || tree !== this.dataObj)
      return search.call(this, tree, name, called, found)
    let macros = macrosOf.get(tree)
    if (macros === undefined) {
      macrosOf.set(tree, (macros = new Map()))
      for (const macro of search.call(this, tree, 'macro'))
        macros.set(macro.attrs.name, [...(macros.get(macro.attrs.name) ?? []), macro])
    }
    return macros.get(called) ?? []
  }
}
