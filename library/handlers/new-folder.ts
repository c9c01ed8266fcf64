import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../storage/file-system.ts'

/** Makes a folder that was not there: `stem`, or `stem-2` and so on. Rejects with the system's error. */
export async function newFolder(parent: string, stem: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(parent, number === 1 ? stem : `${stem}-${number}`)
    try {
      await mkdir(path, { mode: 0o700 })
      return path
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}
