import type { FileSystem, OpenFile } from '../../library/storage/file-system.ts'
import type { Random } from './random.ts'

/** Keeps a call waiting, before its work or between its work and its answer. */
export type Hold = (name: string, path: string) => Promise<unknown>

/** A drive that is far away: every call of it is held up, for as long as the test likes. */
export class SlowDisk implements FileSystem {
  private readonly disk: FileSystem
  hold: Hold

  constructor(disk: FileSystem, hold: Hold = async () => undefined) {
    this.disk = disk
    this.hold = hold
  }

  async open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile> {
    const file = await this.call('open', path, () => this.disk.open(path, mode))
    return {
      write: (bytes, position) => this.call('write', path, () => file.write(bytes, position)),
      datasync: () => this.call('datasync', path, () => file.datasync()),
      truncate: (length) => this.call('truncate', path, () => file.truncate(length)),
      close: () => this.call('close', path, () => file.close()),
    }
  }
  read(path: string): Promise<Uint8Array | null> {
    return this.call('read', path, () => this.disk.read(path))
  }
  list(directory: string): Promise<readonly string[]> {
    return this.call('list', directory, () => this.disk.list(directory))
  }
  rename(from: string, to: string): Promise<void> {
    return this.call('rename', to, () => this.disk.rename(from, to))
  }
  remove(path: string): Promise<void> {
    return this.call('remove', path, () => this.disk.remove(path))
  }
  makeDirectory(path: string): Promise<void> {
    return this.call('makeDirectory', path, () => this.disk.makeDirectory(path))
  }
  syncDirectory(path: string): Promise<void> {
    return this.call('syncDirectory', path, () => this.disk.syncDirectory(path))
  }

  private async call<T>(name: string, path: string, work: () => Promise<T>): Promise<T> {
    await this.hold(name, path)
    const answer = await work()
    await this.hold(name, path)
    return answer
  }
}

/** Calls that wait until a test lets one of them go on, whichever it likes: a drive answers in no order of ours. */
export class Turnstile {
  private readonly random: Random
  private waiting: (() => void)[] = []

  constructor(random: Random) {
    this.random = random
  }

  readonly hold: Hold = () => new Promise<void>((resolve) => void this.waiting.push(resolve))

  /** Lets one call go on; false where none waits. */
  letOneGo(): boolean {
    if (this.waiting.length === 0) return false
    const [next] = this.waiting.splice(this.random.below(this.waiting.length), 1)
    next!()
    return true
  }

  /** Lets calls go on, one a turn of the event loop, until a promise has settled. Gives its value. */
  async until<T>(settled: Promise<T>): Promise<T> {
    let isSettled = false
    const mark = () => void (isSettled = true)
    settled.then(mark, mark)
    while (!isSettled) {
      this.letOneGo()
      await turn()
    }
    return settled
  }
}

/** The next turn of the event loop. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
