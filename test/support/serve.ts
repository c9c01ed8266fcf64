import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** `postil serve` in a process of its own, up and answering. */
export interface RunningServe {
  readonly child: ChildProcess
  /** The link that it printed. */
  readonly address: string
  readonly port: number
  /** What it told people since it was started. */
  told(): string
  /** Its exit code, or the signal that it died of, once it has ended. */
  readonly closed: Promise<number | NodeJS.Signals>
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))

const running = new Set<ChildProcess>()

/** Kills those that a test which failed has left behind. */
export function killServers(): void {
  for (const child of running) child.kill('SIGKILL')
}

export async function startServe(library: string): Promise<RunningServe> {
  const child = spawn(process.execPath, [main, 'serve', '--no-open', '--library', library], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  child.stderr.on('data', (text) => (told += String(text)))
  running.add(child)
  const closed = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return (code ?? signal) as number | NodeJS.Signals
  })
  const [printed] = await Promise.race([once(child.stdout, 'data'), closed.then(() => [])])
  if (printed === undefined) throw new Error(`postil serve ended: ${told}`)
  const address = String(printed).trim()
  return {
    child,
    address,
    port: Number(new URL(address).port),
    told: () => told,
    closed,
    end(signal) {
      child.kill(signal)
      return closed
    },
  }
}
