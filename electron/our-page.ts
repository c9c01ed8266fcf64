import type { WebFrameMain } from 'electron'
import { windowOrigin } from './channels.ts'

/** True for the top frame of a window that shows our own page. A frame that is gone (null) is nobody. */
export function isOurPage(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isOurUrl(frame.url)
}

/** True for `postil://app` and what lies under it; not for a host that begins so. */
export const isOurUrl = (url: string): boolean => url === windowOrigin || url.startsWith(`${windowOrigin}/`)
