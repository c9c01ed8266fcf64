import { z } from 'zod'
import { method, output } from './method.ts'

export interface HostInfo {
  readonly kind: 'electron' | 'serve'
  readonly platform: 'mac' | 'windows' | 'linux'
  /** True where the host shows dialogs of its own for files; in a browser the window uses the browser's. */
  readonly nativeDialogs: boolean
}

/** What only a host can do; each host gives its own handlers for these. */
export const hostMethods = {
  'host.info': method('read', z.object({}), output<HostInfo>()),
  /** http(s) and mailto only; the person is asked first. */
  'host.openExternal': method('act', z.object({ url: z.string().max(4000) }), output<{ opened: boolean }>()),
  /** Shows the host's own dialog and imports what was chosen; `jobId` null where nothing was. */
  'host.chooseAndImport': method('act', z.object({}), output<{ jobId: string | null }>()),
  /** Shows the host's own dialog and writes the file; `saved` false where it was dismissed. */
  'host.saveFile': method(
    'act',
    z.object({ name: z.string().min(1).max(255), content: z.string() }),
    output<{ saved: boolean; path: string | null }>(),
  ),
}
export type HostMethodName = keyof typeof hostMethods
