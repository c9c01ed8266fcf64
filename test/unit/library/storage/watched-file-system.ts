import type { FileSystem, OpenFile } from '../../../../library/storage/file-system.ts'
import { nodeFileSystem } from '../../../../library/storage/node-file-system.ts'

/** One call that storage made: "write", the path, and the bytes where it wrote. */
export interface Call {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/** The real disk, with every call noted, and a rule that may make one fail or cut a write short. */
export class WatchedFileSystem implements FileSystem {
  readonly calls: Call[] = []
  /** Throws to make the call fail. */
  before: (call: Call) => void = () => undefined
  /** How many of the bytes asked for are written. */
  portion: (bytes: number) => number = (bytes) => bytes

  async open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile> {
    this.note(`open to ${mode}`, path)
    const file = await nodeFileSystem.open(path, mode)
    return {
      write: async (bytes, position) => {
        this.note('write', path, bytes.length)
        return file.write(bytes.subarray(0, this.portion(bytes.length)), position)
      },
      datasync: async () => {
        this.note('datasync', path)
        await file.datasync()
      },
      truncate: async (length) => {
        this.note('truncate', path)
        await file.truncate(length)
      },
      close: async () => {
        await file.close()
        this.note('close', path)
      },
    }
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.note('read', path)
    return nodeFileSystem.read(path)
  }

  list(directory: string): Promise<readonly string[]> {
    return nodeFileSystem.list(directory)
  }

  async rename(from: string, to: string): Promise<void> {
    this.note('rename', to)
    await nodeFileSystem.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    this.note('remove', path)
    await nodeFileSystem.remove(path)
  }

  async makeDirectory(path: string): Promise<void> {
    this.note('makeDirectory', path)
    await nodeFileSystem.makeDirectory(path)
  }

  async syncDirectory(path: string): Promise<void> {
    this.note('syncDirectory', path)
    await nodeFileSystem.syncDirectory(path)
  }

  private note(name: string, path: string, bytes = 0): void {
    const call = { name, path, bytes }
    this.calls.push(call)
    this.before(call)
  }
}

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code })
}
