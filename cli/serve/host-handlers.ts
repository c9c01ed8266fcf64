import { done, refuse } from '../../core/commands/result.ts'
import type { HostInfo, HostMethodName } from '../../core/protocol/host.ts'
import type { Handlers } from '../../core/protocol/index.ts'

/**
 * In a browser the page itself opens links, chooses files and saves them, with the browser's own dialogs: the server
 * must not open anything on the machine it runs on because a page asks it to.
 */
export function serveHostHandlers(platform: NodeJS.Platform): Handlers<HostMethodName> {
  const browserDoesIt = async () =>
    refuse('unsupported', 'In a browser, Postil leaves this to the browser. Nothing was changed.')
  return {
    'host.info': async () => done({ kind: 'serve', platform: platformName(platform), nativeDialogs: false }),
    'host.openExternal': browserDoesIt,
    'host.chooseAndImport': browserDoesIt,
    'host.saveFile': browserDoesIt,
  }
}

const platformName = (platform: NodeJS.Platform): HostInfo['platform'] =>
  platform === 'darwin' ? 'mac' : platform === 'win32' ? 'windows' : 'linux'
