import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebFrameMain } from 'electron'
import { refuse } from '../core/commands/result.ts'
import type { Event } from '../core/protocol/events.ts'
import type { Handlers } from '../core/protocol/index.ts'
import { dispatch } from '../library/handlers/dispatch.ts'
import { channels, windowOrigin } from './channels.ts'

/** Answers the window's calls. Whoever else calls — a frame inside it, a page it was led to — is refused. */
export function answerCalls(handlers: Handlers): void {
  ipcMain.handle(channels.call, async (event: IpcMainInvokeEvent, name: unknown, argument: unknown) =>
    isOurPage(event.senderFrame)
      ? dispatch(handlers, name, argument)
      : refuse('forbidden', 'Only the window of Postil may call the library.'),
  )
}

/** True for the top frame of a window that shows our own page. A frame that is gone (null) is nobody. */
export function isOurPage(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isOurUrl(frame.url)
}

export const isOurUrl = (url: string): boolean => url === windowOrigin || url.startsWith(`${windowOrigin}/`)

/** Tells a window of an event. */
export function tell(window: BrowserWindow | null, event: Event): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channels.event, event)
}
