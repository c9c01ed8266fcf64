import { fileURLToPath } from 'node:url'
import { startServe } from '../../cli/serve/server.ts'
import { keptFolderOf } from '../../library/export/kept-files.ts'
import { machineDirectory } from '../../library/place.ts'
import { lastingAccess } from '../../library/remote/lasting.ts'

/**
 * `node serve-process.ts LIBRARY`: what `postil serve` does, for a test that needs the address at once and ends the
 * process by a message. Says `{address}` when it is up.
 */
const directory = process.argv[2]
if (directory === undefined) throw new Error('serve-process.ts needs the directory of a library')

const opened = await lastingAccess({
  directory,
  contentDirectory: fileURLToPath(new URL('../../content/', import.meta.url)),
  version: 'test',
  machineDirectory: machineDirectory(),
})
if (!opened.ok) throw new Error(opened.error.message)
const library = opened.value
const served = await startServe({ library, keepIn: keptFolderOf(directory) })
process.send?.({ address: served.address })

process.once('message', () => {
  void served
    .close()
    .then(() => library.close())
    .then(() => process.exit(0))
})
process.once('disconnect', () => process.exit(1))
