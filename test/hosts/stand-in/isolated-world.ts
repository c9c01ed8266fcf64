import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { worldBridge, type BridgeEnd } from './world-bridge.ts'

/** As Electron calls it. */
export const worldName = 'Electron Isolated Context'
/** The function that exists in the isolated world only: one string to the main process. */
export const bindingName = 'sendToMainProcess'
/** Where the isolated world is spoken to by the main process. */
export const receiverName = 'fromMainProcess'

/** What the isolated world sends: a call that waits for an outcome. */
export interface Invocation {
  readonly id: number
  readonly channel: string
  readonly args: readonly unknown[]
}

/**
 * What the isolated world can be sent: the outcome of a call, or an event. */
export type Delivery =
  | { readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly channel: string; readonly args: readonly unknown[] }

/** The scripts that run in each document before any of its own: one in the page's world, one in the preload's. */
export function worldScripts(preload: string): { page: string; isolated: string } {
  const channel = randomUUID()
  const end = (here: string, there: string) =>
    `(${worldBridge.toString()})('${channel}', '${here}', '${there}')`
  const run = `(${runPreload.toString()})(${end('isolated', 'page')}, ${JSON.stringify({ bindingName, receiverName })}, (require, exports, module) => {${readFileSync(preload, 'utf8')}\n})`
  return { page: inTopFrame(end('page', 'isolated')), isolated: inTopFrame(run) }
}

/** Electron runs a preload in a window's own document, not in the frames inside it. */
const inTopFrame = (script: string): string => `if (window === window.top) { ${script} }`

/** Runs in the isolated world, as its source: plays the modules that a sandboxed preload may require. */
function runPreload(
  bridge: BridgeEnd,
  names: { bindingName: string; receiverName: string },
  preload: (require: (name: string) => unknown, exports: object, module: object) => void,
): void {
  const world = globalThis as unknown as Record<string, unknown>
  const send = world[names.bindingName] as (message: string) => void
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>()
  let last = 0

  world[names.receiverName] = (delivery: Delivery): void => {
    if ('channel' in delivery) {
      for (const listener of listeners.get(delivery.channel) ?? []) listener({}, ...delivery.args)
      return
    }
    const call = calls.get(delivery.id)
    calls.delete(delivery.id)
    if (delivery.error === undefined) call?.resolve(delivery.value)
    else call?.reject(new Error(delivery.error))
  }

  const electron = {
    contextBridge: { exposeInMainWorld: bridge.expose },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          last += 1
          calls.set(last, { resolve, reject })
          send(JSON.stringify({ id: last, channel, args }))
        }),
      on(channel: string, listener: (event: object) => void) {
        const set = listeners.get(channel) ?? new Set()
        listeners.set(channel, set.add(listener))
      },
      off: (channel: string, listener: (event: object) => void) => listeners.get(channel)?.delete(listener),
    },
  }
  const require = (name: string): unknown => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  // A message of its own id, so that the main process learns where to send events, and whose document this is.
  send(JSON.stringify({ id: 0, channel: '', args: [location.href] }))
  preload(require, {}, {})
}
