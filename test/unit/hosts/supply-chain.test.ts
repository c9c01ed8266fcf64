import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { compatible, corrected, licenseOf, lockedPackages, readJson } from '../../supply-chain/production.ts'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}
const root = new URL('../../../', import.meta.url)
const manifest = readJson<Manifest>('package.json')
const packages = lockedPackages()

/** Packages that may run a program when they are installed, and why. */
const installs: Readonly<Record<string, string>> = {
  node: 'puts the Node that the tests run on into place; part of the development tools only',
  esbuild: 'checks that the binary that npm chose runs; part of the development tools only',
}

test('every version is exact', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  )
  expect(loose).toEqual([])
  expect(readFileSync(new URL('.npmrc', root), 'utf8')).toMatch(/^save-exact=true$/m)
})

test('the lock file names what it locks by its hash, from the public registry alone', () => {
  expect(readJson<{ lockfileVersion: number }>('package-lock.json').lockfileVersion).toBe(3)
  expect(packages.length).toBeGreaterThan(300)
  expect(packages.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))).toEqual(
    [],
  )
  // None at all: then it is npm's configured registry, and the hash decides.
  expect(
    packages.filter(
      ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    ),
  ).toEqual([])
})

test('what is installed is what the lock file says', () => {
  const others = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([name, version]) =>
      packages.find(({ path }) => path === `node_modules/${name}`)?.version !== version ||
      readJson<{ version: string }>(`node_modules/${name}/package.json`).version !== version,
  )
  expect(others).toEqual([])
})

test('no package runs a program when it is installed but those listed, with a reason', () => {
  const running = new Set(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name))
  // Binaries for another system than this one are in the lock file too.
  running.delete('fsevents')
  expect([...running].toSorted()).toEqual(Object.keys(installs).toSorted())
  expect(Object.keys(manifest.allowScripts).toSorted()).toEqual(Object.keys(installs).toSorted())
  for (const name of running) expect(packages.find((one) => one.name === name)?.dev).toBe(true)
  expect(
    Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?(?:install|prepare)/.test(name)),
  ).toEqual([])
})

describe('licenses', () => {
  const shipped = packages.filter(({ dev }) => !dev)

  test('each package that ships has one that may stand beside AGPL-3.0', () => {
    expect(shipped.length).toBeGreaterThan(30)
    expect(
      shipped
        .filter((one) => compatible[licenseOf(one)] === undefined)
        .map(({ name, license }) => [name, license]),
    ).toEqual([])
  })

  test('where a package says another one than its license file, the file was read', () => {
    for (const [name, [license]] of Object.entries(corrected)) {
      expect(license).toBe('AGPL-3.0-or-later')
      const file = readFileSync(new URL(`node_modules/${name}/LICENSE`, root), 'utf8').replace(/\s+/g, ' ')
      expect(file).toMatch(/3 of the AGPL, or \(at your option\) any later version/)
    }
  })

  test('the license of each installed package is the one that the lock file says', () => {
    const others = shipped.flatMap(({ path, license }) => {
      const said = readJson<{ license?: string }>(`${path}/package.json`).license
      return said === license ? [] : [[path, said, license]]
    })
    expect(others).toEqual([])
  })
})

// All packages, the developers' own marked: told to leave those out, npm also leaves out what both need.
test('the bill of materials names every package that ships, with its hash', async () => {
  const [command = '', ...args] = manifest.scripts['sbom']!.split(' ')
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: fileURLToPath(root),
    maxBuffer: 50_000_000,
    shell: process.platform === 'win32',
  })
  const bill = JSON.parse(stdout) as {
    bomFormat: string
    components: { name: string; version: string; hashes?: { alg: string }[] }[]
  }
  expect(bill.bomFormat).toBe('CycloneDX')
  const listed = new Set(bill.components.map(({ name, version }) => `${name} ${version}`))
  const shipped = packages.filter(({ dev }) => !dev)
  expect(shipped.map(({ name, version }) => `${name} ${version}`).filter((one) => !listed.has(one))).toEqual(
    [],
  )
  expect(bill.components.every(({ hashes = [] }) => hashes.some(({ alg }) => alg === 'SHA-512'))).toBe(true)
})

test('nothing of ours fetches from the network but the window from its own host', () => {
  const sources = ['core', 'library', 'cli', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  )
  const reaching = sources.filter((file) =>
    /\bfetch\(|XMLHttpRequest|https?\.(?:get|request)\(|new WebSocket\(|from 'node:(?:https|http2|tls|dns)'/.test(
      readFileSync(new URL(file, root), 'utf8'),
    ),
  )
  expect(reaching).toEqual(['renderer/http-bridge.ts'])
})
