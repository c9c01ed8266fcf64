import { z } from 'zod'
import type { MadeLibrary, SavedCopy } from './keeping.ts'
import { keptContent, type KeptFileInfo } from './kept-files.ts'
import { idOf } from '../records/record.ts'
import { method, output } from './method.ts'

export interface HostInfo {
  readonly kind: 'electron' | 'serve'
  readonly platform: 'mac' | 'windows' | 'linux'
  /** True where the host shows dialogs of its own for files; in a browser the window uses the browser's. */
  readonly nativeDialogs: boolean
  /** The one folder in which files are kept up to date for this window; null where the host's own dialog asks for a place. */
  readonly keptFilesFolder: string | null
}

/** A file's name alone, which leads into no other folder. */
const fileName = z
  .string()
  .max(150)
  .regex(/^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u)

/** What only a host can do; each host gives its own handlers for these. */
export const hostMethods = {
  'host.info': method('read', z.object({}), output<HostInfo>()),
  /** http(s) and mailto only; the person is asked first. */
  'host.openExternal': method('act', z.object({ url: z.string().max(4000) }), output<{ opened: boolean }>()),
  /** Shows the host's own dialog and imports what was chosen; `jobId` null where nothing was. */
  'host.chooseAndImport': method(
    'act',
    z.object({ collectionId: idOf('collection').optional() }),
    output<{ jobId: string | null }>(),
  ),
  /** Shows the host's own dialog and writes the file; `saved` false where it was dismissed. */
  'host.saveFile': method(
    'act',
    z.object({ name: z.string().min(1).max(255), content: z.string() }),
    output<{ saved: boolean; path: string | null }>(),
  ),
  /**
   * Keeps a bibliography file up to date from now on. The host's own dialog asks where, `name` being what it begins with;
   * a host without dialogs takes `name` as a new file in its one folder. Null where the dialog was dismissed.
   */
  'host.keepFile': method(
    'act',
    keptContent.extend({ name: fileName }),
    output<{ file: KeptFileInfo | null }>(),
  ),
  /** Writes the library, with the edits that are not on disk yet, as a library into a new folder in one that the host's dialog asks for. */
  'host.saveElsewhere': method('act', z.object({}), output<SavedCopy>()),
  /** Writes it, with those edits, as one open archive: where the host's dialog says, or as a download. */
  'host.saveArchive': method('act', z.object({}), output<SavedCopy>()),
  /**
   * Makes a library beside this one of an archive: the one that the host's dialog asks for (null where it was dismissed), or
   * these bytes, base64, where the host has none.
   */
  'host.openArchive': method(
    'act',
    z.object({ bytes: z.base64().optional() }),
    output<{ made: MadeLibrary | null }>(),
  ),
  /** Goes over to a library that was made beside this one since Postil was started. The next usual start opens the usual one. */
  'host.openLibrary': method('act', z.object({ directory: z.string().max(4000) }), output<null>()),
}
export type HostMethodName = keyof typeof hostMethods
