import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { MenuCommand } from '../core/protocol/events.ts'
import type { HostInfo } from '../core/protocol/host.ts'
import { strings } from './strings.ts'

export type Platform = HostInfo['platform']

/** Ids shared with the native menu, and those of the window's own. */
export type CommandId =
  | MenuCommand
  | 'go-texts'
  | 'go-items'
  | 'go-highlights'
  | 'go-outline'
  | 'go-back'
  | 'new-item'
  | 'new-collection'
  | 'add-to-collection'
  | 'take-out'
  | 'move-up'
  | 'move-down'
  | 'rename-collection'
  | 'delete-collection'
  | 'find-duplicates'
  | 'correct-page'
  | 'discrepancies'
  | 'next-highlight'
  | 'previous-highlight'
  | 'copy-as'
  | 'delete-highlight'
  | `highlight-${string}`
  | `theme-${string}`

export type CommandGroup = 'library' | 'text' | 'edit' | 'view'

/** One thing that can be done now: shown in the palette, in menus, in tooltips and among the shortcuts. */
export interface Command {
  readonly id: CommandId
  readonly title: string
  readonly group: CommandGroup
  /** Keys joined by `+`, the last one a `KeyboardEvent.key`; `Mod` is ⌘ on a Mac and Ctrl elsewhere: `Mod+Shift+F`. */
  readonly shortcut?: string
  /** False leaves it visible and out of reach; absent means true. */
  readonly enabled?: boolean
  /** True where the shortcut belongs to text fields as long as one has the focus (undo). */
  readonly yieldsToFields?: boolean
  run(): void
}

/** The commands of the pages that are mounted now. A later registration of the same id wins. */
export class CommandRegistry {
  private readonly sets: (readonly Command[])[] = []
  private current: readonly Command[] = []
  private readonly listeners = new Set<() => void>()

  /** Adds commands until the returned function is called. */
  register(commands: readonly Command[]): () => void {
    this.sets.push(commands)
    this.refresh()
    return () => {
      this.sets.splice(this.sets.indexOf(commands), 1)
      this.refresh()
    }
  }

  readonly list = (): readonly Command[] => this.current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  get(id: CommandId): Command | undefined {
    return this.current.find((command) => command.id === id)
  }

  /** Runs a command; false where there is none such or it is not enabled. */
  run(id: CommandId): boolean {
    const command = this.get(id)
    if (command === undefined || command.enabled === false) return false
    command.run()
    return true
  }

  /** Runs the command whose shortcut was pressed; true where there was one. */
  press(event: KeyPress, platform: Platform, inField: boolean): boolean {
    const command = this.current.find(
      ({ shortcut, enabled, yieldsToFields }) =>
        shortcut !== undefined &&
        enabled !== false &&
        !(inField && yieldsToFields === true) &&
        isShortcut(event, shortcut, platform),
    )
    command?.run()
    return command !== undefined
  }

  private refresh(): void {
    const byId = new Map(this.sets.flat().map((command) => [command.id, command]))
    this.current = [...byId.values()]
    for (const listener of [...this.listeners]) listener()
  }
}

export const CommandContext = createContext(new CommandRegistry())

/** Registers commands for as long as the component is mounted; `run` is always the one of the last render. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useContext(CommandContext)
  const latest = useRef(commands)
  const shape = JSON.stringify(commands)
  // Before the paint: a shortcut must work as soon as what it belongs to is seen.
  useLayoutEffect(() => {
    latest.current = commands
  })
  useLayoutEffect(() => {
    const parsed = JSON.parse(shape) as Omit<Command, 'run'>[]
    return registry.register(
      parsed.map((command) => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(),
      })),
    )
  }, [registry, shape])
}

/** Every command there is now. */
export function useCommandList(): readonly Command[] {
  const registry = useContext(CommandContext)
  return useSyncExternalStore(registry.subscribe, registry.list)
}

export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** True where the keys pressed are the shortcut. A letter or digit matches by its place too, so that Alt and other layouts work. */
export function isShortcut(event: KeyPress, shortcut: string, platform: Platform): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1)!
  const wants = (modifier: string) => parts.includes(modifier)
  const mod = platform === 'mac' ? event.metaKey : event.ctrlKey
  const other = platform === 'mac' ? event.ctrlKey : event.metaKey
  const sameKey =
    event.key.toLowerCase() === key.toLowerCase() ||
    (/^[a-z]$/i.test(key) && event.code === `Key${key.toUpperCase()}`) ||
    (/^\d$/.test(key) && event.code === `Digit${key}`)
  return (
    sameKey &&
    mod === wants('Mod') &&
    !other &&
    event.altKey === wants('Alt') &&
    (event.shiftKey === wants('Shift') || /^[?+]$/.test(key))
  )
}

/** The shortcut as the platform writes it: `⇧⌘F`, `Ctrl+Shift+F`. */
export function shownShortcut(shortcut: string, platform: Platform): string {
  const parts = shortcut.split('+')
  const key = strings.keys[parts.at(-1)!] ?? parts.at(-1)!
  if (platform === 'mac') {
    const signs = { Alt: '⌥', Shift: '⇧', Mod: '⌘' }
    return (
      Object.entries(signs)
        .map(([name, sign]) => (parts.includes(name) ? sign : ''))
        .join('') + key
    )
  }
  return [...parts.slice(0, -1).map((part) => (part === 'Mod' ? 'Ctrl' : part)), key].join('+')
}
