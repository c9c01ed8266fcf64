import type { Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import type { HostMethodName } from '../../core/protocol/host.ts'
import type { Handlers, MethodName } from '../../core/protocol/index.ts'
import type { MadeLibrary } from '../../core/protocol/keeping.ts'
import type { ArchiveSink } from './downloads.ts'

/** The part of an open library that is served. */
export interface ServedLibrary {
  readonly handlers: Handlers<Exclude<MethodName, HostMethodName>>
  subscribe(listener: (event: Event) => void): () => void
  /** What the window can have of the library as a whole; nothing where left out. */
  readonly whole?: {
    streamArchive(to: ArchiveSink): Promise<Result<unknown>>
    openArchive(bytes: Uint8Array): Promise<Result<MadeLibrary>>
  }
}
