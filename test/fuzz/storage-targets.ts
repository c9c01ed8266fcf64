import { duplexPair } from 'node:stream'
import type { Socket } from 'node:net'
import { done } from '../../core/commands/result.ts'
import { anyRecord } from '../../core/records/index.ts'
import { adding } from '../../core/store/diff.ts'
import type { LibraryHandlers } from '../../library/handlers/library.ts'
import { speakOver } from '../../library/remote/join.ts'
import { welcome } from '../../library/remote/share.ts'
import { readArchive } from '../../library/storage/archive.ts'
import type { FileSystem } from '../../library/storage/file-system.ts'
import { currentFormat } from '../../library/storage/format.ts'
import { openStorage, type Storage } from '../../library/storage/storage.ts'
import { MemoryDisk } from '../faults/memory-disk.ts'
import { anAnnotation, anItem, aText } from '../support/records.ts'
import { diskOf, scriptOf } from './library-script.ts'
import { archiveOf } from './tar-script.ts'
import type { Target } from './target.ts'

const directory = '/library'
const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`broken: ${what}`)
}
const words = (list: readonly string[]): Uint8Array[] => list.map((word) => Buffer.from(word))
const hostile = words([
  '"__proto__":',
  '"constructor"',
  '../../',
  '"../../escaped"',
  '/etc/',
  'null',
  '[]',
  '{}',
  '-1',
  '1e999',
  '0.5',
  '9007199254740993',
  '140737488355328',
  '281474976710655',
  '18446744073709551616',
  '"x"',
  '\\u0000',
  '[['.repeat(2000),
  '{"a":'.repeat(2000),
  '"id":"text:1"',
  '"id":"annotation:1"',
  '"typeName":"setting"',
  '"version":2',
  '"minReader":9',
  '"minWriter":9',
  '"k":"undo"',
  '"k":"redo"',
  '"of":1',
  '"d":["annotation:1"]',
  '"a":[',
  '"u":[["annotation:1",{',
  '{"l":[[0,[],["',
  '\nframe 3 ',
  '\nframe 99 ',
  '\njournal 9\n',
  '\nindex 9 ',
  '\ntext ',
])

/** A disk that takes all and refuses what lies outside the folders that are meant. */
function inside(disk: MemoryDisk, ...folders: readonly string[]): FileSystem {
  const check = (path: string) =>
    must(
      !path.includes('..') && folders.some((folder) => path === folder || path.startsWith(`${folder}/`)),
      `a file outside: ${path}`,
    )
  return {
    open: (path, mode) => (check(path), disk.open(path, mode)),
    read: (path) => (check(path), disk.read(path)),
    list: (path) => (check(path), disk.list(path)),
    rename: (from, to) => (check(from), check(to), disk.rename(from, to)),
    remove: (path) => (check(path), disk.remove(path)),
    makeDirectory: (path) => (check(path), disk.makeDirectory(path)),
    syncDirectory: (path) => disk.syncDirectory(path),
  }
}

const surroundings = (files: FileSystem) => ({
  files,
  format: currentFormat,
  lock: async () => ({ release: async () => undefined }),
  wait: async () => {
    throw new Error('broken: a write was refused on a disk that takes all')
  },
})
const openIn = (folder: string, files: FileSystem, restore = false) =>
  openStorage({ directory: folder, now: () => '2026-01-01T00:00:00.000Z', restore }, surroundings(files))

const setting = (value: string) => ({ id: 'setting:fuzzed' as const, typeName: 'setting' as const, value })

/** Whatever was found, it is refused with a reason or is a library that can be used: edited, undone, checked, folded and opened again. */
async function mustBeUsable(files: FileSystem, restore = false): Promise<void> {
  const opened = await openIn(directory, files, restore)
  if (!opened.ok)
    return must(!/unknown/.test(opened.error.message), `a refusal without a reason: ${opened.error.message}`)
  const storage = opened.value
  await use(storage)
  const { seq } = storage
  await storage.close()
  const again = await openIn(directory, files)
  must(again.ok && again.value.seq === seq, 'it does not open again as it was')
  if (again.ok) await again.value.close()
}

async function use(storage: Storage): Promise<void> {
  for (const type of ['text', 'annotation', 'item', 'collection', 'setting'] as const)
    for (const record of storage.store.all(type)) {
      const parsed = anyRecord.safeParse(record)
      must(parsed.success && parsed.data.typeName === type, `a record that is none: ${record.id}`)
    }
  for (let step = 0; step < 4; step++) await storage.undo()
  for (let step = 0; step < 2; step++) await storage.redo()
  const fuzzed = storage.store.get('setting:fuzzed')
  const answer = fuzzed === undefined ? await storage.commit(adding(setting('1')), null) : done(null)
  must(answer.ok || answer.error.code === 'too-large', 'it takes no edit')
  await storage.verify()
  must((await storage.compact()).ok, 'it cannot be folded')
  must((await storage.backup()).ok, 'it cannot be backed up')
}

/** A library with a snapshot, edits after it, and edits that can be undone. */
async function honest(): Promise<{ library: string; backup: string; archive: string }> {
  const disk = new MemoryDisk()
  const opened = await openIn(directory, disk)
  if (!opened.ok) throw new Error(opened.error.message)
  const storage = opened.value
  const annotation = anAnnotation({ note: 'why' })
  await storage.commit(adding(aText(), annotation), 'Import')
  await storage.commit(adding(anItem({ type: 'book', title: 'Tides' })), 'Add item')
  await storage.compact()
  const changed = { ...annotation, color: 'blue' as const }
  await storage.commit(
    { added: {}, updated: { [annotation.id]: [annotation, changed] }, removed: {} },
    'Change color',
  )
  await storage.commit({ added: {}, updated: {}, removed: { [annotation.id]: changed } }, 'Delete')
  await storage.undo()
  const records = [aText(), annotation, anItem({ type: 'book' })]
  const before = disk.copy()
  await storage.backup()
  await storage.close()
  const backup = scriptOf(disk, directory)
    .split('\n')
    .filter((line) => /^(?:backup|part|file) /.test(line))
  const content = { ...currentFormat.header, records, content: { 'text:1': 'texts/1.json' } }
  return {
    library: scriptOf(before, directory),
    backup: backup.join('\n'),
    archive: `entry 0 - README.txt A library\nentry 0 - texts/1.json {"doc":{}}\nentry 0 - originals/00 words\nentry 0 - styles/own.csl <style/>\nentry 0 - library.json ${JSON.stringify(content)}`,
  }
}
const seeds = await honest()

export const storageTargets: readonly Target[] = [
  {
    name: 'library-contents',
    seeds: [Buffer.from(seeds.library), Buffer.from(seeds.backup)],
    words: hostile,
    isLines: true,
    run: (bytes) => mustBeUsable(inside(diskOf(Buffer.from(bytes).toString('utf8'), directory), directory)),
  },
  {
    name: 'archive-contents',
    seeds: [Buffer.from(seeds.archive)],
    isLines: true,
    words: [
      ...hostile,
      ...words([
        'entry 1 - ',
        'entry 2 - ',
        'entry 5 - ',
        'entry 0 77777777777 ',
        'styles/../../',
        'styles/',
        'originals/',
        '\nentry 0 - ',
      ]),
    ],
    async run(bytes) {
      const disk = new MemoryDisk()
      disk.put('/given/archive.tar', archiveOf(Buffer.from(bytes).toString('utf8')))
      const files = inside(disk, directory, '/given')
      const opened = await openIn(directory, files)
      if (!opened.ok) throw new Error(opened.error.message)
      const answer = await readArchive(opened.value, '/given/archive.tar', files)
      if (!answer.ok) must(opened.value.seq === 0, 'a refused archive left records')
      await opened.value.close()
      await mustBeUsable(files)
    },
  },
  {
    name: 'remote-lines',
    seeds: [
      Buffer.from(
        '{"call":1,"method":"jobs.list","argument":{}}\n{"areYouThere":true}\n{"call":2,"method":"none"}\n{"secret":"s"}\n',
      ),
    ],
    words: [...hostile, ...words(['\n', '{"call":', '"method":"jobs.list"', '"argument":'])],
    async run(bytes) {
      const [near, far] = duplexPair()
      const handlers = { 'jobs.list': async () => done({ jobs: [] }) } as unknown as LibraryHandlers
      welcome(far as unknown as Socket, 'secret', handlers, () => () => undefined)
      const answers: Buffer[] = []
      near.on('data', (chunk: Buffer) => void answers.push(chunk))
      near.on('error', () => undefined)
      const ended = new Promise((resolve) => near.on('close', resolve))
      near.write('{"secret":"secret"}\n')
      // In two pieces, as a socket cuts them.
      near.write(bytes.subarray(0, bytes.length >> 1))
      near.end(bytes.subarray(bytes.length >> 1))
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))])
      near.destroy()
      for (const line of Buffer.concat(answers)
        .toString('utf8')
        .split('\n')
        .filter((each) => each !== '')) {
        const answer = JSON.parse(line) as { here?: unknown; result?: { ok?: unknown } }
        must(answer.here === true || typeof answer.result?.ok === 'boolean', 'an answer that is none')
      }
    },
  },
  {
    name: 'remote-answers',
    seeds: words([
      '{"call":1,"result":{"ok":true,"value":{"jobs":[]}}}\n{"event":{"type":"opened","textId":"text:1"}}\n{"call":2,"result":{"ok":false,"error":{"code":"invalid","message":"No.","details":["a"]}}}\n',
      '{"event":{"type":"changed","seq":1,"diff":{"added":{},"updated":{},"removed":{}},"history":{"undo":"Add","redo":null}}}\n{"event":{"type":"storage","state":{"kind":"saved"}}}\n{"call":2,"result":{"ok":true,"value":null}}\n',
      '{"call":1,"result":{"ok":true,"value":{"jobs":[]}}}\n{"goodbye":true}\n',
    ]),
    isLines: true,
    words: [...hostile, ...words(['\n', '{"call":', '"result":', '"event":', '"ok":', '"type":"job"'])],
    async run(bytes) {
      const [near, far] = duplexPair()
      const access = speakOver(near as unknown as Socket, 'secret')
      access.on((event) => must(typeof event.type === 'string', 'an event that is none'))
      const calls = Array.from({ length: 3 }, () => access.call('jobs.list', {}))
      far.on('error', () => undefined).resume()
      far.write(bytes.subarray(0, bytes.length >> 1))
      far.end(bytes.subarray(bytes.length >> 1))
      await access.close()
      // Whatever was said, every call is answered once it is over, and so is one that comes too late.
      await access.ended
      for (const answer of [...(await Promise.all(calls)), await access.call('jobs.list', {})])
        must(
          answer.ok ? 'value' in answer : typeof answer.error.message === 'string',
          'an answer that is none',
        )
    },
  },
]
