import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { recorded } from './recorded-electron.ts'

/**
 * Runs the shell's own main module, as it stands, with a new library or that one, and files to open. Needs
 * `vi.mock('electron', …)` of the recorder; resolves once the window was opened.
 */
export async function startRecordedShell(
  library = path.join(mkdtempSync(path.join(tmpdir(), 'postil-shell-')), 'library'),
  files: readonly string[] = [],
): Promise<typeof recorded> {
  process.argv = [process.execPath, 'main.js', '--library', library, ...files]
  // What the build puts in.
  Object.assign(globalThis, { VERSION: '0.0.0-test' })
  await import('../../../electron/main.ts')
  for (let waited = 0; recorded.windows.length === 0; waited += 20) {
    if (waited > 15_000) throw new Error('The shell opened no window')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return recorded
}
