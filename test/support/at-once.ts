import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStorage } from '../../library/storage/storage.ts'
import { postil, type Ran } from './terminal.ts'

/** A command of the terminal that writes one record, which is known by a word of its own. */
export interface Writer {
  readonly word: string
  readonly ran: Promise<Ran>
}

/** The sentence that {@link startHighlight} marks. */
const sentence = 'The ferry leaves when the tide allows it.'

/** A library with one text, “Ferry”, in a folder; gives its directory. */
export async function libraryWithText(folder: string): Promise<string> {
  const library = join(folder, 'library')
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'Ferry.txt')
  await writeFile(path, `Ferry\n\nNobody waits on the other bank. ${sentence} Then it is winter.\n`)
  const { code, err } = await postil(['import', path, '--library', library])
  if (code !== 0) throw new Error(err)
  return library
}

/** `postil import` of a bibliography of one entry, whose title is the word. */
export async function startImport(folder: string, library: string, word: string): Promise<Writer> {
  const path = join(folder, `${word}.bib`)
  await writeFile(path, `@book{${word}, title = {{${word}}}, year = {2014}}\n`)
  return { word, ran: postil(['import', path, '--library', library]) }
}

/** `postil highlight` of {@link sentence}, with the word for a note. */
export function startHighlight(library: string, word: string): Writer {
  const args = ['highlight', 'Ferry', '--quote', sentence, '--note', word, '--library', library]
  return { word, ran: postil(args) }
}

/** Sends a signal to whoever holds the library; to nobody where none does just then. */
export async function endHolder(library: string, signal: NodeJS.Signals): Promise<void> {
  try {
    const left = JSON.parse(await readFile(join(library, 'writer.json'), 'utf8')) as { pid: number }
    process.kill(left.pid, signal)
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** How a command said that it went; one that was killed says nothing. */
export type Told = 'done' | 'refused' | 'nobody can tell' | 'killed' | 'something else'

/** A command that ended, by what it said, and how often what it was to write is in the library. */
export interface Written {
  readonly word: string
  readonly told: Told
  readonly times: number
  readonly ran: Ran
}

/** Waits for all of them, then opens the library itself and counts. */
export async function written(library: string, writers: readonly Writer[]): Promise<readonly Written[]> {
  const ended = await Promise.all(writers.map(async ({ word, ran }) => ({ word, ran: await ran })))
  const opened = await openStorage({ directory: library })
  if (!opened.ok) throw new Error(opened.error.message)
  const { store } = opened.value
  const words = [
    ...[...store.all('item')].map(({ csl }) => csl.title ?? ''),
    ...[...store.all('annotation')].map(({ body }) => JSON.stringify(body)),
  ]
  await opened.value.close()
  return ended.map(({ word, ran }) => ({
    word,
    ran,
    told: toldBy(ran),
    times: words.filter((text) => text.split(/\W/).includes(word)).length,
  }))
}

function toldBy({ code, err }: Ran): Told {
  if (code === 0) return 'done'
  if (code === -1) return 'killed'
  if (code !== 1) return 'something else'
  return err.includes('nobody can tell') ? 'nobody can tell' : 'refused'
}

/** What a command said that is not so: none where all told the truth. */
export function untrue(all: readonly Written[]): readonly Written[] {
  const isTrue: Readonly<Record<Told, (times: number) => boolean>> = {
    done: (times) => times === 1,
    refused: (times) => times === 0,
    'nobody can tell': (times) => times <= 1,
    killed: (times) => times <= 1,
    'something else': () => false,
  }
  return all.filter(({ told, times }) => !isTrue[told](times))
}
