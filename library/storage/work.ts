/** How long work tells of itself and is stopped. */
export interface Work {
  readonly signal?: AbortSignal
  /** 0–1. */
  readonly onProgress?: (fraction: number) => void
}

/** Thrown where work was stopped; whoever began it cleans up and says so. */
export class Cancelled extends Error {
  constructor() {
    super('The work was stopped.')
  }
}

/** To be called between two parts of the work. */
export function goOn({ signal, onProgress }: Work, fraction: number): void {
  if (signal?.aborted === true) throw new Cancelled()
  onProgress?.(Math.min(1, fraction))
}
