import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import type { HostMethodName } from '../../core/protocol/host.ts'
import type { Handlers, MethodName } from '../../core/protocol/index.ts'
import type { ImportOutcome, Job } from '../../core/protocol/jobs.ts'
import type { OfferedContent } from '../../core/protocol/library.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { AnyRecord, RecordId } from '../../core/records/index.ts'
import { adding, isEmpty, updating } from '../../core/store/diff.ts'
import { startCslEngine, type CslEngine } from '../csl/engine.ts'
import { stylesDirectory } from '../csl/own-styles.ts'
import { WarmUp } from '../csl/warm-up.ts'
import { KeptFiles } from '../export/kept-files.ts'
import { fileOnDisk } from '../import/file-on-disk.ts'
import { importFile, type ImportFile } from '../import/import-file.ts'
import { Jobs } from '../jobs/jobs.ts'
import { Tasks } from '../jobs/tasks.ts'
import { SearchIndex } from '../search/search-index.ts'
import type { HowToClose } from '../storage/storage-contract.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { openStorage, type Storage } from '../storage/storage.ts'
import { OpenTexts } from '../texts/open-texts.ts'
import { annotationHandlers } from './annotations.ts'
import { citationHandlers } from './citations.ts'
import { collectionHandlers } from './collections.ts'
import { editHandlers } from './edit.ts'
import { itemHandlers } from './items.ts'
import { keepingHandlers } from './keeping.ts'
import { keptFileHandlers } from './kept-files.ts'
import { styleHandlers } from './styles.ts'
import { textHandlers } from './texts.ts'
import { WholeLibrary } from './whole-library.ts'

/** Every method but those that only a host can answer. */
export type LibraryHandlers = Handlers<Exclude<MethodName, HostMethodName>>

/** A library with its one set of handlers, which serves every host. */
export interface OpenLibrary {
  readonly handlers: LibraryHandlers
  /** The same for other programs, whose imports are finished before the library is let go of where they wait for them. */
  readonly handlersOfOthers: LibraryHandlers
  readonly storage: Storage
  readonly texts: OpenTexts
  readonly engine: CslEngine
  readonly keptFiles: KeptFiles
  readonly whole: WholeLibrary
  /** Calls back on every event until the returned function is called. */
  subscribe(listener: (event: Event) => void): () => void
  /** Imports files of this machine, also into a collection; the job tells of itself by events. */
  importPaths(paths: readonly string[], into?: CollectionId): Promise<Result<{ jobId: string }>>
  /** The same, waited for. */
  importAndWait(files: readonly ImportFile[]): Promise<readonly ImportOutcome[]>
  /** Stops work that no other program waits for; closing does so too. */
  retire(): void
  /** See {@link Storage.close}. */
  close(how?: HowToClose): Promise<void>
}

export interface LibraryOptions {
  readonly directory: string
  /** Where the texts are that ship with the app. */
  readonly contentDirectory: string
  readonly version: string
  /** The machine's own folder, where what is kept outside of the library is remembered; left out: nowhere. */
  readonly machineDirectory?: string
}

/** Opens the library in a folder, which is made where there is none. */
export async function openLibrary({
  directory,
  contentDirectory,
  version,
  machineDirectory,
}: LibraryOptions): Promise<Result<OpenLibrary>> {
  const listeners = new Set<(event: Event) => void>()
  const tell = (event: Event) => listeners.forEach((listener) => listener(event))
  const opened = await openStorage({
    directory,
    backups: true,
    onState: (state) => tell({ type: 'storage', state }),
  })
  if (!opened.ok) return opened
  const storage = opened.value
  const texts = new OpenTexts(storage)
  const engine = startCslEngine({ styleDirectories: [stylesDirectory(storage.directory)] })
  const warmUp = new WarmUp(engine, (id) => storage.store.get(id))
  const search = new SearchIndex(storage)
  const tasks = new Tasks((task) => tell({ type: 'task', task }))
  const whole = new WholeLibrary(storage, tasks)
  const jobs = new Jobs((job) => tell({ type: 'job', job }))
  // The history changes in the same turn as the store, but after its listeners: a microtask later both are true.
  storage.store.subscribe((diff) =>
    queueMicrotask(() => tell({ type: 'changed', seq: storage.seq, diff, history: storage.history })),
  )

  const startJob = (
    files: readonly ImportFile[],
    into?: CollectionId,
    isAwaited = false,
  ): { id: string; finished: Promise<Job> } =>
    jobs.start(
      files.map((file) => ({
        name: file.name,
        run: async (signal, onProgress) => {
          if (storage.refusal !== null) return { name: file.name, ok: false, error: storage.refusal }
          const outcome = await importFile(file, { storage, engine, into, signal, onProgress })
          if (outcome.ok && outcome.textId !== null && files.length === 1)
            tell({ type: 'opened', textId: outcome.textId })
          return outcome
        },
      })),
      isAwaited,
    )

  const citations = citationHandlers(storage, texts, engine)
  const keptFiles = await KeptFiles.open({
    storage,
    machine: machineDirectory ?? null,
    make: (content) => citations['citations.export']({ ...content, empty: true }),
    onChange: (files) => tell({ type: 'kept-files', files }),
  })
  const handlers: LibraryHandlers = {
    ...textHandlers(storage, texts, (files, into) => startJob(files, into)),
    ...annotationHandlers(storage, texts),
    ...itemHandlers(storage),
    ...collectionHandlers(storage),
    ...citations,
    ...styleHandlers(storage, engine, () => keptFiles.styleChanged()),
    ...keptFileHandlers(keptFiles),
    ...keepingHandlers(storage, tasks, whole),
    ...editHandlers(storage),
    'library.open': async () => {
      warmUp.soon()
      return done({
        seq: storage.seq,
        records: allRecords(storage),
        history: storage.history,
        storage: storage.state,
        told: storage.told,
        place: directory,
        version,
        offered: await offeredContent(contentDirectory, storage),
      })
    },
    'library.addOffered': async ({ name }) => {
      if (storage.refusal !== null) return { ok: false, error: storage.refusal }
      const offered = await offeredContent(contentDirectory, storage)
      if (!offered.some((content) => content.name === name))
        return refuse('not-found', 'There is no such sample.')
      return done({ jobId: startJob([fileOnDisk(join(contentDirectory, name))]).id })
    },
    // Two choices in a moment, as typing makes them: the second looks at what the first has left.
    'settings.set': ({ id, value }) =>
      oneAtATime(storage, async () => {
        const from = storage.store.get(id)
        const to = { id, typeName: 'setting' as const, value }
        const diff = from === undefined ? adding(to) : updating(from, to)
        if (isEmpty(diff)) return done(null)
        const committed = await storage.commit(diff, null)
        if (committed.ok && id.startsWith('setting:citation-')) warmUp.soon()
        return committed.ok ? done(null) : committed
      }),
    'search.query': async ({ query, limit }) => done(await search.query(query, limit)),
    'jobs.list': async () => done({ jobs: jobs.list() }),
    'jobs.cancel': async ({ id }) => jobs.cancel(id),
  }

  const handlersOfOthers = { ...handlers, ...textHandlers(storage, texts, startJob) }

  const retire = () => {
    warmUp.stop()
    tasks.close()
    jobs.retire()
  }
  return done({
    handlers,
    handlersOfOthers,
    storage,
    texts,
    engine,
    keptFiles,
    whole,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    importPaths: async (paths, into) => done({ jobId: startJob(paths.map(fileOnDisk), into).id }),
    importAndWait: async (files) => (await startJob(files).finished).outcomes,
    retire,
    async close(how) {
      retire()
      // What is being written to a disk that does not answer is not waited for either.
      const written = jobs.close().then(() => keptFiles.close())
      if (how?.giveUp === true) written.catch(() => undefined)
      else await written
      await Promise.all([search.close(), engine.close()])
      await storage.close(how)
    },
  })
}

function allRecords({ store }: Storage): AnyRecord[] {
  return [
    ...store.all('text'),
    ...store.all('item'),
    ...store.all('annotation'),
    ...store.all('collection'),
    ...store.all('setting'),
  ]
}

/** What lies in content/ and is not in the library yet; a file dropped there is offered without more ado. */
async function offeredContent(directory: string, { store }: Storage): Promise<OfferedContent[]> {
  const names = await readdir(directory).catch(() => [])
  const known = new Set([...store.all('text')].map((text) => text.source.name))
  const imported = store.get('setting:offered' satisfies RecordId)?.value
  const taken = new Set(Array.isArray(imported) ? imported : [])
  return names
    .filter((name) => !known.has(name) && !taken.has(name) && !/^(readme|\.)/i.test(name))
    .flatMap((name): OfferedContent[] => {
      const title = name
        .replace(/(\.csl)?\.[^.]+$/, '')
        .replace(/[-_]+/g, ' ')
        .replace(/^./, (letter) => letter.toUpperCase())
      if (/\.(txt|md)$/i.test(name)) return [{ name, title, kind: 'text' }]
      return /\.(bib|ris|json)$/i.test(name) ? [{ name, title, kind: 'bibliography' }] : []
    })
    .sort(
      (a, b) =>
        Number(a.kind === 'bibliography') - Number(b.kind === 'bibliography') ||
        a.title.localeCompare(b.title),
    )
}
