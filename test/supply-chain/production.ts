import { readFileSync } from 'node:fs'

/** One package of the lock file. */
export interface Locked {
  readonly name: string
  readonly path: string
  readonly version: string
  readonly license: string
  readonly integrity: string | undefined
  readonly resolved: string | undefined
  readonly hasInstallScript: boolean
  /** True for what only a developer installs. */
  readonly dev: boolean
}

interface LockFile {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const root = new URL('../../', import.meta.url)
export const readJson = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, root), 'utf8')) as T

/** Every package that `npm ci` installs, as the lock file says. */
export function lockedPackages(): readonly Locked[] {
  return Object.entries(readJson<LockFile>('package-lock.json').packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      path,
      version: String(entry['version']),
      license: String(entry['license'] ?? 'unknown'),
      integrity: entry['integrity'] as string | undefined,
      resolved: entry['resolved'] as string | undefined,
      hasInstallScript: entry['hasInstallScript'] === true,
      dev: entry['dev'] === true || entry['devOptional'] === true,
    }))
}

/**
 * Licenses that a program under AGPL-3.0-or-later may hold, each with the reason; what is not here is looked at by a
 * person before it comes in.
 */
export const compatible: Readonly<Record<string, string>> = {
  MIT: 'permissive',
  ISC: 'permissive',
  '0BSD': 'permissive',
  'BSD-2-Clause': 'permissive',
  'BSD-3-Clause': 'permissive',
  'Apache-2.0': 'permissive; compatible with version 3 of the GNU licenses, one way',
  'OFL-1.1': 'fonts, which are data beside the program and keep their license',
  'LGPL-3.0': 'may be combined with AGPL-3.0 by section 13 of the GPL and its own section 4',
  'AGPL-3.0-or-later': 'our own',
}

/** Packages whose `license` field does not say what their license file says. */
export const corrected: Readonly<Record<string, readonly [license: string, reason: string]>> = {
  citeproc: [
    'AGPL-3.0-or-later',
    'its LICENSE names version 3 or later of the AGPL; the field in its package.json says 1.0',
  ],
}

export const licenseOf = ({ name, license }: Locked): string => corrected[name]?.[0] ?? license
