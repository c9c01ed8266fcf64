import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FaultClass } from './fault-class.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ofEveryClass = ['library/storage', 'core/store', 'test/faults']
const hashes = new Map<string, string>()

/** Names the code that a class tries, as it stands: 12 hex digits of a SHA-256. A run is not continued over a change of it. */
export function sourcesOf({ covers = [] }: FaultClass): string {
  const folders = [...ofEveryClass, ...covers]
  const key = folders.join()
  if (!hashes.has(key)) hashes.set(key, hashOf(folders))
  return hashes.get(key)!
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(root, folder, name)))
  return hash.digest('hex').slice(0, 12)
}
