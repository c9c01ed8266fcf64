import { join } from 'node:path'
import { refuse, type Result } from '../../core/commands/result.ts'
import { listBackups, newestBackup } from './backup.ts'
import type { FileSystem } from './file-system.ts'
import type { Format } from './format.ts'
import { markedGeneration } from './generation-mark.ts'
import type { Layout } from './layout.ts'
import { scan } from './scan.ts'

/**
 * True where a library was here, whatever became of its journals and snapshots. What is looked at is written only after
 * the first journal is durable with its name: no crash leaves it in a library that never had an edit. A torn journal in
 * quarantine says nothing: the first may have been torn while it was made.
 */
export async function heldSomething(files: FileSystem, layout: Layout): Promise<boolean> {
  if ((await markedGeneration(files, layout)) > 0) return true
  for (const folder of [layout.snapshots, layout.revisions, layout.originals, layout.backupFiles])
    if ((await files.list(folder)).length > 0) return true
  if ((await listBackups(files, layout)).length > 0) return true
  for (const name of await files.list(layout.quarantine)) {
    const bytes = await files.read(join(layout.quarantine, name))
    if (bytes !== null && scan(bytes).frames.length > 0) return true
  }
  return false
}

/** Refuses a library of which nothing says what it held; says what is left of it and what to do. */
export async function refuseUnread(
  files: FileSystem,
  layout: Layout,
  format: Format,
): Promise<Result<never>> {
  const [revisions, originals] = [await files.list(layout.revisions), await files.list(layout.originals)]
  const backups = await listBackups(files, layout)
  const whole = await newestBackup(files, layout, format)
  return refuse(
    'unreadable',
    'The library could not be read: no snapshot of it is whole, and no journal tells it from its beginning.',
    [
      `Every file was left as it is in ${layout.directory}: ${revisions.length} file(s) of texts, ${originals.length} original file(s), ${backups.length} backup(s).`,
      ...(whole !== null
        ? [
            `Run postil doctor --restore to go back to the newest backup, that of ${whole.name.created}, or open another library.`,
          ]
        : [
            `There is no backup that is whole. Put the folders journal and snapshots back from a copy of your own, or open another library${
              originals.length === 0
                ? ''
                : ` and import the original files again; they are kept in ${layout.originals}`
            }.`,
          ]),
    ],
  )
}
