import type { CslItem } from '../../records/csl.ts'
import type { SourceSpan } from '../source.ts'
import type { FoundChapter, FrontMatter } from './found.ts'

/** A record read from the object itself, with spans of the source. */
export interface SourceRecord {
  /** Stable within a text: "book", "chapter-11". */
  readonly key: string
  readonly csl: CslItem
  /** Key of the record this one is a part of, or null. */
  readonly partOf: string | null
  /** CSL variable → every place it was read. */
  readonly evidence: Readonly<Record<string, readonly SourceSpan[]>>
}

/** The book and one record per numbered chapter of its contents; or, without front matter, the one chapter with a byline. */
export function readRecords(
  _front: FrontMatter,
  _chapters: readonly FoundChapter[],
  _language: string,
): SourceRecord[] {
  return []
}
