import { join } from 'node:path'
import { temporaryEnding } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import { generationOf, type Layout } from './layout.ts'
import { readIndex, verifies, type Index } from './snapshot.ts'

/**
 * Deletes what no recovery can need any more: a generation goes only when two newer ones were just read and found
 * whole (invariant 5). Deletes nothing where that is not so.
 */
export async function prune(files: FileSystem, layout: Layout, format: Format): Promise<void> {
  const names = await files.list(layout.snapshots)
  const generations = names
    .map((name) => generationOf(name, 'index'))
    .filter((generation) => generation !== null)
    .sort((one, other) => other - one)
  const whole: Index[] = []
  const known = new Set<string>()
  for (const generation of generations) {
    const index = await readIndex(files, layout, format, generation)
    if (index === 'newer') return
    if (index !== null && (await verifies(files, layout, index, known))) whole.push(index.value)
    if (whole.length === 2) break
  }
  const oldest = whole[1]?.generation
  if (oldest === undefined) return
  const needed = new Set(whole.flatMap((index) => Object.values(index.texts).map((file) => file.name)))
  const isOld = (name: string, kind: 'index' | 'journal') => (generationOf(name, kind) ?? oldest) < oldest
  const isUnused = (name: string) =>
    name.endsWith(temporaryEnding) || (name.startsWith('text-') && !needed.has(name))
  for (const name of names) {
    if (isOld(name, 'index') || isUnused(name)) await files.remove(join(layout.snapshots, name))
  }
  for (const name of await files.list(layout.journals)) {
    if (isOld(name, 'journal')) await files.remove(join(layout.journals, name))
  }
}
