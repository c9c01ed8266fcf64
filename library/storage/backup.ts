import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { sameValue } from '../../core/store/same-value.ts'
import { Store } from '../../core/store/store.ts'
import { backupName, backupsToKeep, inOrder, namedBackup, type NamedBackup } from './backup-schedule.ts'
import { replaceFile, sha256Of, temporaryEnding } from './durable-file.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { hasSameRecords, isNewer, migrationFrom, type Format, type Migrate } from './format.ts'
import { historyIn } from './history-in.ts'
import { noHistory, ofFewRecords, type History } from './history.ts'
import { revisionName, type Layout } from './layout.ts'
import { emptyLibrary, homeOf, type LibraryData } from './library-data.ts'
import type { StoredBackup } from './storage-contract.ts'
import { filesOfBackup, isPlaceOfAFile, readManifest, type BackupSize, type Manifest } from './manifest.ts'
import { readAhead } from './read-ahead.ts'
import { recordIn } from './record-in.ts'
import { refuseDisk } from './refuse-disk.ts'
import { seal, unseal } from './seal.ts'
import { rankedIn as rankedValues } from './snapshot-shape.ts'
import { allRecords, type RankedRecord } from './snapshot.ts'
import { styleNames, wasPutAside } from './style-files.ts'

/** A backup whose every record was read. */
export interface LoadedBackup {
  readonly name: NamedBackup
  /** Without what could be undone; see {@link historyOf}. */
  readonly data: LibraryData
  readonly manifest: Manifest
}

/** Records in one file of a backup; the window's turn comes between two. */
const slice = 5000

/**
 * A backup has the edits that could be undone only back to one that changes more records in all: that one would be as
 * large as the library, and what it removed is in the backups before it.
 */
const mostUndoable = 10_000

/** How many backups that were made for good stay. */
const mostForGood = 10

/** Makes backups of one library, and knows which files of it are in one already. */
export class Backups {
  private readonly files: FileSystem
  private readonly layout: Layout
  private readonly format: Format
  /** Path of a revision or an original → SHA-256, of files that were copied since the library was opened. */
  private readonly copied = new Map<string, string>()
  /** Path → SHA-256, of files that {@link putBack} found to be as a backup has them. */
  private readonly found = new Map<string, string>()
  /** SHA-256 of lists that gave their records since the library was opened. */
  private readonly restored = new Set<string>()
  /** SHA-256 → length, of what was kept since the library was opened. */
  private readonly lengths = new Map<string, number>()

  constructor(files: FileSystem, layout: Layout, format: Format) {
    this.files = files
    this.layout = layout
    this.format = format
  }

  /** To be called when a revision was written: its copy may not be the same any more. */
  forget(textId: string, revision: number): void {
    for (const known of [this.copied, this.found]) known.delete(`revisions/${revisionName(textId, revision)}`)
  }

  /** See {@link loadBackup}. What was read here the next trial restore need not read again, where its bytes are the same. */
  load(name: NamedBackup): Promise<LoadedBackup | null> {
    return loadBackup(this.files, this.layout, this.format, name, this.restored)
  }

  /** See {@link restoreFiles}. */
  putBack(backup: LoadedBackup): Promise<number> {
    return restoreFiles(this.files, this.layout, backup, this.found)
  }

  async newest(): Promise<NamedBackup | null> {
    return (await listBackups(this.files, this.layout))[0] ?? null
  }

  /** Copies the library as it is now. It counts only once it was restored for trial and found the same (invariant 13). */
  async make(data: LibraryData, created: string, forGood = false): Promise<Result<StoredBackup>> {
    const { seq, nextRank, history } = data
    const ranked = allRecords(data)
    try {
      await this.files.makeDirectory(this.layout.backupFiles)
      await this.files.syncDirectory(this.layout.backups)
      await this.files.syncDirectory(this.layout.directory)
      const there = new Set(await this.files.list(this.layout.backupFiles))
      const records = await this.keepRecords(ranked, there)
      const undoable = await this.keep(
        Buffer.from(JSON.stringify(ofFewRecords(history, mostUndoable))),
        there,
      )
      const contents = await this.keepFiles(there)
      const size = this.sizeOf(data, [...records, ...Object.values(contents)])
      const manifest: Manifest = {
        ...this.format.header,
        seq,
        created,
        nextRank,
        records,
        undoable,
        ...(forGood ? { forGood } : {}),
        size,
        files: contents,
      }
      // Of a file that was there already, the name may not be durable yet.
      await this.files.syncDirectory(this.layout.backupFiles)
      const name = backupName(seq, created)
      const path = join(this.layout.backups, name)
      await replaceFile(this.files, path, seal(Buffer.from(JSON.stringify(manifest))))
      const named = namedBackup(name)!
      if (!(await this.restoresTo(named, ranked))) {
        await this.files.remove(path)
        return refuse('storage', 'A backup was made and did not restore, so it was not kept.')
      }
      await this.thin()
      return done({ ...named, size })
    } catch (error) {
      return refuseDisk('No backup could be made', errorCode(error))
    }
  }

  private async keepRecords(ranked: readonly RankedRecord[], there: Set<string>): Promise<string[]> {
    const names: string[] = []
    for (let from = 0; from < ranked.length; from += slice) {
      names.push(await this.keep(Buffer.from(JSON.stringify(ranked.slice(from, from + slice))), there))
      await nextTurn()
    }
    return names
  }

  private async keepFiles(there: Set<string>): Promise<Record<string, string>> {
    const kept: Record<string, string> = {}
    for (const folder of ['revisions', 'originals'] as const)
      for (const name of await this.files.list(this.layout[folder])) {
        if (name.endsWith(temporaryEnding)) continue
        const path = `${folder}/${name}`
        const known = this.copied.get(path)
        const sha256 = known !== undefined && there.has(known) ? known : await this.copy(path, there)
        if (sha256 !== null) kept[path] = sha256
      }
    // A style may be another one under the same name, so it is read every time.
    for (const name of await styleNames(this.files, this.layout.styles)) {
      const bytes = await this.files.read(join(this.layout.styles, name))
      if (bytes !== null) kept[`styles/${name}`] = await this.keep(bytes, there)
    }
    return kept
  }

  /** A file that is damaged is not taken into a backup: the copy of before stays the newest one. */
  private async copy(path: string, there: Set<string>): Promise<string | null> {
    const found = this.found.get(path)
    if (found !== undefined && (await this.isKept(found, there))) {
      this.copied.set(path, found)
      return found
    }
    const bytes = await this.files.read(join(this.layout.directory, path))
    if (bytes === null || !isSound(path, bytes)) return null
    const sha256 = await this.keep(bytes, there)
    this.copied.set(path, sha256)
    return sha256
  }

  private sizeOf({ store }: LibraryData, files: readonly string[]): BackupSize {
    const bytes = [...new Set(files)].reduce((sum, sha256) => sum + (this.lengths.get(sha256) ?? 0), 0)
    return {
      texts: store.count('text'),
      annotations: store.count('annotation'),
      items: store.count('item'),
      bytes,
    }
  }

  private async keep(bytes: Uint8Array, there: Set<string>): Promise<string> {
    const sha256 = sha256Of(bytes)
    this.lengths.set(sha256, bytes.length)
    if (await this.isKept(sha256, there)) return sha256
    await replaceFile(this.files, join(this.layout.backupFiles, sha256), bytes)
    there.add(sha256)
    return sha256
  }

  /** True where it is in a backup and was just read whole. */
  private async isKept(sha256: string, there: ReadonlySet<string>): Promise<boolean> {
    if (!there.has(sha256)) return false
    const bytes = await this.files.read(join(this.layout.backupFiles, sha256))
    if (bytes === null || sha256Of(bytes) !== sha256) return false
    this.lengths.set(sha256, bytes.length)
    return true
  }

  private async restoresTo({ name }: NamedBackup, ranked: readonly RankedRecord[]): Promise<boolean> {
    const manifest = await readManifest(this.files, this.layout, name)
    if (manifest === null) return false
    const there = new Set(await this.files.list(this.layout.backupFiles))
    if (!filesOfBackup(manifest).every((sha256) => there.has(sha256))) return false
    let at = 0
    for await (const found of listsIn(this.files, this.layout, manifest.records)) {
      if (found === null) return false
      const expected = ranked.slice(at, at + slice)
      at += expected.length
      // Bytes that gave their records once give them again.
      if (this.restored.has(found.sha256)) continue
      const records = recordsIn(found.bytes, migrationFrom(this.format, manifest.version))
      if (!sameValue(records, expected)) return false
      this.restored.add(found.sha256)
    }
    return at === ranked.length
  }

  /** The last ten that were made for good. */
  private async keptForGood(all: readonly NamedBackup[]): Promise<readonly string[]> {
    const names: string[] = []
    for (const { name } of all)
      if (names.length < mostForGood && (await readManifest(this.files, this.layout, name))?.forGood === true)
        names.push(name)
    return names
  }

  /** Removes the backups that the schedule keeps no more, then the files that none names. */
  private async thin(): Promise<void> {
    const all = await listBackups(this.files, this.layout)
    const keep = new Set([...backupsToKeep(all), ...(await this.keptForGood(all))])
    const old = all.filter(({ name }) => !keep.has(name))
    if (old.length === 0) return
    const needed = new Set<string>()
    for (const { name } of all.filter((backup) => keep.has(backup.name))) {
      const manifest = await readManifest(this.files, this.layout, name)
      // What an unreadable one needs is not known, so no file is removed.
      if (manifest === null) return
      for (const sha256 of filesOfBackup(manifest)) needed.add(sha256)
    }
    for (const { name } of old) await this.files.remove(join(this.layout.backups, name))
    for (const name of await this.files.list(this.layout.backupFiles))
      if (!needed.has(name)) await this.files.remove(join(this.layout.backupFiles, name))
  }
}

/** Every backup there is, newest first. */
export async function listBackups(files: FileSystem, layout: Layout): Promise<NamedBackup[]> {
  return inOrder((await files.list(layout.backups)).flatMap((name) => namedBackup(name) ?? []))
}

/** How much a backup holds; null where its manifest does not read or says nothing of it. */
export async function sizeOfBackup(
  files: FileSystem,
  layout: Layout,
  { name }: NamedBackup,
): Promise<BackupSize | null> {
  return (await readManifest(files, layout, name))?.size ?? null
}

/** The newest backup that is whole, or null. */
export async function newestBackup(
  files: FileSystem,
  layout: Layout,
  format: Format,
): Promise<LoadedBackup | null> {
  for (const name of await listBackups(files, layout)) {
    const loaded = await loadBackup(files, layout, format, name)
    if (loaded !== null) return loaded
  }
  return null
}

/**
 * Reads a backup into memory; null where a byte of its records is not as it was written, or it is of a newer format.
 * To `restored` is added the SHA-256 of every list that gave its records.
 */
export async function loadBackup(
  files: FileSystem,
  layout: Layout,
  format: Format,
  name: NamedBackup,
  restored: Set<string> = new Set(),
): Promise<LoadedBackup | null> {
  const manifest = await readManifest(files, layout, name.name)
  if (manifest === null || isNewer(manifest, format)) return null
  const migrate = migrationFrom(format, manifest.version)
  const ranked: RankedRecord[] = []
  for await (const found of listsIn(files, layout, manifest.records)) {
    const part = found === null ? null : recordsIn(found.bytes, migrate)
    if (found === null || part === null) return null
    if (hasSameRecords(format, manifest.version)) restored.add(found.sha256)
    for (const each of part) ranked.push(each)
  }
  const data = dataOf(manifest, ranked)
  return data === null ? null : { name, data, manifest }
}

/** The files of a backup's records, in order; null in the place of one that is not as it was written. */
async function* listsIn(
  files: FileSystem,
  layout: Layout,
  names: readonly string[],
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly sha256: string } | null, void, undefined> {
  yield* readAhead(names, async (sha256) => {
    const bytes = await files.read(join(layout.backupFiles, sha256))
    return bytes === null || sha256Of(bytes) !== sha256 ? null : { bytes, sha256 }
  })
}

/** The records of one file; null where one of them is none. */
function recordsIn(bytes: Uint8Array, migrate: Migrate): readonly RankedRecord[] | null {
  const values = rankedValues(parsed(bytes))
  if (values === null) return null
  const records: RankedRecord[] = []
  for (const [rank, value] of values) {
    const record = recordIn(value, migrate)
    if (record === null) return null
    records.push([rank, record])
  }
  return records
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

/** Null where a record stands twice. */
function dataOf({ seq, nextRank }: Manifest, ranked: readonly RankedRecord[]): LibraryData | null {
  const ranks = new Map(ranked.map(([rank, { id }]) => [id as string, rank]))
  if (ranks.size < ranked.length) return null
  const records = ranked.map(([, record]) => record)
  return {
    ...emptyLibrary(),
    store: new Store(records),
    seq,
    ranks,
    nextRank,
    changedTexts: new Set(records.flatMap((record) => homeOf(record) ?? [])),
  }
}

/** What could be undone when a backup was made; none where it does not read, or records were others then. */
export async function historyOf(
  files: FileSystem,
  layout: Layout,
  format: Format,
  { manifest }: LoadedBackup,
): Promise<History> {
  if (!hasSameRecords(format, manifest.version)) return noHistory
  const { undoable, history } = manifest
  if (undoable === undefined) return historyIn(history)
  for await (const found of listsIn(files, layout, [undoable]))
    return found === null ? noHistory : historyIn(parsed(found.bytes))
  return noHistory
}

/**
 * Puts back every revision, original and style that is missing or damaged. Gives how many. To `same` are added those
 * that are as the backup has them.
 */
export async function restoreFiles(
  files: FileSystem,
  layout: Layout,
  backup: LoadedBackup,
  same: Map<string, string> = new Map(),
): Promise<number> {
  let restored = 0
  const places = Object.entries(backup.manifest.files).filter(([path]) => isPlaceOfAFile(path))
  const looked = readAhead(places, async ([path, sha256]) => {
    const there = await files.read(join(layout.directory, path))
    const isSame = there !== null && sha256Of(there) === sha256
    if (isSame) same.set(path, sha256)
    return { path, sha256, isThere: there !== null && (isSame || isSound(path, there)) }
  })
  for await (const { path, sha256, isThere } of looked) {
    if (isThere) continue
    const copy = await files.read(join(layout.backupFiles, sha256))
    if (copy === null || sha256Of(copy) !== sha256) continue
    if (isStyle(path)) {
      if (await wasPutAside(files, layout.styles, sha256)) continue
      await files.makeDirectory(layout.styles)
      await files.syncDirectory(layout.directory)
    }
    await replaceFile(files, join(layout.directory, path), copy)
    restored += 1
  }
  return restored
}

const isStyle = (path: string) => path.startsWith('styles/')

/** An original is named by its hash; a revision has its seal; a style is XML with an end. */
function isSound(path: string, bytes: Uint8Array): boolean {
  if (isStyle(path)) return /<\/(?:[\w.-]+:)?style\s*>/.test(Buffer.from(bytes).toString('utf8'))
  return path.startsWith('originals/') ? path.endsWith(sha256Of(bytes)) : unseal(bytes) !== null
}
