import { contextBridge, ipcRenderer } from 'electron'
import { channels } from './channels.ts'

/** The protocol's method names, put in by the build: the schemas they come from would not fit in a sandbox. */
declare const METHOD_NAMES: readonly string[]

const names = new Set(METHOD_NAMES)

/**
 * All that the page gets of the shell. It can name a method of the protocol and listen to the library's events;
 * `ipcRenderer` itself, whose every method is a way out of the sandbox, stays here.
 */
contextBridge.exposeInMainWorld('postil', {
  call(name: unknown, argument: unknown): Promise<unknown> {
    if (typeof name !== 'string' || !names.has(name)) {
      return Promise.resolve({
        ok: false,
        error: { code: 'unsupported', message: 'Postil has no method of that name.' },
      })
    }
    return ipcRenderer.invoke(channels.call, name, argument)
  },
  on(listener: unknown): () => void {
    if (typeof listener !== 'function') return () => undefined
    const tell = (_event: unknown, event: unknown): void => void listener(event)
    ipcRenderer.on(channels.event, tell)
    return () => void ipcRenderer.off(channels.event, tell)
  },
})
