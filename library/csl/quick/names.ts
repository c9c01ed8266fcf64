import type { Internals, State } from './internals.ts'

/** So many given names' initials are kept for a style. */
const most = 10_000

/** A given name's initials are asked for up to six times an item, and each time made of some twenty replacements: here they are made once. */
export function quickenNames({ Util: { Names } }: Internals): void {
  const made = new WeakMap<State, Map<string, string>>()
  const make = Names.initializeWith.bind(Names)
  Names.initializeWith = (state, name, terminator, normalizeOnly = false) => {
    let initials = made.get(state)
    if (initials === undefined) made.set(state, (initials = new Map()))
    const { opt, tmp } = state
    const key = [normalizeOnly, opt['initialize-with-hyphen'], tmp.lang_array, terminator, name].join('\n')
    const known = initials.get(key)
    if (known !== undefined) return known
    const fresh = make(state, name, terminator, normalizeOnly)
    if (initials.size === most) initials.clear()
    initials.set(key, fresh)
    return fresh
  }
}
