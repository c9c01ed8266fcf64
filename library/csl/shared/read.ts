import type { IdentifiedCslItem } from '../../../core/records/csl.ts'

/** What a reader of a format answers: the items, and a sentence for each thing that could not be read. */
export interface Read {
  readonly items: readonly IdentifiedCslItem[]
  readonly problems: readonly string[]
}

/** What a reader answers where the whole content is not of its format. */
export interface Unreadable {
  readonly unreadable: string
}
