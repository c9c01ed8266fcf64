import { homedir } from 'node:os'
import path from 'node:path'

/** What the default place depends on; the running process, unless a test says otherwise. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The directory that every host opens when it is given none: `POSTIL_LIBRARY`, or else the platform's folder for
 * the data of applications (macOS: Application Support; Windows: `%APPDATA%`; elsewhere the XDG Base Directory
 * Specification, which says that a relative `XDG_DATA_HOME` is to be ignored). The command line and the desktop
 * window agree on it, so that a script sees what the window shows. Absolute; may not exist yet.
 */
export function defaultLibraryDirectory({
  platform = process.platform,
  home = homedir(),
  environment = process.env,
}: Partial<Surroundings> = {}): string {
  const paths = platform === 'win32' ? path.win32 : path.posix
  const chosen = environment['POSTIL_LIBRARY']
  if (chosen !== undefined && chosen !== '') return paths.resolve(chosen)
  return paths.join(dataDirectory(platform, home, environment), 'library')
}

/**
 * The folder for what belongs to this machine and its user, whichever library is open: where files outside a library are
 * kept up to date. It never lies in a library, so that one that came from elsewhere brings no such wish along.
 */
export function machineDirectory({
  platform = process.platform,
  home = homedir(),
  environment = process.env,
}: Partial<Surroundings> = {}): string {
  return dataDirectory(platform, home, environment)
}

/**
 * The folder for what can be made again at any time, and may be deleted at any time: compiled code. The user's own, never
 * the shared temporary folder, where somebody else could lay code for us to run.
 */
export function cacheDirectory({
  platform = process.platform,
  home = homedir(),
  environment = process.env,
}: Partial<Surroundings> = {}): string {
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches', 'Postil')
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] || path.win32.join(home, 'AppData', 'Local')
    return path.win32.join(local, 'Postil', 'Cache')
  }
  const xdg = environment['XDG_CACHE_HOME'] ?? ''
  return path.posix.join(path.posix.isAbsolute(xdg) ? xdg : path.posix.join(home, '.cache'), 'postil')
}

function dataDirectory(
  platform: NodeJS.Platform,
  home: string,
  environment: Surroundings['environment'],
): string {
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Postil')
  if (platform === 'win32') {
    return path.win32.join(environment['APPDATA'] || path.win32.join(home, 'AppData', 'Roaming'), 'Postil')
  }
  const xdg = environment['XDG_DATA_HOME'] ?? ''
  return path.posix.join(
    path.posix.isAbsolute(xdg) ? xdg : path.posix.join(home, '.local', 'share'),
    'postil',
  )
}
