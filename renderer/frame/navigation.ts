import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AnnotationId } from '../../core/records/annotation.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { ItemId } from '../../core/records/item.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Span } from '../../core/structure/structure.ts'

/** A place in a text to go to. */
export type Target =
  | { readonly kind: 'passage'; readonly span: Span }
  | { readonly kind: 'annotation'; readonly id: AnnotationId }

/** What the items are narrowed down to: those of a collection, those that have all of some tags (by id), or both. */
export interface Scope {
  readonly collectionId: CollectionId | null
  readonly tags: readonly string[]
}

/** All items. */
export const wholeLibrary: Scope = { collectionId: null, tags: [] }

/** What the middle of the window shows. */
export type View =
  | { readonly kind: 'texts' }
  | { readonly kind: 'items'; readonly itemId: ItemId | null; readonly scope: Scope }
  | { readonly kind: 'text'; readonly textId: TextId; readonly target: Target | null }

/** How many views one can go back through. */
const depth = 100

/** Where the window is, and the way back. */
export class Navigation {
  private view: View = { kind: 'texts' }
  private past: readonly View[] = []
  private readonly listeners = new Set<() => void>()

  readonly current = (): View => this.view
  readonly canGoBack = (): boolean => this.past.length > 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Where the window begins; there is no way back from it. */
  begin(view: View): void {
    this.show(view)
  }

  go(view: View): void {
    if (isElsewhere(this.view, view)) this.past = [...this.past, this.view].slice(-depth)
    this.show(view)
  }

  openText(textId: TextId, target: Target | null = null): void {
    this.go({ kind: 'text', textId, target })
  }

  /** An item that is asked for is shown among all, unless it is known to be in a scope. */
  openItem(itemId: ItemId | null, scope: Scope = wholeLibrary): void {
    this.go({ kind: 'items', itemId, scope })
  }

  openCollection(collectionId: CollectionId): void {
    this.openItem(null, { collectionId, tags: [] })
  }

  /** Narrows the items down by tags; the collection in view stays. */
  chooseTags(tags: readonly string[]): void {
    this.openItem(null, { ...scopeOf(this.view), tags })
  }

  back(): void {
    const view = this.past.at(-1)
    if (view === undefined) return
    this.past = this.past.slice(0, -1)
    this.show(view)
  }

  private show(view: View): void {
    this.view = view
    for (const listener of [...this.listeners]) listener()
  }
}

/** What the view is narrowed down to. */
export const scopeOf = (view: View): Scope => (view.kind === 'items' ? view.scope : wholeLibrary)

/** A text or a collection is a place that one goes back from; other tags or another item are not. */
function isElsewhere(from: View, to: View): boolean {
  return (
    from.kind !== to.kind || to.kind === 'text' || scopeOf(from).collectionId !== scopeOf(to).collectionId
  )
}

export const NavigationContext = createContext(new Navigation())

export function useNavigation(): Navigation {
  return useContext(NavigationContext)
}

export function useView(): View {
  const navigation = useNavigation()
  return useSyncExternalStore(navigation.subscribe, navigation.current)
}

export function useCanGoBack(): boolean {
  const navigation = useNavigation()
  return useSyncExternalStore(navigation.subscribe, navigation.canGoBack)
}
