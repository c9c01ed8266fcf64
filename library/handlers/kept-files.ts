import { done } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { keptFileMethods } from '../../core/protocol/kept-files.ts'
import type { KeptFiles } from '../export/kept-files.ts'

/** The bibliography files that are kept up to date. None of these takes a path: only a host adds a file. */
export function keptFileHandlers(kept: KeptFiles): Handlers<keyof typeof keptFileMethods> {
  return {
    'keptFiles.list': async () => done({ files: kept.list() }),
    'keptFiles.pause': ({ id, paused }) => kept.pause(id, paused),
    'keptFiles.write': ({ id, replace }) => kept.write(id, replace),
    'keptFiles.stop': ({ id }) => kept.stop(id),
    'keptFiles.restore': ({ id }) => kept.restore(id),
  }
}
