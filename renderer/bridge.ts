import type { Bridge } from '../core/protocol/index.ts'
import { connectOverHttp } from './http-bridge.ts'
import type { WindowBridge } from './window-bridge.ts'

declare global {
  interface Window {
    /** What the desktop shell's preload exposes; absent in a browser. */
    readonly postil?: Bridge
  }
}

/** The desktop shell's bridge where there is one, or else the server this page came from. */
export async function connect(): Promise<WindowBridge> {
  const shell = window.postil
  if (shell === undefined) return connectOverHttp()
  return {
    call: (method, argument) => shell.call(method, argument),
    on: (listener) => shell.on(listener),
    onConnection: () => () => undefined,
  }
}
