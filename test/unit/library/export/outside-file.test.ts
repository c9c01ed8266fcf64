import { chmod, lstat, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unwritten, writeOutside } from '../../../../library/export/outside-file.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { systemError, WatchedFileSystem } from '../storage/watched-file-system.ts'

const bytes = (text: string) => Buffer.from(text)

test('a file of the user’s keeps its mode and is in its place in one step', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library.bib')
  await writeFile(path, 'old')
  await chmod(path, 0o640)
  expect(await writeOutside(path, bytes('new'))).toBe('written')
  expect([await readFile(path, 'utf8'), (await stat(path)).mode & 0o777]).toEqual(['new', 0o640])
  expect(await readdir(folder)).toEqual(['library.bib'])
})

test('nothing is written where the bytes are there already', async () => {
  const path = join(await temporaryFolder(), 'library.bib')
  await writeOutside(path, bytes('same'))
  const before = (await stat(path)).ino
  expect(await writeOutside(path, bytes('same'))).toBe('same')
  expect((await stat(path)).ino).toBe(before)
})

test('a link stays, and what it leads to is replaced, also where that is not there yet', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'real'))
  const link = join(folder, 'library.bib')
  await symlink(join('real', 'other.bib'), link)
  for (const text of ['one', 'two']) {
    await writeOutside(link, bytes(text))
    expect(await readFile(join(folder, 'real', 'other.bib'), 'utf8')).toBe(text)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
  }
})

test('links that lead in a circle are refused', async () => {
  const folder = await temporaryFolder()
  await symlink('b', join(folder, 'a'))
  await symlink('a', join(folder, 'b'))
  const error: unknown = await writeOutside(join(folder, 'a'), bytes('x')).catch((reason: unknown) => reason)
  expect(unwritten('a', error, 'Kept.').message).toBe('a could not be written: its links lead in a circle.')
})

test('a write that fails leaves the old file and nothing beside it', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library.bib')
  await writeFile(path, 'old')
  for (const failing of ['write', 'datasync', 'rename']) {
    const files = new WatchedFileSystem()
    files.before = ({ name }) => {
      if (name === failing) throw systemError('ENOSPC')
    }
    await expect(writeOutside(path, bytes('new'), files)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['old', ['library.bib']])
  }
})
