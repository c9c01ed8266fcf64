import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Event } from '../../../core/protocol/events.ts'
import { adding } from '../../../core/store/diff.ts'
import type { OpenLibrary } from '../../../library/handlers/library.ts'
import { quitOnlyWhenAllIsKept } from '../../../electron/quit.ts'
import { currentFormat } from '../../../library/storage/format.ts'
import { openStorage } from '../../../library/storage/storage.ts'
import { MemoryDisk, systemError } from '../../faults/memory-disk.ts'
import { directory, openOn } from '../../faults/session.ts'
import { SlowDisk } from '../../faults/slow-disk.ts'
import { aCollection } from '../core/store/diffs.ts'
import { everything, valueOf } from '../library/storage/opening.ts'
import { app, recorded } from './recorded-electron.ts'

vi.mock('electron', async () => await import('./recorded-electron.ts'))

/** What a person chooses, in the order of the buttons. */
const choices = { stay: 0, elsewhere: 1, lose: 2 }

/**
 * An app with a library on a disk that is full until `drive.hold` says otherwise, with an edit that waits. A client's library
 * is held by another program until `takeOver`.
 */
async function withAnUnsavedEdit({ isClient = false } = {}) {
  const disk = new MemoryDisk()
  const drive = new SlowDisk(disk)
  const listeners = new Set<(event: Event) => void>()
  const storage = await valueOf(
    openStorage(
      { directory, onState: (state) => listeners.forEach((tell) => tell({ type: 'storage', state })) },
      { files: drive, format: currentFormat, lock: async () => ({ release: async () => undefined }) },
    ),
  )
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  drive.hold = async (name) => {
    if (name === 'write') throw systemError('ENOSPC')
  }
  const access = {
    library: isClient ? null : ({ storage } as OpenLibrary),
    on(listener: (event: Event) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async (how?: { giveUp: boolean }) => (access.library === null ? undefined : storage.close(how)),
  }
  quitOnlyWhenAllIsKept(access)
  const commit = storage.commit(adding(aCollection('2')), 'Add')
  await vi.waitFor(() => expect(storage.state.kind).toBe('failing'))
  const takeOver = () => (access.library = { storage } as OpenLibrary)
  return { disk, drive, storage, commit, takeOver }
}

/** As the system does it: each stage may be held up, and goes on only when it is asked for again. */
let hasQuit = false
function quit(): void {
  let isHeld = false
  const event = { preventDefault: () => void (isHeld = true) }
  app.emit('before-quit', event)
  if (!isHeld) app.emit('will-quit', event)
  if (!isHeld) hasQuit = true
}

beforeEach(() => {
  app.removeAllListeners()
  app.quit = quit
  Object.assign(recorded, { asked: [], folder: null, answer: choices.stay })
  hasQuit = false
})

describe('11. quitting while the disk does not take the last changes', () => {
  test('asks, stays open where the person says so, and quits by itself once all is written', async () => {
    const { drive, disk, commit } = await withAnUnsavedEdit()
    quit()
    await vi.waitFor(() => expect(recorded.asked).toHaveLength(1))
    expect(recorded.asked[0]).toMatchObject({ detail: expect.stringContaining('the disk is full') as string })
    drive.hold = async () => undefined
    expect(await commit).toMatchObject({ ok: true })
    quit()
    await vi.waitFor(() => expect(hasQuit).toBe(true))
    expect(everything(await valueOf(openOn(disk)))).toEqual([aCollection('1'), aCollection('2')])
  })

  test('saves the library elsewhere with those changes, and then quits', async () => {
    const { disk, drive } = await withAnUnsavedEdit()
    Object.assign(recorded, { answer: choices.elsewhere, folder: '/elsewhere' })
    drive.hold = async (name, path) => {
      if (name === 'write' && path.startsWith(directory)) throw systemError('ENOSPC')
    }
    quit()
    await vi.waitFor(() => expect(hasQuit).toBe(true), 10_000)
    const surroundings = {
      files: disk,
      format: currentFormat,
      lock: async () => ({ release: async () => undefined }),
    }
    const saved = await valueOf(openStorage({ directory: '/elsewhere' }, surroundings))
    expect(everything(saved)).toEqual([aCollection('1'), aCollection('2')])
  })

  test('stays where the library could not be saved elsewhere, and says why', async () => {
    await withAnUnsavedEdit()
    Object.assign(recorded, { answer: choices.elsewhere, folder: '/elsewhere' })
    quit()
    await vi.waitFor(() => expect(recorded.asked).toHaveLength(2), 10_000)
    expect(recorded.asked[1]).toMatchObject({ detail: expect.stringContaining('the disk is full') as string })
    expect(hasQuit).toBe(false)
  })

  test('quits where the person gives the changes up, also on a drive that does not answer at all', async () => {
    const { drive, commit } = await withAnUnsavedEdit()
    drive.hold = () => new Promise(() => undefined)
    recorded.answer = choices.lose
    quit()
    await vi.waitFor(() => expect(hasQuit).toBe(true), 10_000)
    expect(await commit).toMatchObject({ ok: false })
  })

  test('asks also where the disk fails only once the window is gone', async () => {
    const { drive, storage, commit } = await withAnUnsavedEdit()
    drive.hold = async () => undefined
    await commit
    drive.hold = async (name) => {
      if (name === 'write') throw systemError('EIO')
    }
    const last = storage.commit(adding(aCollection('3')), null)
    quit()
    await vi.waitFor(() => expect(recorded.asked).not.toHaveLength(0))
    drive.hold = async () => undefined
    expect(await last).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(hasQuit).toBe(true), 10_000)
  })

  test('asks nothing while another program holds the library, which keeps them, and asks once it holds it itself', async () => {
    const { takeOver } = await withAnUnsavedEdit({ isClient: true })
    quit()
    await vi.waitFor(() => expect(hasQuit).toBe(true))
    expect(recorded.asked).toEqual([])
    hasQuit = false
    takeOver()
    quit()
    await vi.waitFor(() => expect(recorded.asked).toHaveLength(1))
    expect(hasQuit).toBe(false)
  })
})
