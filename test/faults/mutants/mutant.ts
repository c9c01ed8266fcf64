/** One guard of the storage, and the source without it. */
export interface Mutant {
  /** The invariant of docs/durability.md that it serves. */
  readonly invariant: number
  readonly name: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly guard: string
  readonly without: string
}

/** A guard, by the invariant it serves, its name, its file, what stands there, and what stands there without it. */
export const mutant = (
  invariant: number,
  name: string,
  file: string,
  guard: string,
  without = '',
): Mutant => ({
  invariant,
  name,
  file,
  guard,
  without,
})
