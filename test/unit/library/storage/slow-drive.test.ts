import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StorageState } from '../../../../core/protocol/events.ts'
import { adding } from '../../../../core/store/diff.ts'
import { currentFormat } from '../../../../library/storage/format.ts'
import { openStorage, type Storage } from '../../../../library/storage/storage.ts'
import { slowDrive } from '../../../faults/classes/slow-drive.ts'
import { MemoryDisk, systemError } from '../../../faults/memory-disk.ts'
import { Random } from '../../../faults/random.ts'
import { directory, openOn } from '../../../faults/session.ts'
import { SlowDisk } from '../../../faults/slow-disk.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, valueOf } from './opening.ts'

test('8, 11. on a drive that answers late and in any order, edits keep theirs, none is lost and none is there twice', async () => {
  const tally = await slowDrive.run(2026, 0, 250)
  expect(tally).toMatchObject({ injected: 250, lost: 0, wrong: 0, thrown: 0, failures: [] })
}, 60_000)

describe('11. on a drive that is slow', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] }),
  )
  afterEach(() => void vi.useRealTimers())

  const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

  /** An open library on a drive that is fast until `drive.hold` says otherwise. */
  async function onADrive(): Promise<{
    storage: Storage
    drive: SlowDisk
    disk: MemoryDisk
    states: StorageState[]
  }> {
    const disk = new MemoryDisk()
    const drive = new SlowDisk(disk)
    const states: StorageState[] = []
    const storage = await valueOf(
      openStorage(
        { directory, onState: (state) => void states.push(state) },
        {
          files: drive,
          format: currentFormat,
          lock: async () => ({ release: async () => undefined }),
          wait: after,
        },
      ),
    )
    return { storage, drive, disk, states }
  }

  const add = (storage: Storage, ...ids: readonly string[]) =>
    ids.map((id) => storage.commit(adding(aCollection(id)), 'Add'))

  const stored = async (disk: MemoryDisk) => {
    const storage = await valueOf(openOn(disk))
    await storage.close()
    return everything(storage)
  }

  test('one whose every call takes 50 ms tells nothing but that it is saving', async () => {
    const { storage, drive, states } = await onADrive()
    drive.hold = () => after(25)
    const saved = Promise.all(add(storage, '1', '2'))
    await passes(1000)
    expect((await saved).every(({ ok }) => ok)).toBe(true)
    expect(states.map(({ kind }) => kind)).toEqual(['saving', 'saved'])
  })

  test('a write that hangs for 30 s is told within two, the library answers meanwhile, and then all is there in order', async () => {
    const { storage, drive, disk, states } = await onADrive()
    const [first] = add(storage, '1')
    await first
    drive.hold = () => after(30_000)
    const waiting = add(storage, '2', '3')
    await passes(2000)
    expect(storage.state).toMatchObject({
      kind: 'failing',
      message: expect.stringContaining('the disk does not answer') as string,
      pending: 2,
    })
    expect(everything(storage)).toEqual([aCollection('1')])
    waiting.push(...add(storage, '4'))
    await passes(2000)
    expect(storage.state).toMatchObject({ pending: 3 })
    drive.hold = async () => undefined
    await passes(60_000)
    expect((await Promise.all(waiting)).every(({ ok }) => ok)).toBe(true)
    expect(storage.state).toEqual({ kind: 'saved' })
    expect(states.at(-1)).toEqual({ kind: 'saved' })
    expect(await stored(disk.afterPowerCut(new Random(1)))).toEqual(
      ['1', '2', '3', '4'].map((id) => aCollection(id)),
    )
  })

  test('a drive whose every call takes two seconds stays told until nothing waits any more', async () => {
    const { storage, drive, states } = await onADrive()
    drive.hold = () => after(1000)
    const waiting = add(storage, '1')
    await passes(2000)
    waiting.push(...add(storage, '2'))
    await passes(60_000)
    await Promise.all(waiting)
    const kinds = states.map(({ kind }) => kind)
    expect([kinds[0], kinds[1], kinds.at(-1)]).toEqual(['saving', 'failing', 'saved'])
    expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(1)
  })

  test('why a disk refused stays told while it is tried again and does not answer', async () => {
    const { storage, drive } = await onADrive()
    drive.hold = async (name) => {
      if (name === 'write') throw systemError('ENOSPC')
    }
    void add(storage, '1')
    await passes(10)
    drive.hold = () => after(30_000)
    await passes(5000)
    expect(storage.state).toMatchObject({ message: expect.stringContaining('the disk is full') as string })
  })

  test('closing waits for the drive, however long it takes, unless what it does not take is given up', async () => {
    const { storage, drive, disk } = await onADrive()
    drive.hold = () => after(30_000)
    const [commit] = add(storage, '1')
    let isClosed = false
    const closing = storage.close().then(() => (isClosed = true))
    await passes(20_000)
    expect(isClosed).toBe(false)
    await passes(600_000)
    await closing
    expect(await commit).toMatchObject({ ok: true })
    expect(await stored(disk)).toEqual([aCollection('1')])
  })

  test.each([
    ['while an edit is being written', false],
    ['while an edit waits behind a compaction', true],
  ])('a drive that never answers %s keeps nobody from quitting who gives it up', async (_, folds) => {
    const { storage, drive, disk } = await onADrive()
    await Promise.all(add(storage, '1'))
    drive.hold = () => new Promise(() => undefined)
    if (folds) void storage.compact()
    const [commit] = add(storage, '2')
    void storage.close()
    await passes(5000)
    const closing = storage.close({ giveUp: true })
    await passes(2500)
    await closing
    expect(await commit).toMatchObject({ ok: false, error: { code: 'storage' } })
    expect(await stored(disk.afterPowerCut(new Random(2)))).toEqual([aCollection('1')])
  })
})
