import type { Page } from 'playwright-core'
import type { MenuCommand } from '../../core/protocol/events.ts'
import type { DialogAnswer, Report } from './stand-in/control.ts'

/** One running app, whatever plays its host. */
export interface RunningHost {
  readonly page: Page
  answerDialog(answer: DialogAnswer): Promise<void>
  /** What only a desktop shell has. */
  readonly shell: Shell | null
  /** Quits as a person does; done when the process has ended. */
  quit(): Promise<void>
}

export interface Shell {
  /** Presses an item of the menu bar. */
  pressMenu(command: MenuCommand): Promise<void>
  /** The system asks the app to open a file, as a double click does. */
  openFile(path: string): Promise<void>
  /** Everything the shell told so far. Empty on Electron itself, which tells a test nothing. */
  readonly reports: readonly Report[]
}

/** Starts the app with the library in `home`/library; nothing else of the machine is used. */
export type StartHost = (home: string) => Promise<RunningHost>
