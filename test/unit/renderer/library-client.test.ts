import { expect, test } from 'vitest'
import { done, refuse } from '../../../core/commands/result.ts'
import { adding, updating, removing, type Diff } from '../../../core/store/diff.ts'
import { LibraryClient } from '../../../renderer/library/client.ts'
import { MemoryBridge } from '../../support/memory-bridge.ts'
import { aText, anAnnotation } from '../../support/records.ts'

const history = { undo: null, redo: null }
const changed = (seq: number, diff: Diff) => ({ type: 'changed', seq, diff, history }) as const
const first = aText({ id: 'text:1', title: 'One' })
const second = aText({ id: 'text:2', title: 'Two' })

async function opened(bridge: MemoryBridge): Promise<LibraryClient> {
  const client = new LibraryClient(bridge)
  await client.open()
  return client
}
const titles = (client: LibraryClient) => client.records.list('text').map(({ title }) => title)

test('rule 1: records are those of the snapshot and of what changed after it', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const client = await opened(bridge)
  expect(client.getState().status).toBe('ready')
  bridge.change(adding(second))
  bridge.change(updating(first, { ...first, title: 'First' }))
  expect(titles(client)).toEqual(['First', 'Two'])
  bridge.change(removing(second))
  expect(titles(client)).toEqual(['First'])
})

test('rule 2: a change that comes before the snapshot waits for it, and one it already holds is dropped', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const client = new LibraryClient(bridge)
  const opening = client.open()
  bridge.say(changed(0, adding(first)))
  bridge.say(changed(1, adding(second)))
  await opening
  expect(titles(client)).toEqual(['One', 'Two'])
})

test('changes that come in the wrong order are applied in the order of seq', async () => {
  const bridge = new MemoryBridge()
  const client = new LibraryClient(bridge)
  const opening = client.open()
  bridge.say(changed(2, updating(first, { ...first, title: 'First' })))
  bridge.say(changed(1, adding(first)))
  await opening
  expect(titles(client)).toEqual(['First'])
})

test('rule 3: a gap in seq opens the snapshot anew', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const client = await opened(bridge)
  bridge.store.apply(adding(second))
  bridge.seq = 5
  bridge.say(changed(5, adding(second)))
  await client.open()
  expect(titles(client)).toEqual(['One', 'Two'])
  expect(bridge.calls.filter(({ method }) => method === 'library.open')).toHaveLength(2)
})

test('rule 3: a change that does not fit opens the snapshot anew', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const client = await opened(bridge)
  bridge.seq = 1
  bridge.say(changed(1, adding(first)))
  await client.open()
  expect(titles(client)).toEqual(['One'])
})

test('rule 3: a connection that comes back opens the snapshot anew', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const client = await opened(bridge)
  bridge.connect(false)
  expect(client.getState().connected).toBe(false)
  bridge.store.apply(adding(second))
  bridge.connect(true)
  await client.open()
  expect(client.getState().connected).toBe(true)
  expect(titles(client)).toEqual(['One', 'Two'])
})

test('rule 3: a library that another program holds from now on is opened anew, also while it is being opened', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const ofBefore = bridge.snapshot()
  const client = await opened(bridge)
  bridge.answers['library.open'] = () => done(ofBefore)
  const opening = client.open()
  // The next holder has an edit that the one before told nobody any more.
  bridge.store.apply(adding(second))
  bridge.seq = 1
  delete bridge.answers['library.open']
  bridge.say({ type: 'moved' })
  await opening
  await expect.poll(() => titles(client)).toEqual(['One', 'Two'])
  bridge.change(removing(first))
  expect(titles(client)).toEqual(['Two'])
})

test('rule 3: a library is opened anew after an edit that is more than can be told', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const client = await opened(bridge)
  bridge.store.apply(adding(second))
  bridge.seq = 1
  bridge.say({ type: 'overhauled' })
  await expect.poll(() => titles(client)).toEqual(['One', 'Two'])
  bridge.change(removing(first))
  expect(titles(client)).toEqual(['Two'])
})

test('rule 4: a setting is seen at once and stays when it is confirmed', async () => {
  const client = await opened(new MemoryBridge())
  const choice = client.choose('theme', 'dark')
  expect(client.setting('theme')).toBe('dark')
  await choice
  expect(client.setting('theme')).toBe('dark')
  expect(client.records.get('setting:theme')?.value).toBe('dark')
})

test('rule 4: a setting of a library that can only be read is as it was chosen here', async () => {
  const bridge = new MemoryBridge()
  const client = await opened(bridge)
  bridge.answers['settings.set'] = () => refuse('read-only', 'This library can only be read.')
  expect(await client.choose('theme', 'dark')).toMatchObject({ ok: false })
  expect(client.setting('theme')).toBe('dark')
  await client.open()
  expect(client.setting('theme')).toBe('dark')
})

test('rule 4: a setting that is refused is what it was', async () => {
  const bridge = new MemoryBridge()
  const client = await opened(bridge)
  await client.choose('theme', 'sepia')
  bridge.answers['settings.set'] = () => refuse('storage', 'The disk is full.')
  const choice = client.choose('theme', 'dark')
  expect(client.setting('theme')).toBe('dark')
  await choice
  expect(client.setting('theme')).toBe('sepia')
})

test('rule 5: work that ended with its holder runs no more, and an import of which nobody tells is told', async () => {
  const bridge = new MemoryBridge()
  const client = await opened(bridge)
  const job = { id: 'job-a', kind: 'import', title: 'a.txt', progress: 0.5, outcomes: [] } as const
  bridge.say({ type: 'job', job: { ...job, state: 'running' } })
  bridge.say({ type: 'task', task: { name: 'backup', progress: null, isRunning: true } })
  bridge.answers['jobs.list'] = () => {
    bridge.say({ type: 'job', job: { ...job, id: 'job-b', state: 'running' } })
    return done({ jobs: [] })
  }
  bridge.say({ type: 'moved' })
  expect(client.getState().tasks).toEqual({})
  await expect
    .poll(() => client.getState().jobs.map(({ id, state }) => `${id} ${state}`))
    .toEqual(['job-a failed', 'job-b running'])
  expect(client.getState().jobs[0]!.outcomes).toMatchObject([{ ok: false, error: { code: 'storage' } }])
})

test('a setting changed by another window is seen after one of our own', async () => {
  const bridge = new MemoryBridge()
  const client = await opened(bridge)
  await client.choose('theme', 'sepia')
  await bridge.call('settings.set', { id: 'setting:theme', value: 'light' })
  expect(client.setting('theme')).toBe('light')
})

test('a library that cannot be opened says why, and can be opened later', async () => {
  const bridge = new MemoryBridge({ records: [first] })
  const snapshot = bridge.snapshot()
  bridge.answers['library.open'] = () => refuse('locked', 'Another program holds the library.')
  const client = await opened(bridge)
  expect(client.getState()).toMatchObject({ status: 'failed', error: { code: 'locked' } })
  bridge.answers['library.open'] = () => done(snapshot)
  await client.open()
  expect(client.getState()).toMatchObject({ status: 'ready', error: null })
})

test('the annotations of a text keep their identity while those of another text change', async () => {
  const here = anAnnotation({ start: 10 }, { id: 'annotation:a' })
  const before = anAnnotation({ start: 2 }, { id: 'annotation:b' })
  const other = anAnnotation({}, { id: 'annotation:c' })
  const elsewhere = { ...other, target: { ...other.target, source: 'text:2' as const } }
  const bridge = new MemoryBridge({ records: [first, second, here, before] })
  const client = await opened(bridge)
  const list = client.records.annotationsOf('text:1')
  expect(list.map(({ id }) => id)).toEqual(['annotation:b', 'annotation:a'])
  bridge.change(adding(elsewhere))
  expect(client.records.annotationsOf('text:1')).toBe(list)
  expect(client.records.annotationsOf('text:2')).toHaveLength(1)
  bridge.change(removing(before))
  expect(client.records.annotationsOf('text:1').map(({ id }) => id)).toEqual(['annotation:a'])
})
