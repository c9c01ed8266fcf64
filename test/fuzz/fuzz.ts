import { Random } from '../faults/random.ts'
import { mutate } from './mutate.ts'
import { mutateLines } from './mutate-lines.ts'
import type { Target } from './target.ts'

/** An input that a parser did not stand, and why. */
export interface Finding {
  readonly target: string
  readonly input: Uint8Array
  readonly reason: string
}

export interface FuzzOptions {
  readonly seed: number
  /** True while there is time or there are runs left. */
  readonly goesOn: (runs: number) => boolean
  /** An input that takes longer (ms) is a finding. */
  readonly slow: number
  /** Told of each input before it is run, so that one that never ends is known. */
  readonly before?: (input: Uint8Array) => void
  /** True where one of the inputs since it was last asked went where none had been; they are then changed further. */
  readonly isNew?: () => boolean
}

/** Asking where inputs went takes longer than most of them: it is done once for so many. */
const batch = 8

/** What all objects inherit, as it was before any parser ran. */
const inherited = (): string => Reflect.ownKeys(Object.prototype).map(String).toSorted().join()

/** Runs a parser on changed inputs. Ends at the first finding; the same seed gives the same inputs where `isNew` is not given. */
export async function fuzz(
  target: Target,
  { seed, goesOn, slow, before, isNew }: FuzzOptions,
): Promise<{ runs: number; kept: number; finding: Finding | null }> {
  const random = new Random(seed)
  const pool = [...target.seeds]
  const pristine = inherited()
  const found = (input: Uint8Array, reason: string): Finding => ({ target: target.name, input, reason })
  const recent: Uint8Array[] = []
  let runs = 0
  for (; goesOn(runs); runs += 1) {
    const input = runs < target.seeds.length ? target.seeds[runs]! : changed(target, pool, random)
    before?.(input)
    const started = performance.now()
    try {
      await target.run(input)
    } catch (error) {
      return {
        runs,
        kept: pool.length,
        finding: found(input, error instanceof Error ? (error.stack ?? error.message) : String(error)),
      }
    }
    const took = performance.now() - started
    if (took > slow)
      return {
        runs,
        kept: pool.length,
        finding: found(input, `took ${Math.round(took)} ms for ${input.length} bytes`),
      }
    if (inherited() !== pristine)
      return { runs, kept: pool.length, finding: found(input, 'changed what all objects inherit') }
    recent.push(input)
    if (recent.length < batch) continue
    const tried = recent.splice(0)
    if (isNew?.() === true) pool.push(...tried)
  }
  return { runs, kept: pool.length, finding: null }
}

function changed(
  { isLines = false, words }: Target,
  pool: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  const input = random.pick(pool)
  return isLines && random.chance(0.85) ? mutateLines(input, random) : mutate(input, pool, words, random)
}
