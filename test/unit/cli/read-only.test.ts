import { chmod, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary.ts'
import { postil } from '../../support/terminal.ts'
import { cannotBeKeptFromWriting, makeUnwritable, mayNotWrite } from '../../support/unwritable.ts'

const why = cannotBeKeptFromWriting
const told = /^This library can only be read: this account may not write to it\. Give this account/m
const refused = /^This library can only be read, so nothing was changed: this account may not write to it\.$/m

describe.skipIf(why !== null)(`a library that may not be written${why ? ` (skipped: ${why})` : ''}`, () => {
  let library: string
  let text: string
  let annotation: string
  let giveBack: () => Promise<void>
  let before: string
  /** What every file of the library holds, and which there are. */
  const contents = async () => {
    const entries = await readdir(library, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    return JSON.stringify(
      await Promise.all(files.sort().map(async (path) => [path, await readFile(path, 'hex')])),
    )
  }
  const run = (...args: string[]) => postil([...args, '--library', library], { as: mayNotWrite })

  beforeAll(async () => {
    const home = await temporaryFolder()
    library = join(home, 'library')
    await writeFile(join(home, 'winds.txt'), 'Of Winds\n\nThe wind of the north is cold.\n')
    await writeFile(
      join(home, 'shelf.bib'),
      '@book{rivera, author = {Rivera, Ana}, title = {Of winds}, year = {2014}}\n',
    )
    const imported = await postil([
      'import',
      join(home, 'winds.txt'),
      join(home, 'shelf.bib'),
      '--library',
      library,
    ])
    text = /^text:\S+/m.exec(imported.out)![0]
    const marked = await postil([
      'highlight',
      text,
      '--quote',
      'wind of the north',
      '--json',
      '--library',
      library,
    ])
    annotation = (JSON.parse(marked.out) as { id: string }).id
    giveBack = await makeUnwritable(library)
    before = await contents()
  }, 60_000)
  afterAll(() => giveBack())

  test('is read, searched, cited, exported and looked over, and each command says once that it can only be read', async () => {
    const commands: [string[], RegExp][] = [
      [['texts'], /winds/],
      [['items'], /rivera/],
      [['annotations'], /wind of the north/],
      [['show', text, '--as', 'text'], /north is cold/],
      [['cite', 'rivera'], /\(Rivera, 2014\)/],
      [['export', '--as', 'bibtex'], /@book\{rivera/],
      [['search', 'north'], new RegExp(annotation)],
      [['doctor'], /The library is whole\./],
    ]
    for (const [command, found] of commands) {
      const { code, out, err } = await run(...command)
      expect([command, code, err.match(new RegExp(told, 'gm'))?.length]).toEqual([command, 0, 1])
      expect(out).toMatch(found)
    }
    expect(await contents()).toBe(before)
  }, 60_000)

  test('takes nothing: what would change it is refused once, with 1, and nothing is changed', async () => {
    const bibliography = join(library, '..', 'shelf.bib')
    for (const command of [
      ['highlight', text, '--quote', 'cold'],
      ['import', bibliography, bibliography],
      ['collections', 'add', 'Letters'],
      ['doctor', '--restore'],
    ]) {
      const { code, out, err } = await run(...command)
      expect([command, code, out, err.match(new RegExp(refused, 'gm'))?.length]).toEqual([command, 1, '', 1])
      expect(err).not.toMatch(told)
    }
    expect(await contents()).toBe(before)
  }, 60_000)

  test('is archived, with all that is in it', async () => {
    const elsewhere = await temporaryFolder()
    await chmod(elsewhere, 0o777)
    const { code, err } = await run('archive', join(elsewhere, 'library.tar'))
    expect([code, err]).toEqual([0, expect.stringMatching(/^3 record\(s\) and 2 file\(s\) were written\.$/m)])
    expect(err).toMatch(told)
    expect(await contents()).toBe(before)
  })
})
