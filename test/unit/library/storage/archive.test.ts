import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { adding } from '../../../../core/store/diff.ts'
import type { StructuredText } from '../../../../core/structure/structured-text.ts'
import { readArchive, writeArchive } from '../../../../library/storage/archive.ts'
import { sha256Of } from '../../../../library/storage/durable-file.ts'
import type { Storage } from '../../../../library/storage/storage.ts'
import { readTar } from '../../../../library/storage/tar.ts'
import { anAnnotation, anItem, aText } from '../../../support/records.ts'
import { temporaryFolder } from '../../../support/temporary.ts'
import { everything, opened, valueOf } from './opening.ts'

const structure = { title: 'A text', doc: { type: 'doc' } } as unknown as StructuredText
const original = Buffer.from('The original file: é.')

async function aLibrary(): Promise<Storage> {
  const storage = await opened(await temporaryFolder())
  const sha256 = sha256Of(original)
  await valueOf(storage.writeRevision('text:1', 1, structure))
  await valueOf(storage.writeOriginal(sha256, original))
  const text = aText({ source: { name: 'a.txt', mediaType: 'text/plain', sha256, bytes: original.length } })
  await valueOf(
    storage.commit(adding(text, anAnnotation({ note: 'Kept' }), anItem({ type: 'book' } as never)), 'Import'),
  )
  return storage
}

test('a library goes into one archive and comes back the same', async () => {
  const storage = await aLibrary()
  const path = join(await temporaryFolder(), 'library.tar')
  expect(await valueOf(writeArchive(storage, path))).toEqual({ records: 3, files: 2, missing: [] })
  const other = await opened(await temporaryFolder())
  expect(await valueOf(readArchive(other, path))).toEqual({ records: 3, files: 2, missing: [] })
  expect(everything(other)).toEqual(everything(storage))
  expect(await other.verify()).toMatchObject({ ok: true })
  expect(await readArchive(other, path)).toMatchObject({ error: { code: 'invalid' } })
  await storage.close()
  await other.close()
})

test('any program that reads tar and JSON reads it', async () => {
  const storage = await aLibrary()
  const folder = await temporaryFolder()
  await valueOf(writeArchive(storage, join(folder, 'library.tar')))
  execFileSync('tar', ['xf', 'library.tar'], { cwd: folder })
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(
    ['README.txt', 'library.json', 'library.tar', 'originals', 'texts']
      .concat(`originals/${sha256Of(original)}`, 'texts/1.json')
      .sort(),
  )
  expect(await readFile(join(folder, 'originals', sha256Of(original)))).toEqual(original)
  expect(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))).toMatchObject({
    format: 'postil',
    content: { 'text:1': 'texts/1.json' },
  })
  await storage.close()
})

test('an archive cut short anywhere, or of something else, is refused and changes nothing', async () => {
  const storage = await aLibrary()
  const path = join(await temporaryFolder(), 'library.tar')
  await valueOf(writeArchive(storage, path))
  await storage.close()
  const bytes = await readFile(path)
  const other = await opened(await temporaryFolder())
  for (let end = 0; end < bytes.length - 1024; end += 301) {
    await writeFile(path, bytes.subarray(0, end))
    expect(await readArchive(other, path)).toMatchObject({ ok: false })
    expect(other.seq).toBe(0)
  }
  expect(readTar(Buffer.alloc(5000, 'not a tar archive'))).toBeNull()
  await other.close()
})

test('the styles that were added to a library go with it; what was removed stays behind', async () => {
  const storage = await aLibrary()
  await mkdir(join(storage.directory, 'styles', 'removed'), { recursive: true })
  await writeFile(join(storage.directory, 'styles', 'mine.csl'), '<style/>')
  await writeFile(join(storage.directory, 'styles', 'removed', 'old~1.csl'), '<style/>')
  const path = join(await temporaryFolder(), 'library.tar')
  expect(await valueOf(writeArchive(storage, path))).toEqual({ records: 3, files: 3, missing: [] })
  await storage.close()
  expect((await readFile(path)).includes('styles/removed')).toBe(false)
  const other = await opened(await temporaryFolder())
  expect(await valueOf(readArchive(other, path))).toEqual({ records: 3, files: 3, missing: [] })
  expect(await readdir(join(other.directory, 'styles'))).toEqual(['mine.csl'])
  expect(await readFile(join(other.directory, 'styles', 'mine.csl'), 'utf8')).toBe('<style/>')
  await other.close()
})
