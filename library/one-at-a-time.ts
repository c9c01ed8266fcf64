import type { Storage } from './storage/storage.ts'

const last = new WeakMap<Storage, Promise<unknown>>()

/**
 * Runs a task when those given before it for the same library have ended, however they did. For edits that look at the
 * other items before they decide, as a citekey does that nobody may have: between the look and the disk another program
 * could take the same one.
 */
export function oneAtATime<T>(storage: Storage, task: () => Promise<T>): Promise<T> {
  const running = (last.get(storage) ?? Promise.resolve()).then(task, task)
  last.set(storage, running)
  return running
}
