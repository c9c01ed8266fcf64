import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AnnotationId } from '../../core/records/annotation.ts'
import type { ItemId } from '../../core/records/item.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Span } from '../../core/structure/structure.ts'

/** A place in a text to go to. */
export type Target =
  | { readonly kind: 'passage'; readonly span: Span }
  | { readonly kind: 'annotation'; readonly id: AnnotationId }

/** What the middle of the window shows. */
export type View =
  | { readonly kind: 'texts' }
  | { readonly kind: 'items'; readonly itemId: ItemId | null }
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
    if (view.kind !== this.view.kind || view.kind === 'text')
      this.past = [...this.past, this.view].slice(-depth)
    this.show(view)
  }

  openText(textId: TextId, target: Target | null = null): void {
    this.go({ kind: 'text', textId, target })
  }

  openItem(itemId: ItemId | null): void {
    this.go({ kind: 'items', itemId })
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
