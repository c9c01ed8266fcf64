import { errorCode, type FileSystem } from './file-system.ts'
import { replaceFile } from './durable-file.ts'
import type { Layout } from './layout.ts'

/** Thrown where another writer has taken the library over. */
export class Fenced extends Error {
  constructor() {
    super('another Postil has taken this library over')
    this.name = 'Fenced'
  }
}

/** Counts up the number of the writer; whoever holds an older one must not write again. Gives the new number. */
export async function nextEpoch(files: FileSystem, layout: Layout, atLeast: number): Promise<number> {
  const epoch = Math.max((await epochOf(files, layout)) ?? 0, atLeast) + 1
  await replaceFile(files, layout.epoch, Buffer.from(`${epoch}\n`))
  return epoch
}

/** Rejects with {@link Fenced} where the library has a newer writer. The lock prevents it; this is for disks that two machines share. */
export async function checkEpoch(files: FileSystem, layout: Layout, mine: number): Promise<void> {
  const epoch = await epochOf(files, layout)
  if (epoch !== null && epoch > mine) throw new Fenced()
}

async function epochOf(files: FileSystem, layout: Layout): Promise<number | null> {
  const bytes = await files.read(layout.epoch)
  const epoch = bytes === null ? NaN : Number.parseInt(Buffer.from(bytes).toString('latin1'), 10)
  return Number.isSafeInteger(epoch) ? epoch : null
}

/** Leaves the writer's address where the user, and nobody else, can read it; null takes it away. */
export async function leaveAddress(files: FileSystem, layout: Layout, address: string | null): Promise<void> {
  if (address === null) await files.remove(layout.writer)
  else await replaceFile(files, layout.writer, Buffer.from(JSON.stringify({ pid: process.pid, address })))
}

/** Whoever has a library open: its process, and the address by which others reach it. */
export interface Writer {
  readonly pid: number
  readonly address: string
}

/** The writer that left its address, or null. */
export async function findWriter(files: FileSystem, layout: Layout): Promise<Writer | null> {
  try {
    const bytes = await files.read(layout.writer)
    if (bytes === null) return null
    const left = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Writer> | null
    if (typeof left?.address !== 'string' || !Number.isSafeInteger(left.pid)) return null
    return left as Writer
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'EACCES') return null
    throw error
  }
}
