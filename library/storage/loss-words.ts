import type { NamedBackup } from './backup-schedule.ts'
import { journalName } from './layout.ts'

/** What is said of a library that did not read whole: what is lost, where it may still be, and what to do. A sentence each. */

/** Texts that nothing gives any more, by their ids; `originals`: the folder with their files. */
export function textsLost(ids: readonly string[], originals: string, hasBackup: boolean): string {
  const sought = hasBackup ? 'no snapshot, no journal and no backup' : 'no snapshot and no journal'
  return `${ids.length} text(s) could not be restored with their annotations, since ${sought} has them: ${ids.join(', ')}. Import their files again to have the texts; the originals are kept in ${originals}.`
}

/** A journal that was there, by its generation; `seq`: the last edit that is known. */
export function journalMissing(generation: number, seq: number): string {
  return `The journal ${journalName(generation)} is missing or does not read: every edit after number ${seq} that it held is lost. A copy of the library's folder may have it, and a later backup may have the edits (“Backups and health”).`
}

/** A backup knows so many edits that the journal has not. */
export function endGone({ created, seq }: NamedBackup, count: number): string {
  return `The backup of ${created} knows ${count} later edit(s), up to number ${seq}: the end of the journal is gone. “Backups and health” goes back to it.`
}

/** What can still be read of what was lost. */
export function namesOfLost(names: string): string {
  return `What still reads of what was lost names ${names}. A backup may have it as it was (“Backups and health”).`
}

/** So many edits up to the one of that number. */
export function editsLost(count: number, before: number): string {
  return `${count} edit(s) up to number ${before} could not be read; every other edit was restored.`
}
