import { refuse, type Result } from '../../core/commands/result.ts'

/** What a header says of the program that is needed (invariant 10). */
export interface FormatHeader {
  readonly format: 'postil'
  readonly version: number
  /** The oldest format version that can read this, and that can write it without loss. */
  readonly minReader: number
  readonly minWriter: number
}

/** Turns records of an older format into today's; the same record where nothing changed. */
export type Migrate = (record: unknown) => unknown

/** The format of a build: what it writes, and how it reads what older builds wrote. */
export interface Format {
  readonly header: FormatHeader
  /** Index n turns a record of version n + 1 into one of version n + 2. */
  readonly migrations: readonly Migrate[]
}

/** The migration to a version in which records are as they were, and only files say it in another way. */
export const sameRecords: Migrate = (record) => record

/** Today's format. Since version 2 an edit says of a long list only what changed in it. */
export const currentFormat: Format = {
  header: { format: 'postil', version: 2, minReader: 2, minWriter: 2 },
  migrations: [sameRecords],
}

/** The migration of records from a version to today's. */
export function migrationFrom(format: Format, version: number): Migrate {
  const steps = stepsFrom(format, version)
  return (record) => steps.reduce((state, step) => step(state), record)
}

/** True where records of a version are as today's are, and so what could be undone still fits them. */
export function hasSameRecords(format: Format, version: number): boolean {
  return stepsFrom(format, version).every((step) => step === sameRecords)
}

const stepsFrom = ({ migrations }: Format, version: number) => migrations.slice(Math.max(0, version - 1))

/** The header in a JSON value, or null. */
export function headerIn(value: unknown): FormatHeader | null {
  const header = value as Partial<FormatHeader> | null
  const numbers = [header?.version, header?.minReader, header?.minWriter]
  return header?.format === 'postil' && numbers.every(Number.isSafeInteger) ? (header as FormatHeader) : null
}

/** True where this build must not touch what carries the header. */
export function isNewer(header: FormatHeader, format: Format): boolean {
  return Math.max(header.minReader, header.minWriter) > format.header.version
}

export function refuseNewer(directory: string): Result<never> {
  return refuse('newer', 'This library was written by a newer Postil, so it was left untouched.', [
    `It is kept in ${directory}.`,
    'Install the newest Postil to open it.',
  ])
}
