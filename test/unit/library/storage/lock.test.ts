import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acquireLock } from '../../../../library/storage/lock.ts'
import { temporaryFolder } from '../../../support/temporary.ts'

/** Looks which folder stands at a path; the first time something happens right after. */
const lookingBefore = (happens: () => Promise<void>) => {
  let looks = 0
  return async (path: string) => {
    const { dev, ino } = await stat(path, { bigint: true })
    if (++looks === 1) await happens()
    return `${dev}:${ino}`
  }
}

test.runIf(process.platform === 'linux')(
  '9. the lock is that of the folder that stands at the path, also where another came there meanwhile',
  async () => {
    const parent = await temporaryFolder()
    const [library, other, aside] = ['library', 'other', 'aside'].map((name) => join(parent, name)) as [
      string,
      string,
      string,
    ]
    await mkdir(library)
    await mkdir(other)
    const lock = await acquireLock(
      library,
      lookingBefore(async () => {
        await rename(library, aside)
        await rename(other, library)
      }),
    )
    expect(await acquireLock(library)).toBeNull()
    const lockOfTheOld = await acquireLock(aside)
    expect(lockOfTheOld).not.toBeNull()
    await lockOfTheOld?.release()
    await lock?.release()
  },
)

test.runIf(process.platform === 'linux')(
  '9. a folder that is gone by the time its lock is taken is not held',
  async () => {
    const parent = await temporaryFolder()
    const [library, aside] = [join(parent, 'library'), join(parent, 'aside')]
    await mkdir(library)
    const taking = acquireLock(
      library,
      lookingBefore(() => rename(library, aside)),
    )
    await expect(taking).rejects.toMatchObject({ code: 'ENOENT' })
    const lock = await acquireLock(aside)
    expect(lock).not.toBeNull()
    await lock?.release()
    await rm(aside, { recursive: true })
  },
)
