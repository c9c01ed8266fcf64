import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Task, TaskName } from '../../core/protocol/keeping.ts'
import type { HostInfo } from '../../core/protocol/host.ts'
import type { AnnotationRecord } from '../../core/records/annotation.ts'
import type { RecordOf, TypeName } from '../../core/records/index.ts'
import type { SettingRecord } from '../../core/records/setting.ts'
import type { TextId } from '../../core/records/text.ts'
import type { LibraryClient, LibraryState } from './client.ts'

export const LibraryContext = createContext<LibraryClient | null>(null)

/** The library of this window. Throws outside of its provider. */
export function useLibrary(): LibraryClient {
  const client = useContext(LibraryContext)
  if (client === null) throw new Error('useLibrary stands outside of LibraryContext')
  return client
}

/** A part of the library's state; renders again only when that part changes identity. */
export function useLibraryState<T>(part: (state: LibraryState) => T): T {
  const client = useLibrary()
  return useSyncExternalStore(client.subscribe, () => part(client.getState()))
}

/** Every record of a type, in the order they were added. */
export function useRecords<T extends TypeName>(typeName: T): readonly RecordOf<T>[] {
  const client = useLibrary()
  return useSyncExternalStore(client.subscribe, () => client.records.list(typeName))
}

/** The record, or undefined where there is none (or `id` is null). */
export function useRecord<T extends TypeName>(id: `${T}:${string}` | null): RecordOf<T> | undefined {
  const client = useLibrary()
  return useSyncExternalStore(client.subscribe, () => (id === null ? undefined : client.records.get(id)))
}

/** The annotations of one text in the order of the text; changes to other texts' do not render it again. */
export function useAnnotations(textId: TextId | null): readonly AnnotationRecord[] {
  const client = useLibrary()
  return useSyncExternalStore(client.subscribe, () =>
    textId === null ? none : client.records.annotationsOf(textId),
  )
}
const none: readonly AnnotationRecord[] = []

/**
 * A remembered choice and its setter. What was stored by another version and has another shape than `fallback`
 * (a string for a number) counts as not there. Pass a `fallback` whose identity is stable.
 */
export function useSetting<T extends SettingRecord['value']>(
  key: string,
  fallback: T,
): readonly [value: T, choose: (value: T) => void] {
  const client = useLibrary()
  const value = useSyncExternalStore(client.subscribe, () => {
    const stored = client.setting(key)
    return stored !== undefined && shapeOf(stored) === shapeOf(fallback) ? (stored as T) : fallback
  })
  const choose = useCallback((next: T) => void client.choose(key, next), [client, key])
  return [value, choose]
}

function shapeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/** Work of that kind while it runs, or null. */
export function useTask(name: TaskName): Task | null {
  const task = useLibraryState((state) => state.tasks[name])
  return task?.isRunning === true ? task : null
}

/** The platform whose keys and names the window uses. */
export function usePlatform(): HostInfo['platform'] {
  return useLibraryState((state) => state.host.platform)
}
