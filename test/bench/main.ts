import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { keepCompiledCode } from '../../cli/compiled-code.ts'

/** `npm run bench [name…]`: every benchmark in this folder (or the named ones), each in a process of its own. */
const folder = new URL('./', import.meta.url)
const wanted = process.argv.slice(2)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts' && !file.endsWith('-worker.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name))

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
)
// As the commands do; peers that run on Node have the use of it too.
keepCompiledCode()
let failed = 0
for (const name of names) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(new URL(`${name}.ts`, folder))],
    { stdio: 'inherit' },
  )
  if (status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
