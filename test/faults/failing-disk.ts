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

/** A disk of which one call, or every call from one on, fails; then, where there is a second fault, another in the calls after it. */
export class FailingDisk implements FileSystem {
  private readonly disk: MemoryDisk
  private faults: { readonly fault: Fault; matching: number; injected: number }[]
  /** How many calls of each name were made. */
  readonly calls = new Map<string, number>()
  /** How many calls failed. */
  injected = 0
  private isMended = false

  /** The calls of each fault are counted from the moment that the one before it came about. */
  constructor(disk: MemoryDisk, faults: readonly Fault[] = []) {
    this.disk = disk
    this.faults = faults.map((fault) => ({ fault, matching: 0, injected: 0 }))
  }

  /** How many calls so far could have failed in a way. */
  countOf(kind: FaultKind): number {
    return [...this.calls].reduce((sum, [name, count]) => sum + (applies(kind, name) ? count : 0), 0)
  }

  /** From now on every call works. */
  mend(): void {
    this.isMended = true
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
    if (this.isMended) return null
    for (const [index, each] of this.faults.entries()) {
      if (index > 0 && this.faults[index - 1]!.injected === 0) return null
      if (!isDue(each, name)) continue
      each.injected += 1
      this.injected += 1
      return each.fault
    }
    return null
  }
}

/** Counts a call that could fail so; true where it is the one that does. */
function isDue(each: { readonly fault: Fault; matching: number }, name: string): boolean {
  const { kind, lasting, nth } = each.fault
  if (!applies(kind, name)) return false
  const place = each.matching++
  return lasting ? place >= nth : place === nth
}
