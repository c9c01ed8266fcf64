/** A parser, inputs to begin with, and what must be true of its answer whatever it is given. */
export interface Target {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  /** Words of the format. */
  readonly words: readonly Uint8Array[]
  /** True for inputs of lines with JSON in them, which are mostly changed as what they mean. */
  readonly isLines?: boolean
  /** Throws where the parser throws what it should not, or answers what cannot be. */
  run(bytes: Uint8Array): void | Promise<void>
}
