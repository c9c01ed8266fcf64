import type { Tally } from './tally.ts'

/** One way for a disk, a program or the power to fail, and how it is tried. */
export interface FaultClass {
  readonly name: string
  /** What stands in the ledger: what is injected and what is checked. */
  readonly what: string
  /** The disk that it is run on. */
  readonly disk: string
  /** How many cases the short and the long suite run. */
  readonly quick: number
  readonly full: number
  /** How many cases a batch has; progress is kept after each. */
  readonly batch: number
  /** Folders with code that it runs beyond the storage and this suite; a change of any begins the class anew. */
  readonly covers?: readonly string[]
  /** A reason why it cannot run on this machine, or null. */
  readonly missing?: () => Promise<string | null>
  /** Runs the cases from `first` on, each made from the seed and its number alone. */
  readonly run: (seed: number, first: number, count: number) => Promise<Tally>
}
