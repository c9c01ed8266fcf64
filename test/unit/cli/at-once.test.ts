import { writeFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import {
  libraryWithText,
  startHighlight,
  startImport,
  untrue,
  written,
  type Writer,
} from '../../support/at-once.ts'
import { killServers, startServe } from '../../support/serve.ts'
import { postil } from '../../support/terminal.ts'
import { temporaryFolder } from '../../support/temporary.ts'

afterEach(killServers)

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Several commands at once: one holds the library while it runs, the others go through it, or on after it. */
describe('commands of the terminal at the same moment', { timeout: 240_000 }, () => {
  it.each([2, 6, 10])('%i imports all come in, each once', async (count) => {
    const folder = await temporaryFolder()
    const library = `${folder}/library`
    const writers = await Promise.all(numbers(count).map((n) => startImport(folder, library, `book${n}`)))
    const all = await written(library, writers)
    expect(all.filter(({ told }) => told !== 'done')).toEqual([])
    expect(untrue(all)).toEqual([])
  })

  it('ten highlights are all made, each once', async () => {
    const library = await libraryWithText(await temporaryFolder())
    const all = await written(
      library,
      numbers(10).map((n) => startHighlight(library, `note${n}`)),
    )
    expect(all.filter(({ told }) => told !== 'done')).toEqual([])
    expect(untrue(all)).toEqual([])
  })

  async function mixed(folder: string, library: string): Promise<readonly Writer[]> {
    const imports = await Promise.all(numbers(4).map((n) => startImport(folder, library, `book${n}`)))
    return [...imports, ...numbers(4).map((n) => startHighlight(library, `note${n}`))]
  }

  it('all are done while a server that holds the library says goodbye', async () => {
    const folder = await temporaryFolder()
    const library = await libraryWithText(folder)
    const server = await startServe(library)
    const writers = await mixed(folder, library)
    await Promise.race(writers.map(({ ran }) => ran))
    expect(await server.end('SIGTERM')).toBe(0)
    const all = await written(library, writers)
    expect(all.filter(({ told }) => told !== 'done')).toEqual([])
    expect(untrue(all)).toEqual([])
  })

  it('each tells the truth where the server that holds the library is killed', async () => {
    const folder = await temporaryFolder()
    const library = await libraryWithText(folder)
    const server = await startServe(library)
    const writers = await mixed(folder, library)
    await Promise.race(writers.map(({ ran }) => ran))
    await server.end('SIGKILL')
    const all = await written(library, writers)
    expect(untrue(all)).toEqual([])
  })

  it('an archive that is refused takes no library away that others make at the same moment', async () => {
    const folder = await temporaryFolder()
    const library = `${folder}/library`
    await writeFile(`${folder}/none.tar`, 'no archive')
    const refused = numbers(3).map(() => postil(['unarchive', `${folder}/none.tar`, '--library', library]))
    const writers = await Promise.all(numbers(3).map((n) => startImport(folder, library, `book${n}`)))
    expect((await Promise.all(refused)).map(({ code }) => code)).toEqual([1, 1, 1])
    expect(untrue(await written(library, writers))).toEqual([])
  })

  it('what needs the library alone says which program holds it, and no secret', async () => {
    const folder = await temporaryFolder()
    const library = await libraryWithText(folder)
    const server = await startServe(library)
    for (const args of [
      ['archive', `${folder}/a.tar`],
      ['doctor', '--restore'],
    ]) {
      const { code, err } = await postil([...args, '--library', library])
      expect([code, err]).toEqual([1, expect.stringContaining(`process ${server.child.pid}`)])
      expect(err).not.toContain('secret')
    }
    await server.end('SIGTERM')
  })

  it('a doctor asks the program that holds the library', async () => {
    const library = await libraryWithText(await temporaryFolder())
    const server = await startServe(library)
    const { code, out } = await postil(['doctor', '--library', library])
    await server.end('SIGTERM')
    expect([code, out]).toEqual([0, expect.stringContaining('The library is whole.')])
  })
})
