import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import path from 'node:path'

const electronDirectory = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Waits no longer than this for the download's server to answer at all, and for the download itself (ms). */
const patience = { answer: 3_000, download: 300_000 } as const

/** A desktop that ends sooner than this (ms), by a signal, never came up. */
const startUp = 15_000

export type Desktop = { readonly binary: string } | { readonly missing: string }

/**
 * Electron's binary, fetched if need be, or why there is none. The package downloads it when it is first asked for;
 * that is left to it only where a window could be shown and its server answers, so that nobody waits for nothing.
 */
export async function findDesktop(environment: NodeJS.ProcessEnv = process.env): Promise<Desktop> {
  if (!hasDisplay(environment)) return { missing: 'there is no display' }
  const binary = installedBinary()
  if (binary !== null) return { binary }
  const { host, port } = downloadServer(environment)
  if (!usesProxy(environment) && !(await answers(host, port))) {
    return { missing: `Electron is not installed and ${host} cannot be reached` }
  }
  console.error(`Fetching Electron from ${host}, once (about 120 MB)…`)
  await fetchBinary()
  const fetched = installedBinary()
  return fetched === null ? { missing: 'Electron could not be fetched' } : { binary: fetched }
}

/** macOS and Windows always have one, or say so themselves. */
export const hasDisplay = (environment: NodeJS.ProcessEnv, platform = process.platform): boolean =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(environment['DISPLAY']) ||
  Boolean(environment['WAYLAND_DISPLAY'])

/** Runs the window until it is closed. Its exit code, or null where it never came up. */
export async function runDesktop(binary: string, args: readonly string[]): Promise<number | null> {
  const started = Date.now()
  const child = spawn(binary, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code ?? (Date.now() - started < startUp ? null : 1)))
  })
}

function installedBinary(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  try {
    const name = readFileSync(path.join(electronDirectory, 'path.txt'), 'utf8')
    const binary = path.join(override ?? path.join(electronDirectory, 'dist'), name)
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

/** The same variables that the package's own download goes by. */
function downloadServer(environment: NodeJS.ProcessEnv): { host: string; port: number } {
  const mirror = environment['ELECTRON_MIRROR'] ?? environment['npm_config_electron_mirror'] ?? ''
  const url = URL.parse(mirror) ?? new URL('https://github.com')
  return { host: url.hostname, port: Number(url.port) || (url.protocol === 'http:' ? 80 : 443) }
}

const usesProxy = (environment: NodeJS.ProcessEnv): boolean =>
  ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'GLOBAL_AGENT_HTTPS_PROXY'].some((name) => environment[name])

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const say = (answer: boolean): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(say, patience.answer, false)
    socket.once('connect', () => say(true)).once('error', () => say(false))
  })
}

function fetchBinary(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(electronDirectory, 'install.js')], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: patience.download,
    })
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
}
