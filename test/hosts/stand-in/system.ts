import type { Display } from 'electron'
import { report } from './control.ts'

export const nativeTheme = { shouldUseDarkColors: false }

const workArea = { x: 0, y: 0, width: 1600, height: 1000 }
export const screen = { getAllDisplays: () => [{ workArea, bounds: workArea } as Display] }

export const shell = {
  async openExternal(url: string): Promise<void> {
    report({ type: 'opened-externally', url })
  },
}
