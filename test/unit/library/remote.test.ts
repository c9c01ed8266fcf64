import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accessLibrary, type AccessedLibrary } from '../../../library/remote/access.ts'
import { joinLibrary } from '../../../library/remote/join.ts'
import { addressOf, openStorage } from '../../../library/storage/storage.ts'
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

test('who has not shown the secret can fill no memory', async () => {
  const directory = await temporaryFolder()
  const holder = await accessed(directory)
  const { path } = JSON.parse((await addressOf(directory))!) as { path: string }
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
