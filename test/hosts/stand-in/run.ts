import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/** `node run.ts MAIN [ARGUMENT...]`: what `electron MAIN [ARGUMENT...]` would do, on the stand-in. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

const main = process.argv[2]
if (main === undefined) throw new Error('run.ts needs the file of a main process')
process.argv.splice(1, 1)

// As in Electron, the app becomes ready once its main module has been evaluated; one that waits for it never starts.
await import(pathToFileURL(main).href)
const { becomeReady } = await import('./app.ts')
await becomeReady()
