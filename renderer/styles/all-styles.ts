import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import { useLibrary } from '../library/hooks.ts'
import type { LibraryClient } from '../library/client.ts'

export interface AllStyles {
  readonly styles: readonly StyleInfo[]
  readonly locales: readonly string[]
}

/** The styles and locales of a library: asked for once, the same for all who show them; an unanswered question is asked again. */
class StyleCatalog {
  private readonly client: LibraryClient
  private readonly listeners = new Set<() => void>()
  private all: AllStyles = { styles: [], locales: [] }
  private asked: Promise<void> | null = null

  constructor(client: LibraryClient) {
    this.client = client
  }

  readonly current = (): AllStyles => this.all

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  ask(): Promise<void> {
    this.asked ??= this.again()
    return this.asked
  }

  async again(): Promise<void> {
    const answer = await this.client.call('styles.list', {})
    if (!answer.ok) this.asked = null
    else this.all = answer.value
    for (const listener of this.listeners) listener()
  }
}

const catalogs = new WeakMap<LibraryClient, StyleCatalog>()

function catalogOf(client: LibraryClient): StyleCatalog {
  const catalog = catalogs.get(client) ?? new StyleCatalog(client)
  catalogs.set(client, catalog)
  return catalog
}

/** The title of a style; its id until the styles are known. */
export function useStyleTitle(id: string): string {
  return useAllStyles().styles.find((style) => style.id === id)?.title ?? id
}

/** All styles, empty until they are known, and a way to ask for them again after one was added or removed. */
export function useAllStyles(): AllStyles & { readonly again: () => Promise<void> } {
  const catalog = catalogOf(useLibrary())
  const all = useSyncExternalStore(catalog.subscribe, catalog.current)
  useEffect(() => void catalog.ask(), [catalog])
  const again = useCallback(() => catalog.again(), [catalog])
  return { ...all, again }
}
