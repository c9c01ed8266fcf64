/** What is chosen in a list, which row the keyboard is on, and where an extension began. */
export interface ListSelection {
  readonly ids: ReadonlySet<string>
  readonly focus: string | null
  readonly anchor: string | null
}

export const nothingSelected: ListSelection = { ids: new Set(), focus: null, anchor: null }

/**
 * How many rows can be chosen: one, several with the keys of the platform, or several of which each press takes one in or
 * out, while the arrows only look.
 */
export type Choosing = boolean | 'toggle'

/** The one row chosen. */
export function only(id: string): ListSelection {
  return { ids: new Set([id]), focus: id, anchor: id }
}

/** What of the selection is still in the list. */
export function kept(selection: ListSelection, ids: ReadonlySet<string>): ListSelection {
  const left = new Set([...selection.ids].filter((id) => ids.has(id)))
  const stays = (id: string | null) => (id !== null && ids.has(id) ? id : null)
  return left.size === selection.ids.size && stays(selection.focus) === selection.focus
    ? selection
    : { ids: left, focus: stays(selection.focus), anchor: stays(selection.anchor) }
}

export interface Modifiers {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** Rows that a Page key goes over. */
const pageRows = 12

/** The selection after a key, or null where the key is not the list's. */
export function moved(
  selection: ListSelection,
  ids: readonly string[],
  { key, shiftKey, ctrlKey, metaKey }: Modifiers & { readonly key: string },
  multiple: Choosing,
): ListSelection | null {
  if (ids.length === 0) return null
  const at = selection.focus === null ? -1 : ids.indexOf(selection.focus)
  if (multiple === true && (ctrlKey || metaKey) && key.toLowerCase() === 'a')
    return { ids: new Set(ids), focus: selection.focus ?? ids[0]!, anchor: selection.anchor ?? ids[0]! }
  if (key === ' ' && at >= 0) return multiple ? toggled(selection, ids[at]!) : only(ids[at]!)
  const target = destination(key, at, ids.length)
  if (target === null) return null
  const id = ids[target]!
  if (multiple === 'toggle') return { ...selection, focus: id }
  return multiple && shiftKey ? extended(selection, ids, id) : only(id)
}

/** The selection after a click. */
export function pressed(
  selection: ListSelection,
  ids: readonly string[],
  id: string,
  { shiftKey, ctrlKey, metaKey }: Modifiers,
  multiple: Choosing,
): ListSelection {
  if (!multiple) return only(id)
  if (multiple === 'toggle') return toggled(selection, id)
  if (shiftKey) return extended(selection, ids, id)
  return ctrlKey || metaKey ? toggled(selection, id) : only(id)
}

function destination(key: string, at: number, length: number): number | null {
  const last = length - 1
  const clamp = (index: number) => Math.max(0, Math.min(last, index))
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1)
    case 'ArrowUp':
      return at < 0 ? last : clamp(at - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return clamp(at + pageRows)
    case 'PageUp':
      return clamp(at - pageRows)
    default:
      return null
  }
}

function extended(selection: ListSelection, ids: readonly string[], id: string): ListSelection {
  const anchor = selection.anchor ?? selection.focus ?? id
  const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b) as [number, number]
  return { ids: new Set(ids.slice(Math.max(0, from), to + 1)), focus: id, anchor }
}

function toggled(selection: ListSelection, id: string): ListSelection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, focus: id, anchor: id }
}
