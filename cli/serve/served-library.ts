import type { Result } from '../../core/commands/result.ts'
import type { KeptFiles } from '../../library/export/kept-files.ts'
import type { WholeLibrary } from '../../library/handlers/whole-library.ts'
import type { LastingAccess } from '../../library/remote/lasting.ts'

/** A library as it is served, whoever holds it. */
export interface ServedLibrary extends Pick<LastingAccess, 'call' | 'on'> {
  /** What only the program that holds it can do for the window; else a refusal that says who that is. */
  held(): Promise<Result<HeldHere>>
}

export interface HeldHere {
  readonly keptFiles: Pick<KeptFiles, 'add' | 'list'>
  readonly whole: Pick<WholeLibrary, 'streamArchive' | 'openArchive'>
}
