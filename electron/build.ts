import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions } from 'esbuild'
import { methods } from '../core/protocol/index.ts'

/**
 * Bundles the shell into dist/electron: `main.js`, `preload.cjs`, and every worker of the library beside them, because
 * a worker's file is looked for beside the module that starts it.
 */
const root = fileURLToPath(new URL('../', import.meta.url))
const outdir = path.join(root, 'dist/electron')
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }

const shared: BuildOptions = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node24',
  sourcemap: true,
  logLevel: 'warning',
}

async function workers(): Promise<string[]> {
  const files = await readdir(path.join(root, 'library'), { recursive: true })
  return files.filter((file) => file.endsWith('-worker.ts')).map((file) => path.join('library', file))
}

await rm(outdir, { recursive: true, force: true })
await build({
  ...shared,
  entryPoints: ['electron/main.ts', ...(await workers())],
  entryNames: '[name]',
  format: 'esm',
  packages: 'external',
  define: { VERSION: JSON.stringify(version) },
})
await build({
  ...shared,
  entryPoints: ['electron/preload.ts'],
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  external: ['electron'],
  define: { METHOD_NAMES: JSON.stringify(Object.keys(methods)) },
})
