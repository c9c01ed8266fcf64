import { spawnSync } from 'node:child_process'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { JSONFilePreset } from 'lowdb/node'
import type { AnnotationRecord } from '../../core/records/annotation.ts'
import { adding, emptyDiff, updating, type Diff } from '../../core/store/diff.ts'
import { openStorage, type Storage } from '../../library/storage/storage.ts'
import { anAnnotation, aText } from '../support/records.ts'

/** What an edit costs in our storage and in plain lowdb, side by side in one run. Ratios say something; times only here. */
const sentence =
  'It was a passage of the length that readers like to highlight, some twenty words, no more and no less.'
const perText = 200

const annotation = (index: number): AnnotationRecord =>
  anAnnotation(
    { start: index, end: index + sentence.length, quote: sentence, note: `Note ${index}`, tags: ['claim'] },
    {
      id: `annotation:${index}`,
      target: { ...anAnnotation({ quote: sentence }).target, source: `text:${Math.floor(index / perText)}` },
    },
  )

async function openIn(directory: string): Promise<Storage> {
  const storage = await openStorage({ directory })
  if (!storage.ok) throw new Error(storage.error.message)
  return storage.value
}

async function filled(directory: string, count: number): Promise<Storage> {
  const storage = await openIn(directory)
  for (let text = 0; text * perText < count; text++) {
    const records = Array.from({ length: Math.min(perText, count) }, (_, each) =>
      annotation(text * perText + each),
    )
    const added = await storage.commit(adding(aText({ id: `text:${text}` }), ...records), 'Import')
    if (!added.ok) throw new Error(added.error.message)
  }
  await storage.compact()
  return storage
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN

async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}

async function timesOf(rounds: number, task: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timed(() => task(round)))
  return median(times)
}

/** Bytes of the journal in use. */
async function newestJournal(directory: string): Promise<number> {
  const names = (await readdir(join(directory, 'journal'))).sort()
  return (await stat(join(directory, 'journal', names.at(-1)!))).size
}

async function ours(directory: string, count: number) {
  const storage = await filled(directory, count)
  const before = await newestJournal(directory)
  const rounds = 200
  const commit = await timesOf(rounds, (round) => {
    const from = storage.store.get(`annotation:${(round * 37) % count}`)!
    const to = { ...from, body: annotation(round + 1).body, modified: '2026-02-02T00:00:00.000Z' }
    return storage.commit(updating(from, to), 'Edit note')
  })
  const bytes = ((await newestJournal(directory)) - before) / rounds
  const compact = await timed(() => storage.compact())
  const ofText = await timesOf(20, async (round) =>
    [...storage.store.all('annotation')].filter(
      ({ target }) => target.source === `text:${round % (count / perText)}`,
    ),
  )
  await storage.close()
  return { commit, bytes, compact, ofText }
}

/** Milliseconds to list the backups, and to go back to one after a single edit and after one of every annotation. */
async function wentBack(directory: string) {
  const storage = await openIn(directory)
  const made = await storage.backupForGood()
  if (!made.ok) throw new Error(made.error.message)
  const after = async (count: number) => {
    const some = [...storage.store.all('annotation')].slice(0, count)
    const changes = some.map((from) => [from.id, [from, { ...from, color: 'green' as const }] as const])
    await storage.commit({ ...emptyDiff, updated: Object.fromEntries(changes) as Diff['updated'] }, 'Color')
    return timed(() => storage.goBackTo(made.value.name))
  }
  const [one, all] = [await after(1), await after(Infinity)]
  const list = await timed(() => storage.backups())
  await storage.close()
  return { one, all, list }
}

/** Milliseconds of one item more in a collection of so many, and the bytes written for it. */
async function collected(directory: string, count: number) {
  const storage = await openIn(directory)
  const memberIds = Array.from({ length: count }, (_, each) => `item:${each}` as const)
  const id = `collection:${count}` as const
  const [created, modified] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']
  await storage.commit(
    adding({ id, typeName: 'collection', title: `${count}`, memberIds, created, modified }),
    'Make',
  )
  await storage.compact()
  const before = await newestJournal(directory)
  const rounds = 5
  const time = await timesOf(rounds, (round) => {
    const from = storage.store.get(id)!
    return storage.commit(updating(from, { ...from, memberIds: [...from.memberIds, `text:${round}`] }), 'Add')
  })
  const bytes = ((await newestJournal(directory)) - before) / rounds
  await storage.close()
  return { time, bytes }
}

/** Milliseconds in which a library that lost its journals and snapshots is what its newest backup says, and on disk. */
async function restored(directory: string): Promise<number> {
  for (const folder of ['journal', 'snapshots'])
    for (const name of await readdir(join(directory, folder))) await rm(join(directory, folder, name))
  return timed(async () => {
    const storage = await openStorage({ directory, restore: true })
    if (!storage.ok) throw new Error(storage.error.message)
    await storage.value.close()
  })
}

/** What a start takes: milliseconds to open, and the memory of the program after it. */
interface Start {
  readonly milliseconds: number
  readonly mebibytes: number
}

const openings = {
  storage: async (place: string) => (await openIn(place)).close(),
  lowdb: (place: string) => JSONFilePreset(place, { records: {} }),
}

/** The median of three starts, each in a program of its own, as a user has it. */
function started(what: keyof typeof openings, place: string): Start {
  const starts = Array.from({ length: 3 }, () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), 'start', what, place],
      { encoding: 'utf8' },
    )
    if (stdout === '') throw new Error(stderr)
    return JSON.parse(stdout) as Start
  })
  return starts.sort((one, other) => one.milliseconds - other.milliseconds)[1]!
}

/** What the disk itself takes for it: a line of so many bytes appended and synced. */
async function appended(directory: string, bytes: number): Promise<number> {
  const file = await open(join(directory, 'lines'), 'a')
  const line = Buffer.alloc(Math.round(bytes), 'x')
  const time = await timesOf(200, async () => {
    await file.write(line)
    await file.datasync()
  })
  await file.close()
  return time
}

async function plain(directory: string, count: number) {
  const path = join(directory, 'db.json')
  const records = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`annotation:${index}`, annotation(index)]),
  )
  const db = await JSONFilePreset<{ records: Record<string, AnnotationRecord> }>(path, { records })
  await db.write()
  const commit = await timesOf(count > 10_000 ? 5 : 50, (round) =>
    db.update(({ records }) => {
      const from = records[`annotation:${round}`]!
      records[from.id] = { ...from, body: annotation(round + 1).body }
    }),
  )
  return { commit, bytes: (await stat(path)).size }
}

const shown = (value: number, unit: string) =>
  (Number.isNaN(value) ? 'fails' : `${value >= 100 ? Math.round(value) : value.toFixed(2)} ${unit}`).padStart(
    14,
  )

/** lowdb's adapter makes one string of a library, and a string has a largest length: 512 MiB. */
const tooLong = { commit: NaN, bytes: NaN }

/** Prints a row for each figure; gives the milliseconds of one edit. */
async function compare(count: number, own: string, other: string): Promise<number> {
  const postil = await ours(own, count)
  const lowdb = count > 100_000 ? tooLong : await plain(other, count)
  const start = started('storage', own)
  const theirs = Number.isNaN(lowdb.commit)
    ? { milliseconds: NaN, mebibytes: NaN }
    : started('lowdb', join(other, 'db.json'))
  const empty = join(other, 'empty')
  await (await openIn(empty)).close()
  const begun = started('storage', empty)
  console.log(`${count} annotations         our storage    lowdb JSONFile   ratio`)
  const row = (name: string, a: number, b: number, unit: string) =>
    console.log(
      `  ${name.padEnd(22)}${shown(a, unit)}${shown(b, unit)}${Number.isNaN(b) ? '' : `   ${(b / a).toFixed(1)}×`}`,
    )
  row('one edit, saved', postil.commit, lowdb.commit, 'ms')
  row('written for it', postil.bytes, lowdb.bytes, 'B')
  row('start', start.milliseconds, theirs.milliseconds, 'ms')
  row('memory after it', start.mebibytes, theirs.mebibytes, 'MiB')
  const line = await appended(other, postil.bytes)
  const goal = count > 100_000 ? 'a stretch' : 'goal 1500'
  console.log(`  ${'edit, of a synced line'.padEnd(30)}${(postil.commit / line).toFixed(1)}× (goal 5)`)
  console.log(
    `  ${'start, beyond an empty one'.padEnd(30)}${shown(start.milliseconds - begun.milliseconds, 'ms')} (${goal})`,
  )
  console.log(`  ${'a text’s annotations'.padEnd(30)}${shown(postil.ofText, 'ms')} (goal 50)`)
  console.log(`  ${'fold the journal'.padEnd(22)}${shown(postil.compact, 'ms')}`)
  if (count <= 100_000) {
    const { list, one, all } = await wentBack(own)
    console.log(`  ${'list the backups'.padEnd(30)}${shown(list, 'ms')} (goal 500)`)
    console.log(
      `  ${'go back: one edit, all edited'.padEnd(30)}${shown(one, 'ms')}${shown(all, 'ms')} (goal 5000)`,
    )
    const { time, bytes } = await collected(own, count)
    console.log(
      `  ${'one more in a collection'.padEnd(30)}${shown(time, 'ms')}${shown(bytes, 'B')} (goal 1024)`,
    )
    console.log(`  ${'restore all from a backup'.padEnd(30)}${shown(await restored(own), 'ms')} (goal 5000)`)
  }
  console.log('  (ours is on disk when the edit returns; lowdb never asks the disk)')
  return postil.commit
}

async function main(): Promise<void> {
  const saved = new Map<number, number>()
  for (const count of [1000, 10_000, 100_000, 1_000_000]) {
    const folders = [1, 2].map(() => mkdtemp(join(tmpdir(), 'postil-bench-')))
    const [own, other] = await Promise.all(folders)
    try {
      saved.set(count, await compare(count, own!, other!))
    } finally {
      for (const folder of [own!, other!]) await rm(folder, { recursive: true, force: true })
    }
  }
  for (const count of [100_000, 1_000_000])
    console.log(
      `one edit at ${count}, of one at 1000: ${(saved.get(count)! / saved.get(1000)!).toFixed(2)} (goal 2)`,
    )
}

const [act, what, place] = process.argv.slice(2)
if (act === 'start') {
  const milliseconds = await timed(() => openings[what as keyof typeof openings](place!))
  console.log(
    JSON.stringify({ milliseconds, mebibytes: process.memoryUsage.rss() / 2 ** 20 } satisfies Start),
  )
} else await main()
