import type { ArrangedItems } from '../../core/bibliography/arrangement.ts'
import type { Result } from '../../core/commands/result.ts'
import type { BibliographyFormat, ReadableFormat } from '../../core/interchange/format.ts'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { Lane } from './lane.ts'
import type {
  Bibliography,
  Citation,
  CiteOfItem,
  InspectedStyle,
  Look,
  PreviewedStyle,
  ReadItems,
} from './requests.ts'

export type { Bibliography, Citation, Look, ReadItems } from './requests.ts'

/**
 * The bibliography engine: citeproc for citations in any CSL style, citation-js and our own tables for the formats.
 * It works in threads of its own, each answer within a time limit; a caller waits, but is never held up.
 */
export interface CslEngine {
  /** Our own styles and the bundled ones by title, and the locales that citations can be written in. */
  styles(): Promise<{ styles: readonly StyleInfo[]; locales: readonly string[] }>
  /** Tries a style's file. Refused, with the reason, where it is no style or cannot be compiled. */
  inspectStyle(xml: string, name: string): Promise<Result<InspectedStyle>>
  /** The locale that a style is written in where none is asked for: its own, or American English. */
  localeOf(style: string): Promise<string>
  /** What a style makes of items; there is at least one. */
  preview(items: readonly IdentifiedCslItem[], options: Look): Promise<Result<PreviewedStyle>>
  /** Citations, each of one or more items: one stands alone, several follow each other in a document. */
  cite(citations: readonly (readonly CiteOfItem[])[], options: Look): Promise<Result<readonly Citation[]>>
  /** The items in the style's order. */
  bibliography(items: readonly IdentifiedCslItem[], options: Look): Promise<Result<Bibliography>>
  /** A file of the items, arranged where it is formatted; tells which fields of which items the format cannot hold. */
  write(
    items: readonly IdentifiedCslItem[],
    format: BibliographyFormat,
    options: Look,
    arranged?: ArrangedItems,
  ): Promise<Result<Exported>>
  /** The items of a file. A bad entry costs itself and is told; the format is found from the content when not given. */
  read(content: string | Uint8Array, format?: ReadableFormat): Promise<Result<ReadItems>>
  close(): Promise<void>
}

export interface CslEngineOptions {
  /** Folders with `.csl` files that `style` may name without a path. */
  readonly styleDirectories?: readonly string[]
  /** What hostile input may cost before it is stopped, in milliseconds; honest large input has more, by its size. */
  readonly timeLimit?: number
}

/** What one honest item may take to be formatted or written, milliseconds: ten times what it takes on a slow machine. */
const perItem = 20
/** The same for a thousand characters to read. */
const perThousandCharacters = 5
/** More than so many items, or UTF-16 units or bytes to read, is honest large work, and may take more memory. */
const many = { items: 2_000, characters: 4_000_000 }
/** Megabytes: 10,000 items in APA's style take some 200, a file of 60 MB some 400. */
const memoryOfMany = 768

/**
 * Starts the engine; its threads start with the first question. Citations have a thread to themselves, so that one is
 * never behind a long export, and so have styles on trial: one that never ends ends nobody else's work.
 */
export function startCslEngine({
  styleDirectories = [],
  timeLimit = 2000,
}: CslEngineOptions = {}): CslEngine {
  const citations = new Lane(styleDirectories)
  const files = new Lane(styleDirectories)
  const large = new Lane(styleDirectories, memoryOfMany)
  const trials = new Lane(styleDirectories)
  const lane = (size: number, most: number) => (size > most ? large : files)
  const forItems = (items: readonly unknown[]) => timeLimit + items.length * perItem
  return {
    async styles() {
      const answer = await citations.ask('styles', {}, timeLimit)
      return answer.ok ? answer.value : { styles: [], locales: ['en-US'] }
    },
    async localeOf(style) {
      const answer = await citations.ask('locale', { style }, timeLimit)
      return answer.ok ? answer.value.locale : 'en-US'
    },
    inspectStyle: (xml, name) => trials.ask('inspect', { xml, name }, timeLimit),
    preview: (items, { style, locale }) =>
      trials.ask('preview', { items, look: { style, locale } }, forItems(items)),
    cite: (cited, { style, locale }) =>
      // A document's citations are a long answer.
      (cited.length === 1 ? citations : files).ask(
        'cite',
        { citations: cited, look: { style, locale } },
        forItems(cited.flat()),
      ),
    bibliography: (items, { style, locale }) =>
      lane(items.length, many.items).ask('bibliography', { items, look: { style, locale } }, forItems(items)),
    write: (items, format, { style, locale }, arranged) =>
      lane(items.length, many.items).ask(
        'write',
        { items, format, look: { style, locale }, arranged },
        forItems(items),
      ),
    read: (content, format) =>
      lane(content.length, many.characters).ask(
        'read',
        { content, format },
        timeLimit + (content.length / 1000) * perThousandCharacters,
      ),
    async close() {
      await Promise.all([citations, files, large, trials].map((lane) => lane.close()))
    },
  }
}
