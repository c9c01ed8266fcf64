import type { Refusal } from '../commands/result.ts'
import type { Diff } from '../store/diff.ts'
import type { Job } from './jobs.ts'
import type { Task } from './keeping.ts'
import type { KeptFileInfo } from './kept-files.ts'

/** What the library tells its windows, unasked. */
export type Event =
  /** Records changed and are on disk. `seq` counts up by one from the snapshot that `library.open` gave. */
  | { readonly type: 'changed'; readonly seq: number; readonly diff: Diff; readonly history: HistoryState }
  | { readonly type: 'job'; readonly job: Job }
  | { readonly type: 'storage'; readonly state: StorageState }
  /** How the files that are kept up to date stand now, all of them. */
  | { readonly type: 'kept-files'; readonly files: readonly KeptFileInfo[] }
  | { readonly type: 'task'; readonly task: Task }
  /** A native menu's command, or a file the system asked to open. */
  | { readonly type: 'menu'; readonly command: MenuCommand }
  | { readonly type: 'opened'; readonly textId: `text:${string}` }
  /** Another program holds the library from now on; what happened in between was told to nobody. It is to be opened anew. */
  | { readonly type: 'moved' }
  /** More changed in one edit than a message may hold: the library is to be opened anew. */
  | { readonly type: 'overhauled' }

/** The event as JSON of at most so many UTF-16 units; one that is longer is told as `overhauled`. */
export function eventJson(event: Event, longest: number): string {
  const json = jsonOf(event)
  return json !== null && json.length <= longest
    ? json
    : JSON.stringify({ type: 'overhauled' } satisfies Event)
}

/** Null where it is longer than a string can be. */
function jsonOf(event: Event): string | null {
  try {
    return JSON.stringify(event)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** What undo and redo would do next, in words ("Add highlight"), or null. */
export interface HistoryState {
  readonly undo: string | null
  readonly redo: string | null
}

export type StorageState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Operations are kept in memory and tried again. */
  | { readonly kind: 'failing'; readonly message: string; readonly pending: number }
  /** Nothing can be written where the library stands: every edit is answered with `refusal`. It stays so for as long as the library is open. */
  | { readonly kind: 'read-only'; readonly message: string; readonly refusal: Refusal }

/** Commands that a native menu and the window's own palette share. */
export const menuCommands = [
  'import',
  'export',
  'kept-files',
  'backups',
  'save-elsewhere',
  'undo',
  'redo',
  'find',
  'find-next',
  'find-previous',
  'search',
  'palette',
  'settings',
  'shortcuts',
  'toggle-sidebar',
  'toggle-margin',
  'copy-with-citation',
  'highlight',
  'note',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'theme',
] as const
export type MenuCommand = (typeof menuCommands)[number]
