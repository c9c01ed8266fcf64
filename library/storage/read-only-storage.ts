import type { Refusal, Result } from '../../core/commands/result.ts'
import type { HistoryState, StorageState } from '../../core/protocol/events.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Store } from '../../core/store/store.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { readOriginal, readRevision } from './content-files.ts'
import { fillAnother, type OpenOther } from './fill-another.ts'
import { fillFromBackup, storedBackups, type Shelf } from './go-back.ts'
import { stateOf } from './history.ts'
import type { LibraryData } from './library-data.ts'
import { saveInto } from './save-elsewhere.ts'
import type { Storage, StoredBackup } from './storage-contract.ts'
import { untouched } from './untouched.ts'
import { readOnlyState } from './unwritable.ts'
import { verifyLibrary } from './verify.ts'
import type { Work } from './work.ts'

/** What such a library stands on. */
interface Ground extends Shelf {
  readonly openOther: OpenOther
  readonly told: readonly string[]
}

/**
 * A library that takes no write, as it was when it was opened: everything of it can be read, and whatever would change it is
 * refused. It holds no lock, so any number of programs read it at once; one that may write is not kept from it, and what that
 * writes is seen at the next opening.
 */
export class ReadOnlyStorage implements Storage {
  readonly state: StorageState
  readonly refusal: Refusal
  readonly told: readonly string[]
  private readonly shelf: Shelf
  private readonly openOther: OpenOther
  private readonly data: LibraryData

  /** `code` is the system's, with which it refused the first write. */
  constructor({ files, layout, format, openOther, told }: Ground, data: LibraryData, code: string) {
    const state = readOnlyState(code)
    this.state = state
    this.refusal = state.refusal
    this.told = told
    this.shelf = { files: untouched(files, layout.directory, code), layout, format }
    this.openOther = openOther
    this.data = data
  }

  get directory(): string {
    return this.shelf.layout.directory
  }
  get store(): Store {
    return this.data.store
  }
  get seq(): number {
    return this.data.seq
  }
  get history(): HistoryState {
    return stateOf(this.data.history)
  }

  readRevision(textId: TextId, revision: number): Promise<Result<StructuredText>> {
    return readRevision(this.shelf.files, this.shelf.layout, textId, revision)
  }
  readOriginal(sha256: string): Promise<Result<Uint8Array>> {
    return readOriginal(this.shelf.files, this.shelf.layout, sha256)
  }
  verify(work: Work = {}): Promise<{ ok: boolean; lines: readonly string[] }> {
    return verifyLibrary(this.shelf, this.data, work)
  }
  backups(): Promise<readonly StoredBackup[]> {
    return storedBackups(this.shelf)
  }
  upToDate(): Store {
    return this.data.store
  }

  saveElsewhere(directory: string, work: Work = {}): Promise<Result<{ missing: number }>> {
    const { files, layout } = this.shelf
    return fillAnother(this.openOther, directory, 'The library could not be saved there', (target) =>
      saveInto(target, this.data, [], files, layout, work),
    )
  }
  restoreInto(
    name: string,
    directory: string,
    work: Work = {},
  ): Promise<Result<{ records: number; missing: number }>> {
    return fillAnother(this.openOther, directory, 'The backup could not be restored there', (target) =>
      fillFromBackup(target, this.shelf, name, work),
    )
  }

  readonly commit = () => this.refused()
  readonly undo = () => this.refused()
  readonly redo = () => this.refused()
  readonly writeRevision = () => this.refused()
  readonly writeOriginal = () => this.refused()
  readonly compact = () => this.refused()
  readonly backup = () => this.refused()
  readonly backupForGood = () => this.refused()
  readonly goBackTo = () => this.refused()
  readonly mend = () => this.refused()

  /** Nobody can be let in: the address of a library stands in its folder. */
  async publishAddress(): Promise<void> {}
  async close(): Promise<void> {}

  private async refused(): Promise<Result<never>> {
    return { ok: false, error: this.refusal }
  }
}
