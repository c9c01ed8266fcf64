import type { Internals, Registry, State } from './internals.ts'

/**
 * citeproc renders each cite once to learn whether another reads the same, and then each again to settle its names, also where none reads the same and no
 * name is shared. The second time settles what the first did where
 * - the item is new in this update, and no other cite reads like its own;
 * - each family name stands in one form, so that no given name must be told from another (`evalname` raises nothing then);
 * - the first time settled a form for each name. Where names are told apart cite by cite (`by-cite`), citeproc writes a name without a given name in another
 *   form the second time; the forms must all be the shortest there.
 */
export function quickenDisambiguation({ Registry, Disambiguation }: Internals): void {
  const inserted = new WeakMap<Registry, ReadonlySet<string>>()

  const insert = Registry.prototype.doinserts
  Registry.prototype.doinserts = function (ids) {
    inserted.set(this, new Set(ids.filter((id) => this.registry[id] === undefined)))
    insert.call(this, ids)
  }

  const settle = Registry.prototype.setdisambigs
  Registry.prototype.setdisambigs = function () {
    settle.call(this)
    inserted.delete(this)
  }

  const run = Disambiguation.prototype.run
  Disambiguation.prototype.run = function (key) {
    const ids = this.ambigcites[key] ?? []
    const [id] = ids
    const settled =
      id !== undefined && ids.length === 1 && inserted.get(this.state.registry)?.has(id) === true
    if (!settled || !isSettled(this.state, id)) run.call(this, key)
  }
}

function isSettled({ registry, citation }: State, id: string): boolean {
  for (const name of Object.values(registry.namereg.nameindpkeys[id] ?? {}))
    if (name.count > 1 || Object.values(name.ikey).some(({ count }) => count > 1)) return false
  const byCite = citation.opt['givenname-disambiguation-rule'] === 'by-cite'
  const forms = registry.registry[id]!.disambig.givens.flat()
  return forms.every((form) => form !== undefined && (!byCite || form === 0))
}
