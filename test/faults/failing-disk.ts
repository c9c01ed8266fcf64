import type { FileSystem, OpenFile } from '../../library/storage/file-system.ts'
import { systemError, type MemoryDisk } from './memory-disk.ts'

export const faultKinds = [
  'EIO',
  'ENOSPC',
  'EROFS',
  'EACCES',
  'EMFILE',
  'short write',
  'fsync error',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Which call fails, and how. */
export interface Fault {
  /** Among the calls that can fail so: 0 is the first. */
  readonly nth: number
  readonly kind: FaultKind
  /** False: once. True: from then on, until the disk is mended. */
  readonly lasting: boolean
  /** True where the call does its work, or a part of it, before it fails. */
  readonly afterwards: boolean
}

const isSync = (name: string) => name === 'datasync' || name === 'syncDirectory'

/** True where a call of the name can fail in the way. */
function applies(kind: FaultKind, name: string): boolean {
  if (kind === 'short write') return name === 'write'
  if (kind === 'fsync error') return isSync(name)
  return true
}

/** A disk of which one call, or every call from one on, fails. */
export class FailingDisk implements FileSystem {
  private readonly disk: MemoryDisk
  private fault: Fault | null
  /** How many calls of each name were made. */
  readonly calls = new Map<string, number>()
  private matching = 0
  /** How many calls failed. */
  injected = 0

  constructor(disk: MemoryDisk, fault: Fault | null = null) {
    this.disk = disk
    this.fault = fault
  }

  /** How many calls so far could have failed in a way. */
  countOf(kind: FaultKind): number {
    return [...this.calls].reduce((sum, [name, count]) => sum + (applies(kind, name) ? count : 0), 0)
  }

  /** From now on every call works. */
  mend(): void {
    this.fault = null
  }

  async open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile> {
    const file = await this.call('open', path, () => this.disk.open(path, mode))
    return {
      write: (bytes, position) => this.write(file, bytes, position),
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

  private async write(file: OpenFile, bytes: Uint8Array, position: number): Promise<number> {
    const fault = this.due('write')
    if (fault === null) return file.write(bytes, position)
    const part = bytes.subarray(0, Math.floor(bytes.length / 2))
    if (fault.kind === 'short write') return file.write(part, position)
    if (fault.afterwards) await file.write(part, position)
    throw systemError(fault.kind)
  }

  private async call<T>(name: string, path: string, work: () => Promise<T>): Promise<T> {
    const fault = this.due(name)
    if (fault === null) return work()
    if (isSync(name)) this.disk.forget(path)
    else if (fault.afterwards) await work()
    throw systemError(fault.kind === 'fsync error' ? 'EIO' : fault.kind)
  }

  private due(name: string): Fault | null {
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1)
    const { fault } = this
    if (fault === null || !applies(fault.kind, name)) return null
    const due = fault.lasting ? this.matching >= fault.nth : this.matching === fault.nth
    this.matching += 1
    if (due) this.injected += 1
    return due ? fault : null
  }
}
