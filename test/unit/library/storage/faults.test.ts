import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adding } from '../../../../core/store/diff.ts'
import { seal, unseal } from '../../../../library/storage/seal.ts'
import { bitFlips } from '../../../faults/classes/bit-flips.ts'
import { crashStates } from '../../../faults/classes/crash-states.ts'
import { ioErrors } from '../../../faults/classes/io-errors.ts'
import { lostFiles } from '../../../faults/classes/lost-files.ts'
import { MemoryDisk } from '../../../faults/memory-disk.ts'
import { Random } from '../../../faults/random.ts'
import { directory, openOn } from '../../../faults/session.ts'
import { hasFailed } from '../../../faults/tally.ts'
import { aText, anAnnotation } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { aCollection } from '../../core/store/diffs.ts'
import { everything, opened, valueOf } from './opening.ts'
import { systemError, WatchedFileSystem } from './watched-file-system.ts'

/** A small part of the long suite, `npm run faults`, with a seed of its own. */
test.each([
  [ioErrors.name, ioErrors, 700],
  [crashStates.name, crashStates, 1000],
  [bitFlips.name, bitFlips, 1500],
  [lostFiles.name, lostFiles, 400],
] as const)(
  '1–7, 11. %s: nothing acknowledged is lost, nothing is wrong, nothing is silent',
  async (_, { run }, cases) => {
    const tally = await run(2026, 0, cases)
    expect(tally.failures).toEqual([])
    expect(hasFailed(tally)).toBe(false)
    expect(tally.injected).toBeGreaterThan(cases * 0.95)
    expect(tally.told).toBeGreaterThan(0)
  },
  120_000,
)

test.each([48_685, 118_806, 424_611])(
  '2. the flipped bits of case %i, which once went unnoticed, are told',
  async (number) => {
    expect(await bitFlips.run(20260101, number, 1)).toMatchObject({ injected: 1, told: 1, failures: [] })
  },
)

test('6. a journal whose making failed, and that a power cut brings back, hides nothing of the one still in use', async () => {
  const disk = new MemoryDisk()
  const storage = await valueOf(openOn(disk))
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  const before = disk.copy()
  await valueOf(storage.compact())
  const begun = disk.files.find(([path]) => path.endsWith('00000002.journal'))!
  const other = await valueOf(openOn(before))
  await valueOf(other.commit(adding(aCollection('2')), 'Add'))
  await other.close()
  before.put(`${directory}/journal/00000002.journal`, begun[1])
  const again = await valueOf(openOn(before))
  expect([everything(again), again.told]).toEqual([[aCollection('1'), aCollection('2')], []])
  await valueOf(again.commit(adding(aCollection('3')), 'Add'))
  await again.close()
  const third = await valueOf(openOn(before))
  expect(everything(third)).toEqual(['1', '2', '3'].map((id) => aCollection(id)))
})

describe('a sealed file', () => {
  test('with a flipped bit anywhere is read as it was written', () => {
    const body = Buffer.from('{"text":"é"}')
    const sealed = seal(body)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = Buffer.from(sealed)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      const found = unseal(flipped)
      expect([Buffer.from(found!.body), found!.repaired]).toEqual([body, true])
    }
    expect(unseal(sealed)).toMatchObject({ repaired: false })
  })

  test('with more damage, or cut short, is not read', () => {
    const sealed = seal(Buffer.from('{"text":"one"}'))
    const spoilt = Buffer.from(sealed)
    spoilt.write('TWO', sealed.length - 5)
    expect(unseal(spoilt)).toBeNull()
    for (let end = 0; end < sealed.length; end++) expect(unseal(sealed.subarray(0, end))).toBeNull()
  })
})

test('2, 5. a flipped bit in the one file of a text that does not change costs no annotation', async () => {
  const disk = new MemoryDisk()
  const storage = await valueOf(openOn(disk))
  await valueOf(storage.commit(adding(aText(), anAnnotation()), 'Import'))
  for (let round = 0; round < 4; round++) {
    await valueOf(storage.commit(adding(aCollection(String(round))), 'Add'))
    await valueOf(storage.compact())
  }
  const before = everything(storage)
  await storage.close()
  const [path, bytes] = disk.files.find(([name]) => name.includes('/text-'))!
  const flipped = Buffer.from(bytes)
  flipped[200]! ^= 4
  disk.put(path, flipped)
  const again = await valueOf(openOn(disk))
  expect([everything(again), again.told.length]).toEqual([before, 1])
  await again.close()
  const clean = await valueOf(openOn(disk))
  expect([everything(clean), clean.told]).toEqual([before, []])
})

test('the doctor answers also where the disk does not read, and names damage in what is not read today', async () => {
  const files = new WatchedFileSystem()
  const storage = await opened(await temporaryFolder(), {}, { files })
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  files.before = ({ name, path }) => {
    if (name === 'read' && path.endsWith('.journal')) throw systemError('EIO')
  }
  expect(await storage.verify()).toMatchObject({
    ok: false,
    lines: [expect.anything(), expect.stringContaining('the disk reports an error'), expect.anything()],
  })
  files.before = () => undefined
  expect(await storage.verify()).toMatchObject({ ok: true })
  await storage.close()
})

test('1. a journal whose name its maker could not make durable is durable once another goes on with it', async () => {
  const disk = new MemoryDisk()
  const storage = await valueOf(openOn(disk))
  // The maker is killed before the directory is synced: on this disk the new name is seen and not durable.
  const forgotten = new MemoryDisk()
  for (const [path, bytes] of disk.files) {
    await forgotten.makeDirectory(dirname(path))
    await forgotten.syncDirectory(dirname(dirname(path)))
    const file = await forgotten.open(path, 'replace')
    await file.write(bytes, 0)
    await file.datasync()
  }
  await storage.close()
  const next = await valueOf(openOn(forgotten))
  await valueOf(next.commit(adding(aCollection('1')), 'Add'))
  for (let seed = 0; seed < 20; seed++) {
    const left = await valueOf(openOn(forgotten.afterPowerCut(new Random(seed))))
    expect(everything(left)).toEqual([aCollection('1')])
  }
})

test('2. a journal of which not a frame reads is kept aside and told once', async () => {
  const disk = new MemoryDisk()
  const storage = await valueOf(openOn(disk))
  await valueOf(storage.commit(adding(aCollection('1')), 'Add'))
  await valueOf(storage.compact())
  await valueOf(storage.commit(adding(aCollection('2')), 'Add'))
  await storage.close()
  const [path, bytes] = disk.files.findLast(([name]) => name.endsWith('.journal'))!
  const spoilt = bytes.slice().fill(0x20)
  disk.put(path, spoilt)
  const again = await valueOf(openOn(disk))
  expect([everything(again), again.told.length]).toEqual([[aCollection('1')], 2])
  expect(disk.files.find(([name]) => name.includes('quarantine'))?.[1]).toEqual(spoilt)
  await again.close()
  const clean = await valueOf(openOn(disk))
  expect([everything(clean), clean.told]).toEqual([[aCollection('1')], []])
})
