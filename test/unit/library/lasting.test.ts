import type { Socket } from 'node:net'
import { duplexPair } from 'node:stream'
import { expect, test } from 'vitest'
import { done } from '../../../core/commands/result.ts'
import type { Event } from '../../../core/protocol/events.ts'
import { openLibrary, type LibraryHandlers } from '../../../library/handlers/library.ts'
import { accessLibrary } from '../../../library/remote/access.ts'
import { speakOver } from '../../../library/remote/join.ts'
import { lastingAccess, type LastingAccess } from '../../../library/remote/lasting.ts'
import { shareLibrary, welcome } from '../../../library/remote/share.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const book = (title: string) => ({ csl: { type: 'book', title } })

/** A program that holds a library, one that has joined it and lasts, and what that one hears. */
async function aHolderAndAClient() {
  const directory = await temporaryFolder()
  const options = { directory, contentDirectory: directory, version: 'test' }
  const holder = await accessLibrary(options)
  if (!holder.ok) throw new Error(holder.error.message)
  const client = await lasting(directory)
  const heard: Event[] = []
  client.on((event) => heard.push(event))
  return { directory, holder: holder.value, client, heard: () => heard.map(({ type }) => type) }
}

async function lasting(directory: string): Promise<LastingAccess> {
  const reached = await lastingAccess({ directory, contentDirectory: directory, version: 'test' })
  if (!reached.ok) throw new Error(reached.error.message)
  return reached.value
}

test('a client that asks nothing takes the library over when its holder ends, and says that it moved', async () => {
  const { directory, holder, client, heard } = await aHolderAndAClient()
  expect(client.library).toBeNull()
  await holder.close()
  await expect.poll(heard).toEqual(['moved'])
  expect(client.library).not.toBeNull()
  const other = await lasting(directory)
  await other.call('items.create', book('Mud'))
  await expect.poll(heard).toContain('changed')
  await other.close()
  await client.close()
})

test('of several clients one takes the library over, and the others join that one', async () => {
  const { directory, holder, client, heard } = await aHolderAndAClient()
  const second = await lasting(directory)
  const moved = new Promise<void>((resolve) => second.on(({ type }) => type === 'moved' && resolve()))
  await holder.close()
  await moved
  await expect.poll(heard).toEqual(['moved'])
  expect([client, second].filter(({ library }) => library !== null)).toHaveLength(1)
  expect(await second.call('items.create', book('Mud'))).toMatchObject({ ok: true })
  await expect.poll(heard).toContain('changed')
  await second.close()
  await client.close()
})

test('what needs the library itself is refused while another program holds it, with its process and no secret', async () => {
  const { holder, client } = await aHolderAndAClient()
  const refused = await client.held()
  expect(refused).toMatchObject({
    error: { code: 'locked', message: expect.stringContaining(`process ${process.pid}`) as string },
  })
  expect(JSON.stringify(refused)).not.toContain('secret')
  await holder.close()
  await expect.poll(() => client.held()).toMatchObject({ ok: true })
  await client.close()
})

test('who closes while the next holder is looked for looks no longer', async () => {
  const directory = await temporaryFolder()
  const opened = await openLibrary({ directory, contentDirectory: directory, version: 'test' })
  if (!opened.ok) throw new Error(opened.error.message)
  const shared = await shareLibrary(opened.value)
  const client = await lasting(directory)
  // It says goodbye, and holds the library for a while yet.
  await shared.close()
  const asked = client.call('library.open', {})
  await client.close()
  expect(await asked).toMatchObject({ error: { code: 'cancelled' } })
  expect(await client.call('library.open', {})).toMatchObject({ error: { code: 'cancelled' } })
  expect(client.library).toBeNull()
  await opened.value.close()
})

/** How long the holder of these conversations may be silent, ms. */
const patience = 20

test('a holder that does not answer is not waited for; what it may still do is said, and nothing more is sent', async () => {
  const [near, far] = duplexPair()
  const sent: string[] = []
  far.on('data', (chunk: Buffer) => sent.push(chunk.toString()))
  const client = speakOver(near as unknown as Socket, 'secret', patience)
  const [read, edit] = await Promise.all([
    client.call('library.open', {}),
    client.call('items.create', book('Mud')),
  ])
  expect(read).toMatchObject({ error: { message: expect.stringContaining('Nothing was changed') as string } })
  expect(edit).toMatchObject({ error: { message: expect.stringContaining('nobody can tell') as string } })
  expect(await client.call('items.create', book('Silt'))).toMatchObject({ error: { code: 'locked' } })
  expect(sent.join('')).toContain('Mud')
  expect(sent.join('')).not.toContain('Silt')
  // It was stopped, and goes on.
  far.on('data', (chunk: Buffer) => {
    for (const [, call] of chunk.toString().matchAll(/"call":(\d+)/g))
      far.write(`{"call":${call},"result":{"ok":true,"value":{"jobs":[]}}}\n`)
  })
  far.write('{"here":true}\n')
  await expect.poll(() => client.call('jobs.list', {})).toMatchObject({ ok: true })
  near.destroy()
})

test('a holder that works for long is waited for, also while it is about to leave', async () => {
  const [near, far] = duplexPair()
  let finish = () => {}
  const handlers = {
    'items.create': () => new Promise((resolve) => (finish = () => resolve(done({ id: 'item:1' })))),
  } as unknown as LibraryHandlers
  const holder = welcome(far as unknown as Socket, 'secret', handlers, () => () => undefined)
  const client = speakOver(near as unknown as Socket, 'secret', patience)
  const made = client.call('items.create', book('Mud'))
  await silence()
  const left = holder.leave()
  await silence()
  finish()
  expect(await made).toMatchObject({ ok: true })
  await left
})

/** Longer than a holder may be silent. */
const silence = () => new Promise((resolve) => setTimeout(resolve, patience * 10))

test('an answer that fits into no line is refused, and breaks nothing', async () => {
  const [near, far] = duplexPair()
  const endless = {
    toJSON() {
      throw new RangeError('Invalid string length')
    },
  }
  const handlers = {
    'jobs.list': async () => done(endless),
  } as unknown as LibraryHandlers
  welcome(far as unknown as Socket, 'secret', handlers, () => () => undefined)
  const client = speakOver(near as unknown as Socket, 'secret')
  for (let call = 0; call < 2; call++)
    expect(await client.call('jobs.list', {})).toMatchObject({ error: { code: 'too-large' } })
})
