import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emptyTally, type Tally } from './tally.ts'

/** How far a class has come. */
export interface ClassProgress {
  done: number
  seconds: number
  tally: Tally
  /** Why it cannot run on this machine; null where it can. */
  missing: string | null
}

/** A run of the suite, kept on disk after each batch so that a later call goes on with it. */
export interface Progress {
  readonly seed: number
  /** The state of the sources that it is a run of. */
  readonly sources: string
  readonly started: string
  readonly classes: Record<string, ClassProgress>
}

const path = fileURLToPath(new URL('../../.cache/faults.json', import.meta.url))

/** The run to go on with: one of the same sources and seed, or a new one. */
export function loadProgress(seed: number, sources: string, started: string): Progress {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Progress
    if (found.seed === seed && found.sources === sources) return found
  } catch {
    // None yet, or one that was cut short while it was written.
  }
  return { seed, sources, started, classes: {} }
}

export function saveProgress(progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(progress))
}

export function forgetProgress(): void {
  rmSync(path, { force: true })
}

export function progressOf(progress: Progress, name: string): ClassProgress {
  return (progress.classes[name] ??= { done: 0, seconds: 0, tally: emptyTally(), missing: null })
}
