import { fileURLToPath } from 'node:url'
import { startServe } from '../../cli/serve/server.ts'
import { accessLibrary } from '../../library/remote/access.ts'

/**
 * `node serve-process.ts LIBRARY`: what `postil serve` does, for a test that needs the address at once and ends the
 * process by a message. Says `{address}` when it is up.
 */
const directory = process.argv[2]
if (directory === undefined) throw new Error('serve-process.ts needs the directory of a library')

const opened = await accessLibrary({
  directory,
  contentDirectory: fileURLToPath(new URL('../../content/', import.meta.url)),
  version: 'test',
})
if (!opened.ok) throw new Error(opened.error.message)
const { library, close } = opened.value
if (library === null) throw new Error('The library is held by another program')
const served = await startServe({ library })
process.send?.({ address: served.address })

process.once('message', () => {
  void served
    .close()
    .then(close)
    .then(() => process.exit(0))
})
process.once('disconnect', () => process.exit(1))
