import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  endHolder,
  libraryWithText,
  startHighlight,
  startImport,
  untrue,
  written,
  type Writer,
} from '../../support/at-once.ts'
import { startServe, type RunningServe } from '../../support/serve.ts'
import type { FaultClass } from '../fault-class.ts'
import { Random } from '../random.ts'
import { count, emptyTally, Failure } from '../tally.ts'

/** Commands that are started in a round. */
const commands = 10

/** Who holds the library at the start, and what becomes of the one that holds it amid the round. */
const endings = [
  'served and ended',
  'served and killed',
  'served twice and ended',
  'served twice and killed',
  'stopped',
  'killed',
  'left alone',
] as const

/** One round, with the commands of `postil` itself. Gives how many of them were refused or killed. */
async function runTogether(folder: string, random: Random): Promise<number> {
  const library = await libraryWithText(folder)
  const ending = random.pick(endings)
  const servers: RunningServe[] = []
  if (ending.startsWith('served')) servers.push(await startServe(library))
  // The second works through the first, and may hold the library after it.
  if (ending.startsWith('served twice')) servers.push(await startServe(library))
  const writers: Writer[] = []
  for (let index = 0; index < commands; index++)
    writers.push(
      random.chance(0.5)
        ? await startImport(folder, library, `book${index}`)
        : startHighlight(library, `note${index}`),
    )
  await have(random.below(commands / 2), writers)
  if (ending.endsWith('ended') || ending === 'stopped') await endHolder(library, 'SIGINT')
  else if (ending.endsWith('killed')) await endHolder(library, 'SIGKILL')
  await Promise.all(writers.map(({ ran }) => ran))
  await Promise.all(servers.map((server) => server.end('SIGTERM')))
  const all = await written(library, writers)
  const words = (which: typeof all) =>
    which.map(({ word, told, times, ran }) => `${word}: ${told}, ${times} times, ${ran.code} ${ran.err}`)
  const lies = untrue(all)
  if (lies.length > 0)
    throw new Failure(
      lies.some(({ told, times }) => told === 'done' && times === 0) ? 'lost' : 'wrong',
      `${ending}: ${words(lies).join('; ')}`,
    )
  // A command that was stopped says nothing more; who works through it does.
  const refused = all.filter(({ told }) => told !== 'done' && !(ending === 'stopped' && told === 'killed'))
  if (refused.length > 0 && !ending.endsWith('killed'))
    throw new Failure('wrong', `refused for no reason, ${ending}: ${words(refused).join('; ')}`)
  return refused.length
}

/** Resolves when so many of them have ended. */
function have(enough: number, writers: readonly Writer[]): Promise<void> {
  let ended = 0
  return new Promise((resolve) => {
    if (enough === 0) resolve()
    for (const { ran } of writers) void ran.then(() => ++ended === enough && resolve())
  })
}

export const commandsAtOnce: FaultClass = {
  name: 'Commands at once',
  what: `ten commands of the terminal, imports and highlights, are started at once, beside \`postil serve\`, two of them or none, and whoever holds the library ends, is stopped or is killed amid the work; what a command said to be done must be there once, what it refused not at all, where it said that nobody can tell at most once, and nothing be refused where nobody was killed`,
  disk: 'this machine’s own',
  covers: ['library/remote', 'library/handlers', 'cli'],
  quick: commands,
  full: 40 * commands,
  batch: commands,
  run: async (seed, first, cases) => {
    const tally = emptyTally()
    const folder = await mkdtemp(join(tmpdir(), 'postil-commands-'))
    let refused = 0
    await count(tally, `commands ${first}`, async () => {
      refused = await runTogether(folder, new Random(seed + first))
      return refused > 0
    })
    // A round is one case to run, and as many commands to count.
    if (tally.told + tally.harmless === 1)
      Object.assign(tally, { injected: cases, told: refused, harmless: cases - refused })
    await rm(folder, { recursive: true })
    return tally
  },
}
