import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FaultClass } from './fault-class.ts'
import { sourcesOf } from './sources.ts'
import { emptyTally, type Tally } from './tally.ts'

/** How far a class has come. */
export interface ClassProgress {
  /** The state of the sources that it is a run of. */
  readonly sources: string
  /** When its last batch ended, RFC 3339; null before the first. */
  ended: string | null
  done: number
  seconds: number
  tally: Tally
  /** Why it cannot run on this machine; null where it can. */
  missing: string | null
}

/** A run of the suite, kept on disk after each batch so that a later call goes on with it. */
export interface Progress {
  readonly seed: number
  readonly classes: Record<string, ClassProgress>
}

const path = fileURLToPath(new URL('../../.cache/faults.json', import.meta.url))

/** The run to go on with: one of the same seed, or a new one. */
export function loadProgress(seed: number): Progress {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Progress
    if (found.seed === seed) return found
  } catch {
    // None yet, or one that was cut short while it was written.
  }
  return { seed, classes: {} }
}

export function saveProgress(progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(progress))
}

export function forgetProgress(): void {
  rmSync(path, { force: true })
}

/** How far a class has come over the sources as they are; what it did over others counts for nothing. */
export function progressOf(progress: Progress, each: FaultClass): ClassProgress {
  const sources = sourcesOf(each)
  const found = progress.classes[each.name]
  if (found?.sources === sources) return found
  return (progress.classes[each.name] = {
    sources,
    ended: null,
    done: 0,
    seconds: 0,
    tally: emptyTally(),
    missing: null,
  })
}
