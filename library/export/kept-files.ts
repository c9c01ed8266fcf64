import { randomUUID } from 'node:crypto'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { isPlain } from '../../core/bibliography/arrangement.ts'
import { done, refuse, type Refusal, type Result } from '../../core/commands/result.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import type { KeptContent, KeptFileInfo } from '../../core/protocol/kept-files.ts'
import type { Diff } from '../../core/store/diff.ts'
import { sha256Of } from '../storage/durable-file.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { nodeFileSystem } from '../storage/node-file-system.ts'
import type { Storage } from '../storage/storage.ts'
import { KeptFile, type KeptState } from './kept-file.ts'
import { keptListPlace, readKeptList, writeKeptList, type KeptEntry } from './kept-list.ts'
import { readOutside, unwritten, writeOutside } from './outside-file.ts'

export interface KeptFilesOptions {
  readonly storage: Storage
  /** The machine's folder for such lists; null keeps it in memory alone. */
  readonly machine: string | null
  readonly make: (content: KeptContent) => Promise<Result<Exported>>
  readonly onChange: (files: readonly KeptFileInfo[]) => void
  readonly files?: FileSystem
  /** Quiet needed after a change, ms. */
  readonly delay?: number
}

interface Kept {
  entry: KeptEntry
  problem: Refusal | null
  /** Number of the last edit in what was made last. */
  madeAt: number
  readonly file: KeptFile
}

/** More files than this are no person's doing. */
const most = 100

/** The folder in a library where a host without dialogs keeps files up to date. */
export const keptFolderOf = (library: string): string => join(library, 'bibliographies')

/**
 * The bibliography files that a library keeps up to date on this machine, watched by the process that holds the library
 * and so by one alone. What is written is remembered by its hash: what another program writes there is never replaced
 * without a person's word.
 */
export class KeptFiles {
  private readonly options: KeptFilesOptions & { files: FileSystem }
  private readonly place: string | null
  private readonly kept = new Map<string, Kept>()
  private readonly stopped = new Map<string, KeptEntry>()
  private readonly unsubscribe: () => void
  private saving: Promise<unknown> = Promise.resolve()
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(options: KeptFilesOptions) {
    this.options = { ...options, files: options.files ?? nodeFileSystem }
    const { machine, storage } = options
    this.place = machine === null ? null : keptListPlace(machine, storage.directory)
    this.unsubscribe = storage.store.subscribe((diff) => this.hear(diff))
  }

  /** Brings up to date what fell behind since the library was open last. */
  static async open(options: KeptFilesOptions): Promise<KeptFiles> {
    const files = new KeptFiles(options)
    const { place } = files
    const entries = place === null ? [] : await readKeptList(files.options.files, place).catch(() => [])
    for (const entry of entries) files.watch(entry, entry.seq !== options.storage.seq)
    return files
  }

  list(): readonly KeptFileInfo[] {
    return [...this.kept.values()].map((kept) => this.infoOf(kept))
  }

  /**
   * Keeps a file from now on; a path that is kept already gets the new content. What stands there is replaced, which the
   * person was asked by the dialog that chose the path. Refused where the first write fails, with nothing kept.
   */
  add(path: string, content: KeptContent): Promise<Result<KeptFileInfo>> {
    return this.inTurn(() => this.addNow(path, content))
  }

  pause(id: string, paused: boolean): Promise<Result<KeptFileInfo>> {
    return this.inTurn(async () => {
      const kept = this.kept.get(id)
      if (kept === undefined) return notKept
      await kept.file.stop()
      return this.changed(this.watch({ ...kept.entry, paused }, !paused))
    })
  }

  /** With `replace`, what another program wrote there is put into a file beside it first. */
  write(id: string, replace: boolean): Promise<Result<KeptFileInfo>> {
    return this.inTurn(async () => {
      const kept = this.kept.get(id)
      if (kept === undefined) return notKept
      const aside = replace ? await this.putAside(kept) : done(null)
      if (!aside.ok) return aside
      // Asked for by a person, it is told again why it fails.
      await kept.file.stop()
      const again = this.watch({ ...kept.entry, paused: false }, true)
      await again.file.flush()
      const now = await this.changed(again)
      return again.problem === null ? now : { ok: false, error: again.problem }
    })
  }

  stop(id: string): Promise<Result<null>> {
    return this.inTurn(async () => {
      const kept = this.kept.get(id)
      if (kept === undefined) return notKept
      await this.drop(kept)
      this.stopped.set(id, kept.entry)
      await this.save()
      this.tell()
      return done(null)
    })
  }

  restore(id: string): Promise<Result<KeptFileInfo>> {
    return this.inTurn(async () => {
      const entry = this.stopped.get(id)
      if (entry === undefined) return notKept
      this.stopped.delete(id)
      return this.changed(this.watch(entry, !entry.paused))
    })
  }

  private async addNow(path: string, content: KeptContent): Promise<Result<KeptFileInfo>> {
    const { storage, files } = this.options
    if (!isAbsolute(path)) return refuse('invalid', 'The file needs an absolute path.')
    const fromLibrary = relative(storage.directory, resolve(path))
    if (isBelow(fromLibrary) && !isBelow(relative(keptFolderOf(storage.directory), resolve(path))))
      return refuse('invalid', 'That is a place of the library’s own files, so nothing was written.', [
        'Choose a folder outside of it.',
      ])
    if (this.kept.size >= most)
      return refuse('too-large', `At most ${most} files are kept up to date, so this one is not.`, [
        'Stop keeping one that nobody reads any more.',
      ])
    const before = await readOutside(path, files).catch(() => null)
    const known = [...this.kept.values()].find(({ entry }) => entry.path === path)
    const entry: KeptEntry = {
      id: randomUUID(),
      path,
      content,
      paused: false,
      written: null,
      seq: storage.seq,
      ours: before === null ? [] : [sha256Of(before)],
    }
    if (known !== undefined) await this.drop(known)
    const kept = this.watch(entry, true)
    await kept.file.flush()
    if (kept.problem === null) return this.changed(kept)
    await this.drop(kept)
    if (known !== undefined) this.watch(known.entry, !known.entry.paused)
    await this.save()
    this.tell()
    return { ok: false, error: { ...kept.problem, details: ['It is not kept up to date.'] } }
  }

  /** Something besides the items may have changed what a file holds: a citation style. */
  styleChanged(): void {
    this.changedWhere(() => true)
  }

  /** A last write of what is due. */
  async close(): Promise<void> {
    this.unsubscribe()
    await this.turn
    const { seq } = this.options.storage
    let moved = false
    for (const kept of this.kept.values()) {
      if (kept.entry.paused) continue
      await kept.file.close()
      if (kept.file.isFailing || kept.entry.seq === seq) continue
      kept.entry = { ...kept.entry, seq }
      moved = true
    }
    await (moved ? this.save() : this.saving)
  }

  private watch(entry: KeptEntry, isDue: boolean): Kept {
    const { make, delay, files, storage } = this.options
    const kept: Kept = {
      entry,
      problem: null,
      madeAt: entry.seq,
      file: new KeptFile({
        path: entry.path,
        files,
        ...(delay === undefined ? {} : { delay }),
        make: () => {
          kept.madeAt = storage.seq
          return make(entry.content)
        },
        mayReplace: (before) => kept.entry.ours.includes(sha256Of(before)),
        // On disk before the file is: a crash between the two does not make our own words another's.
        onWriting: async (bytes) => {
          const sha256 = sha256Of(bytes)
          if (kept.entry.ours.at(-1) === sha256) return
          kept.entry = { ...kept.entry, ours: [...kept.entry.ours.slice(-1), sha256] }
          await this.save()
        },
        onState: (state) => this.note(kept, state),
      }),
    }
    this.kept.set(entry.id, kept)
    if (isDue && !entry.paused) kept.file.changed()
    return kept
  }

  private note(kept: Kept, state: KeptState): void {
    if (this.kept.get(kept.entry.id) !== kept) return
    kept.problem = state.kind === 'failing' ? state.error : null
    if (state.kind === 'written') kept.entry = { ...kept.entry, written: state.at, seq: kept.madeAt }
    void this.save()
    this.tell()
  }

  private hear({ added, updated, removed }: Diff): void {
    const ids = [added, updated, removed].flatMap((part) => Object.keys(part))
    const items = ids.some((id) => id.startsWith('item:'))
    // An arranged bibliography may show notes, or stand by collections; settings are in none.
    const others = items || ids.some((id) => !id.startsWith('setting:'))
    // What is in a collection follows from it and from the texts in it.
    const members = items || ids.some((id) => /^(?:collection|text):/.test(id))
    this.changedWhere(({ arrangement, collectionId }) =>
      !isPlain(arrangement) ? others : collectionId === undefined ? items : members,
    )
    if (ids.some((id) => id.startsWith('collection:')) && this.follows(ids)) this.tell()
  }

  /** Whether a file follows one of these collections, whose name may be another now. */
  private follows(ids: readonly string[]): boolean {
    return [...this.kept.values()].some(({ entry: { content } }) => ids.includes(content.collectionId ?? ''))
  }

  private changedWhere(applies: (content: KeptContent) => boolean): void {
    for (const { entry, file } of this.kept.values())
      if (!entry.paused && applies(entry.content)) file.changed()
  }

  private async putAside(kept: Kept): Promise<Result<null>> {
    const { files } = this.options
    const { path, ours } = kept.entry
    try {
      const bytes = await readOutside(path, files)
      if (bytes === null || ours.includes(sha256Of(bytes))) return done(null)
      await writeOutside(asideOf(path, bytes), bytes, files)
      kept.entry = { ...kept.entry, ours: [sha256Of(bytes)] }
      return done(null)
    } catch (error) {
      return { ok: false, error: unwritten(path, error, 'What it held before is kept.') }
    }
  }

  private async changed(kept: Kept): Promise<Result<KeptFileInfo>> {
    await this.save()
    this.tell()
    return done(this.infoOf(kept))
  }

  /** What a person asks for at once is done one after the other: no two watchers of one file. */
  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const acted = this.turn.then(act)
    this.turn = acted.catch(() => undefined)
    return acted
  }

  private async drop({ entry, file }: Kept): Promise<void> {
    this.kept.delete(entry.id)
    await file.stop()
  }

  private infoOf({ entry, problem }: Kept): KeptFileInfo {
    const { id, path, content, paused, written } = entry
    const { format, style, locale, itemIds, collectionId } = content
    const collection =
      collectionId === undefined ? null : (this.options.storage.store.get(collectionId)?.title ?? '')
    return {
      ...{ id, path, format, style, locale, paused, written, problem },
      items: itemIds?.length ?? null,
      collection,
    }
  }

  private tell(): void {
    this.options.onChange(this.list())
  }

  /** One after the other. A list that cannot be written now is written with the next change. */
  private save(): Promise<unknown> {
    const { files, storage } = this.options
    const { place } = this
    if (place === null) return Promise.resolve()
    this.saving = this.saving
      .then(() =>
        writeKeptList(
          files,
          place,
          storage.directory,
          [...this.kept.values()].map(({ entry }) => entry),
        ),
      )
      .catch(() => undefined)
    return this.saving
  }
}

const notKept = refuse('not-found', 'That file is not kept up to date any more.')

const isBelow = (path: string) => path !== '' && !path.startsWith('..') && !isAbsolute(path)

/** `library.kept-3f2a91bc.bib` beside `library.bib`: named by what is in it, so that it never replaces another. */
function asideOf(path: string, bytes: Uint8Array): string {
  const [, stem, ending] = /^(.*?)(\.[^./\\]+)?$/s.exec(path)!
  return `${stem}.kept-${sha256Of(bytes).slice(0, 8)}${ending ?? ''}`
}
