import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { refuse } from '../core/commands/result.ts'
import type { Event } from '../core/protocol/events.ts'
import type { Handlers } from '../core/protocol/index.ts'
import { dispatch } from '../library/handlers/dispatch.ts'
import { channels } from './channels.ts'
import { isOurPage } from './our-page.ts'

/** Answers the window's calls. Whoever else calls — a frame inside it, a page it was led to — is refused. */
export function answerCalls(handlers: Handlers): void {
  ipcMain.handle(channels.call, async (event: IpcMainInvokeEvent, name: unknown, argument: unknown) =>
    isOurPage(event.senderFrame)
      ? dispatch(handlers, name, argument)
      : refuse('forbidden', 'Only the window of Postil may call the library.'),
  )
}

/** Tells a window of an event. */
export function tell(window: BrowserWindow | null, event: Event): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channels.event, event)
}
