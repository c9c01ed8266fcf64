import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Refusal } from '../../core/commands/result.ts'
import { openLibrary } from '../../library/handlers/library.ts'
import { startServe, type Served } from './server.ts'

const root = new URL('../../', import.meta.url)

export interface RunServeOptions {
  readonly directory: string
  /** 0: any free one. */
  readonly port?: number
  /** Files to import at once, absolute. */
  readonly files?: readonly string[]
  /** Opens the address in the person's browser; a browser that does not come up is no failure. */
  readonly openBrowser: boolean
}

/**
 * Serves a library until the process is interrupted; gives the exit code. The address goes to standard output, the
 * words for people to standard error, so that a script can read the one without the other.
 */
export async function runServe({
  directory,
  port = 0,
  files = [],
  openBrowser,
}: RunServeOptions): Promise<number> {
  const opened = await openLibrary({
    directory,
    contentDirectory: fileURLToPath(new URL('content/', root)),
    version: (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version,
  })
  if (!opened.ok) return refused(opened.error)
  const library = opened.value
  let served: Served
  try {
    served = await startServe({ library, port })
  } catch (error) {
    await library.close()
    return refused(portRefusal(error, port))
  }
  if (files.length > 0) await library.importPaths(files)
  console.log(served.address)
  console.error(
    'Open this address in one browser on this computer. Ctrl+C stops Postil; everything is saved.',
  )
  if (openBrowser) await showInBrowser(served.address)
  offerNewLinks(served)
  await interrupted()
  await served.close()
  await library.close()
  return 0
}

function refused({ message, details = [] }: Refusal): number {
  console.error([message, ...details].join('\n'))
  return 1
}

function portRefusal(error: unknown, port: number): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return {
    code: 'unsupported',
    message:
      code === 'EADDRINUSE'
        ? `Another program is using port ${port}. Choose another, or leave --port out for a free one.`
        : `Port ${port} cannot be used (${error instanceof Error ? error.message : String(error)}).`,
  }
}

async function showInBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  await open(address).then(
    (browser) => browser.on('error', () => undefined),
    () => undefined,
  )
}

/** At a terminal, Enter prints a link for one browser more: each is good once. */
function offerNewLinks(served: Served): void {
  if (!process.stdin.isTTY) return
  console.error('Enter prints an address for another browser.')
  createInterface({ input: process.stdin }).on('line', () => console.log(served.newLink()))
}

const interrupted = (): Promise<unknown> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
  })
