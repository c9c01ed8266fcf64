/** What came of a number of injected faults. */
export interface Tally {
  /** Cases that were run and in which the fault really happened. */
  injected: number
  /** Refused, told in words, or shown as not saved yet. */
  told: number
  /** Nobody was told, and nothing was missing or wrong: the fault hit what was not needed, or was put right. */
  harmless: number
  /** Something that was acknowledged is not there. */
  lost: number
  /** Something is there that nobody wrote, or the library did not open. */
  wrong: number
  /** A call of the library rejected instead of answering. */
  thrown: number
  /** How to see each failure again. */
  failures: string[]
}

export const emptyTally = (): Tally => ({
  injected: 0,
  told: 0,
  harmless: 0,
  lost: 0,
  wrong: 0,
  thrown: 0,
  failures: [],
})

/** Adds what one batch gave to what the batches before gave. */
export function addTo(sum: Tally, tally: Tally): void {
  for (const name of ['injected', 'told', 'harmless', 'lost', 'wrong', 'thrown'] as const)
    sum[name] += tally[name]
  sum.failures.push(...tally.failures.slice(0, Math.max(0, 20 - sum.failures.length)))
}

/** True where a fault did what none may do. */
export function hasFailed({ lost, wrong, thrown }: Tally): boolean {
  return lost + wrong + thrown > 0
}

/** A failure of one case; `kind` is the column of the ledger it counts in. */
export class Failure extends Error {
  readonly kind: 'lost' | 'wrong' | 'thrown'

  constructor(kind: 'lost' | 'wrong' | 'thrown', message: string) {
    super(message)
    this.kind = kind
  }
}

/** Runs one case and counts what came of it. A case gives true where the fault was told, null where none was injected. */
export async function count(tally: Tally, name: string, run: () => Promise<boolean | null>): Promise<void> {
  try {
    const told = await run()
    if (told === null) return
    tally.injected += 1
    tally[told ? 'told' : 'harmless'] += 1
  } catch (error) {
    tally.injected += 1
    tally[error instanceof Failure ? error.kind : 'thrown'] += 1
    const reason = error instanceof Failure ? error.message : String((error as Error)?.stack ?? error)
    if (tally.failures.length < 20) tally.failures.push(`${name}: ${reason}`)
  }
}
