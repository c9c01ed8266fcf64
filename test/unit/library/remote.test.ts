import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { duplexPair } from 'node:stream'
import { expect, test } from 'vitest'
import { done } from '../../../core/commands/result.ts'
import type { Event } from '../../../core/protocol/events.ts'
import type { LibraryHandlers } from '../../../library/handlers/library.ts'
import { accessLibrary, type AccessedLibrary } from '../../../library/remote/access.ts'
import { joinLibrary, mayAskAgain, speakOver } from '../../../library/remote/join.ts'
import { lastingAccess } from '../../../library/remote/lasting.ts'
import { welcome } from '../../../library/remote/share.ts'
import { openStorage, writerOf } from '../../../library/storage/storage.ts'
import { temporaryFolder } from '../../support/temporary.ts'

async function accessed(directory: string): Promise<AccessedLibrary> {
  const library = await accessLibrary({ directory, contentDirectory: directory, version: 'test' })
  if (!library.ok) throw new Error(library.error.message)
  return library.value
}

test('two programs work in one library, and hear of each other’s edits', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const joined = await accessed(directory)
  expect([holder.library === null, joined.library === null]).toEqual([false, true])
  const heard = new Promise((resolve) => holder.on((event) => event.type === 'changed' && resolve(event.seq)))
  expect(await joined.call('items.create', { csl: { type: 'book', title: 'Mud' } })).toMatchObject({
    ok: true,
  })
  expect(await heard).toBe(1)
  await joined.close()
  await holder.close()
})

test('two items made at the same moment have two citekeys', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const csl = { type: 'book', author: [{ family: 'Sá' }], issued: { 'date-parts': [[2012]] } }
  const made = await Promise.all([1, 2, 3].map(() => holder.call('items.create', { csl })))
  expect(new Set(made.map((one) => one.ok && one.value.citekey)).size).toBe(3)
  await holder.close()
})

test('a library that another program is just opening is waited for', async () => {
  const directory = await temporaryFolder()
  const opening = await openStorage({ directory })
  if (!opening.ok) throw new Error(opening.error.message)
  setTimeout(() => void opening.value.close(), 300)
  await (await accessed(directory)).close()
})

test('where the program that held the library has ended, every call says so', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const joined = await accessed(directory)
  await holder.close()
  for (let call = 0; call < 2; call++)
    expect(await joined.call('library.open', {})).toMatchObject({ error: { code: 'storage' } })
})

/** A client and the holder's side of one conversation, in which each item is made when the test says so. */
function conversation() {
  const [near, far] = duplexPair()
  const making: (() => void)[] = []
  const handlers = {
    'items.create': () => new Promise((resolve) => making.push(() => resolve(done({ id: 'item:1' })))),
  } as unknown as LibraryHandlers
  const listeners = new Set<(event: Event) => void>()
  const holder = welcome(far as unknown as Socket, 'secret', handlers, (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  })
  const tell = (event: Event) => listeners.forEach((listener) => listener(event))
  return { holder, client: speakOver(near as unknown as Socket, 'secret'), near, far, making, tell }
}
const book = (title: string) => ({ csl: { type: 'book', title } })

test('who leaves answers the calls that it took, and takes no other', async () => {
  const { holder, client, making } = conversation()
  const taken = client.call('items.create', book('Mud'))
  await expect.poll(() => making.length).toBe(1)
  const left = holder.leave()
  const late = client.call('items.create', book('Silt'))
  making[0]!()
  expect(await taken).toMatchObject({ ok: true })
  const answer = await late
  expect(answer).toMatchObject({
    error: { message: expect.stringContaining('Nothing was written') as string },
  })
  expect(mayAskAgain('items.create', answer)).toBe(true)
  await left
  expect(making.length).toBe(1)
})

test('what happens after the goodbye is told to nobody, and breaks no line', async () => {
  const { holder, client, far, making, tell } = conversation()
  const broken: unknown[] = []
  far.on('error', (error) => broken.push(error))
  const taken = client.call('items.create', book('Mud'))
  await expect.poll(() => making.length).toBe(1)
  const left = holder.leave()
  making[0]!()
  await left
  tell({ type: 'opened', textId: 'text:a' })
  expect(await taken).toMatchObject({ ok: true })
  expect(mayAskAgain('items.create', await client.call('items.create', book('Silt')))).toBe(true)
  expect(broken).toEqual([])
})

test('a call that the system did not take in may be made again, whatever became of the other program', async () => {
  const { client, near, making } = conversation()
  const taken = client.call('items.create', book('Mud'))
  await expect.poll(() => making.length).toBe(1)
  near._write = (_chunk, _encoding, done) =>
    done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }))
  const lost = client.call('items.create', book('Silt'))
  expect(mayAskAgain('items.create', await lost)).toBe(true)
  expect(mayAskAgain('items.create', await taken)).toBe(false)
  expect(making.length).toBe(1)
})

test('what somebody who was killed had been asked may be asked again only where it reads', async () => {
  const { client, near, making } = conversation()
  const edit = client.call('items.create', book('Mud'))
  await expect.poll(() => making.length).toBe(1)
  near.destroy()
  const answer = await edit
  expect(answer).toMatchObject({
    error: { message: expect.stringContaining('may have been written') as string },
  })
  expect(mayAskAgain('items.create', answer)).toBe(false)
  expect(mayAskAgain('library.open', answer)).toBe(true)
  expect(mayAskAgain('items.create', await client.call('items.create', book('Silt')))).toBe(true)
})

test('a client goes on where the program that held the library ends, and may hold it itself', async () => {
  const directory = await temporaryFolder()
  const options = { directory, contentDirectory: directory, version: 'test' }
  const holder = await accessed(directory)
  const lasting = await lastingAccess(options)
  if (!lasting.ok) throw new Error(lasting.error.message)
  expect(lasting.value.library).toBeNull()
  const heard: unknown[] = []
  lasting.value.on((event) => event.type === 'changed' && heard.push(event.seq))
  const titles = ['Mud', 'Silt', 'Clay', 'Loam']
  const make = (title: string) => lasting.value.call('items.create', book(title))
  const first = titles.slice(0, 2).map(make)
  const closed = holder.close()
  const made = await Promise.all([...first, ...titles.slice(2).map(make)])
  await closed
  expect(made.map(({ ok }) => ok)).toEqual([true, true, true, true])
  expect(lasting.value.library).not.toBeNull()
  const items = [...lasting.value.library!.storage.store.all('item')]
  expect(items.map(({ csl }) => csl.title).sort()).toEqual(titles.toSorted())
  await expect.poll(() => heard).toEqual([1, 2, 3, 4])
  await lasting.value.close()
})

test('an import that another program waits for is finished before the library is let go of', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const joined = await accessed(directory)
  const bytes = Buffer.from('@book{a, title = {Mud}}').toString('base64')
  const running = new Promise<void>((resolve) => holder.on((event) => event.type === 'job' && resolve()))
  const imported = joined.call('texts.import', { files: [{ name: 'a.bib', bytes }], wait: true })
  await running
  await holder.close()
  expect(await imported).toMatchObject({ ok: true, value: { outcomes: [{ ok: true }] } })
})

test('an import of its own is no reason for a program to hold the library, and keeps none of another from its turn', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const joined = await accessed(directory)
  const running = new Promise<void>((resolve) => holder.on((event) => event.type === 'job' && resolve()))
  const long = Buffer.from('All of this is one long line. '.repeat(300_000)).toString('base64')
  const own = holder.call('texts.import', { files: [{ name: 'a.txt', bytes: long }], wait: true })
  await running
  const bytes = Buffer.from('@book{a, title = {Mud}}').toString('base64')
  const imported = joined.call('texts.import', { files: [{ name: 'a.bib', bytes }], wait: true })
  await joined.call('jobs.list', {})
  await holder.close()
  expect(await imported).toMatchObject({ ok: true, value: { outcomes: [{ ok: true }] } })
  expect(await own).toMatchObject({ ok: true, value: { outcomes: [{ error: { code: 'cancelled' } }] } })
})

test('who has not shown the secret can fill no memory', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const { path } = JSON.parse((await writerOf(directory))!.address) as { path: string }
  for (const line of ['x'.repeat(5000), '{"secret":"wrong"}\n', 'null\n', `${' '.repeat(2000)}{}\n`]) {
    const socket = connect(path)
    socket.on('error', () => undefined).resume()
    socket.write(line)
    await once(socket, 'close')
  }
  expect(await holder.call('library.open', {})).toMatchObject({ ok: true })
  await holder.close()
})

test.each([
  'no JSON',
  'null',
  '{}',
  '{"call":1}',
  '{"call":1,"result":null}',
  '{"call":1,"result":{"ok":true}}',
  '{"call":1,"result":{"ok":false,"error":{"message":"No code."}}}',
  '{"call":"1","result":{"ok":true,"value":1}}',
  '{"event":{"type":"changed","seq":1}}',
  '{"event":{"type":"constructor"}}',
])('a holder that says %s ends the conversation, and every call is answered', async (line) => {
  const path = join(await temporaryFolder(), 'library')
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write(`${line}\n`))
  }).listen(path)
  await once(server, 'listening')
  const joined = await joinLibrary(JSON.stringify({ path, secret: 's' }))
  if (!joined.ok) throw new Error(joined.error.message)
  const heard: unknown[] = []
  joined.value.on((event) => heard.push(event))
  const answers = await Promise.all([1, 2].map(() => joined.value.call('library.open', {})))
  await joined.value.ended
  answers.push(await joined.value.call('library.open', {}))
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'storage' } })
  expect(heard).toEqual([])
  if (line.startsWith('{'))
    expect(answers[0]).toMatchObject({ error: { message: expect.stringContaining('version') } })
  server.close()
})
