import { done, refuse, type Result } from '../../core/commands/result.ts'
import { solvePageMap } from '../../core/page-map/solve.ts'
import type { TextId, TextRecord } from '../../core/records/text.ts'
import { repaginate } from '../../core/structure/repaginate.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import type { Storage } from '../storage/storage.ts'
import { readText } from './read-text.ts'

/** A text as it stands now: its record, and its structure with the reader's page corrections worked in. */
export interface OpenText {
  readonly record: TextRecord
  readonly structure: StructuredText
  /** The canonical text. */
  readonly canonical: string
}

/** Reads texts from storage and keeps the few read last: a million-word text takes a second to read and make ready. */
export class OpenTexts {
  private readonly kept = new Map<
    TextId,
    { revision: number; structure: StructuredText; canonical: string }
  >()
  private readonly storage: Storage

  constructor(storage: Storage) {
    this.storage = storage
  }

  async open(id: TextId): Promise<Result<OpenText>> {
    const record = this.storage.store.get(id)
    return record === undefined
      ? refuse('not-found', 'The text is not in the library any more.')
      : this.with(record)
  }

  /** The text as a record of it would make it, whether or not the library holds that record yet. */
  async with(record: TextRecord): Promise<Result<OpenText>> {
    let text = this.kept.get(record.id)
    if (text?.revision !== record.revision) {
      const read = await readText(this.storage, record)
      if (!read.ok) return read
      const { structure, canonical } = read.value
      text = { revision: record.revision, structure, canonical: canonical.text }
    }
    this.keep(record.id, text)
    return done({ record, structure: corrected(text.structure, record), canonical: text.canonical })
  }

  private keep(id: TextId, text: { revision: number; structure: StructuredText; canonical: string }): void {
    this.kept.delete(id)
    this.kept.set(id, text)
    if (this.kept.size > 4) this.kept.delete(this.kept.keys().next().value!)
  }
}

/** The structure with the pages that the record's corrections make. */
export function corrected(
  structure: StructuredText,
  { corrections }: Pick<TextRecord, 'corrections'>,
): StructuredText {
  return corrections.length === 0
    ? structure
    : repaginate(structure, solvePageMap(structure.pageClues, corrections))
}
