import { Buffer } from 'node:buffer'
import type { ImportOutcome, Job } from '../../core/protocol/jobs.ts'
import { readBytes } from '../../library/import/file-on-disk.ts'
import { basename } from 'node:path'
import { printJson, print, say } from '../exit.ts'
import { makingLibrary, type CommandLibrary } from '../library.ts'

/** `postil import FILE...`: each file on its own, so that one that fails costs no other. Exit 1 where one failed. */
export async function importFiles(
  paths: readonly string[],
  options: { library?: string; json?: boolean },
): Promise<number> {
  return makingLibrary(options.library, async (library) => {
    const outcomes: ImportOutcome[] = []
    for (const path of paths) {
      const outcome = await importPath(library, path)
      outcomes.push(outcome)
      tell(outcome)
    }
    if (options.json === true) await printJson(outcomes)
    else for (const outcome of outcomes) if (outcome.ok) for (const id of idsOf(outcome)) await print(id)
    return outcomes.every((outcome) => outcome.ok) ? 0 : 1
  })
}

async function importPath({ access }: CommandLibrary, path: string): Promise<ImportOutcome> {
  const name = basename(path)
  const bytes = await readBytes(path)
  if (!bytes.ok) return { name, ...bytes }
  const stop = access.on((event) => event.type === 'job' && showProgress(event.job))
  const files = [{ name, bytes: Buffer.from(bytes.value).toString('base64') }]
  const imported = await access.call('texts.import', { files, wait: true })
  stop()
  if (!imported.ok) return { name, ...imported }
  return imported.value.outcomes[0] ?? stopped(name)
}

/** Somebody stopped it, in the window, before its turn came. */
const stopped = (name: string): ImportOutcome => ({
  name,
  ok: false,
  error: { code: 'cancelled', message: `“${name}” was stopped. Nothing of it was imported.` },
})

function showProgress(job: Job): void {
  if (!process.stderr.isTTY || job.progress === null || job.state !== 'running') return
  process.stderr.write(`\r${job.title} … ${Math.round(job.progress * 100)}% `)
}

function tell(outcome: ImportOutcome): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  if (!outcome.ok) {
    say(outcome.error.message)
    for (const detail of outcome.error.details ?? []) say(`  ${detail}`)
    return
  }
  if (!outcome.duplicate) {
    const items = outcome.itemIds.length
    say(
      `${outcome.name}: ${outcome.textId === null ? '' : 'one text and '}${items} ${items === 1 ? 'item' : 'items'}.`,
    )
  }
  for (const warning of outcome.warnings) say(`  ${warning}`)
}

function idsOf(outcome: ImportOutcome & { ok: true }): readonly string[] {
  return outcome.textId === null ? outcome.itemIds : [outcome.textId]
}
