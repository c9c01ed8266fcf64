import { dirname } from 'node:path'
import type { FileSystem, OpenFile } from '../../library/storage/file-system.ts'
import type { Random } from './random.ts'

type Change =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number }

/** A file apart from its names: what programs see, what is on the platter, and what is on the way there. */
interface Inode {
  seen: Uint8Array
  durable: Uint8Array
  pending: Change[]
}

/** A change of names in a directory that no sync has made durable yet. */
interface NameChange {
  readonly directory: string
  readonly apply: (names: Map<string, Inode>, directories: Set<string>) => void
}

const sector = 512

/**
 * A disk in memory that forgets as real ones may: until a file is synced any of its writes may be missing, cut or
 * kept without those before them; until a directory is synced so may any new, renamed or removed name in it.
 */
export class MemoryDisk implements FileSystem {
  private readonly names = new Map<string, Inode>()
  private readonly directories = new Set<string>(['/'])
  private readonly durableNames = new Map<string, Inode>()
  private readonly durableDirectories = new Set<string>(['/'])
  private pendingNames: NameChange[] = []
  /** Called after each change, so that a test can take the state of that moment. */
  onChange: () => void = () => undefined

  async open(path: string, mode: 'create' | 'resume' | 'replace'): Promise<OpenFile> {
    const there = this.names.get(path)
    if (mode === 'create' && there !== undefined) throw systemError('EEXIST')
    if (mode === 'resume' && there === undefined) throw systemError('ENOENT')
    if (!this.directories.has(dirname(path))) throw systemError('ENOENT')
    const inode = there ?? { seen: new Uint8Array(), durable: new Uint8Array(), pending: [] }
    if (there === undefined) this.changeNames(dirname(path), (names) => void names.set(path, inode))
    else if (mode === 'replace') this.change(inode, { kind: 'truncate', length: 0 })
    return {
      write: async (bytes, position) => {
        this.change(inode, { kind: 'write', position, bytes: bytes.slice() })
        return bytes.length
      },
      datasync: async () => {
        inode.durable = inode.pending.reduce(after, inode.durable)
        inode.pending = []
      },
      truncate: async (length) => this.change(inode, { kind: 'truncate', length }),
      close: async () => undefined,
    }
  }

  async read(path: string): Promise<Uint8Array | null> {
    return this.names.get(path)?.seen.slice() ?? null
  }

  async list(directory: string): Promise<readonly string[]> {
    const prefix = `${directory}/`
    return [...this.names.keys(), ...this.directories]
      .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map((path) => path.slice(prefix.length))
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.names.get(from)
    if (inode === undefined) throw systemError('ENOENT')
    this.changeNames(dirname(to), (names) => {
      names.delete(from)
      names.set(to, inode)
    })
  }

  async remove(path: string): Promise<void> {
    if (this.names.has(path)) this.changeNames(dirname(path), (names) => void names.delete(path))
  }

  async makeDirectory(path: string): Promise<void> {
    if (this.directories.has(path)) return
    await this.makeDirectory(dirname(path))
    this.changeNames(dirname(path), (_, directories) => void directories.add(path))
  }

  async syncDirectory(path: string): Promise<void> {
    const isThere = ({ directory }: NameChange) => directory === path
    for (const change of this.pendingNames.filter(isThere))
      change.apply(this.durableNames, this.durableDirectories)
    this.pendingNames = this.pendingNames.filter((change) => !isThere(change))
  }

  /** What a failed sync leaves: the system forgets what it could not write, and the next sync says nothing of it. */
  forget(path: string): void {
    const inode = this.names.get(path)
    if (inode !== undefined) inode.pending = []
  }

  /** One of the states that the disk may be in after the power went now. */
  afterPowerCut(random: Random): MemoryDisk {
    const left = new MemoryDisk()
    const names = new Map(this.durableNames)
    const directories = new Set(this.durableDirectories)
    for (const change of someOf(this.pendingNames, random)) change.apply(names, directories)
    for (const directory of directories) {
      left.directories.add(directory)
      left.durableDirectories.add(directory)
    }
    for (const [path, inode] of names) {
      if (!directories.has(dirname(path))) continue
      let bytes = inode.durable
      for (const change of someOf(
        inode.pending.flatMap((pending) => pieces(pending, random)),
        random,
      ))
        bytes = after(bytes, change)
      left.put(path, bytes)
    }
    return left
  }

  /** A disk with the same files, all of them durable. */
  copy(): MemoryDisk {
    const copy = new MemoryDisk()
    for (const directory of this.directories) {
      copy.directories.add(directory)
      copy.durableDirectories.add(directory)
    }
    for (const [path, inode] of this.names) copy.put(path, inode.seen)
    return copy
  }

  /** Puts a file there, durable. */
  put(path: string, bytes: Uint8Array): void {
    const inode: Inode = { seen: bytes, durable: bytes, pending: [] }
    this.names.set(path, inode)
    this.durableNames.set(path, inode)
  }

  /** The bytes of every file, by path, in the order of the paths. */
  get files(): readonly (readonly [string, Uint8Array])[] {
    return [...this.names]
      .map(([path, inode]) => [path, inode.seen] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  }

  private change(inode: Inode, change: Change): void {
    inode.seen = after(inode.seen, change)
    inode.pending.push(change)
    this.onChange()
  }

  private changeNames(directory: string, apply: NameChange['apply']): void {
    apply(this.names, this.directories)
    this.pendingNames.push({ directory, apply })
    this.onChange()
  }
}

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code })
}

function after(bytes: Uint8Array, change: Change): Uint8Array {
  const length =
    change.kind === 'truncate' ? change.length : Math.max(bytes.length, change.position + change.bytes.length)
  const next = new Uint8Array(length)
  next.set(bytes.subarray(0, length))
  if (change.kind === 'write') next.set(change.bytes, change.position)
  return next
}

/** All, none, the first few or any of a list, in their order. */
function someOf<T>(all: readonly T[], random: Random): readonly T[] {
  const mode = random.below(4)
  if (mode === 0) return []
  if (mode === 1) return all
  if (mode === 2) return all.slice(0, random.below(all.length + 1))
  return all.filter(() => random.chance(0.5))
}

/** A write as the sectors it goes to the disk in; sometimes cut at any byte, as when the file's new length is lost. */
function pieces(change: Change, random: Random): readonly Change[] {
  if (change.kind === 'truncate') return [change]
  if (random.chance(0.3))
    return [{ ...change, bytes: change.bytes.subarray(0, random.below(change.bytes.length + 1)) }]
  const found: Change[] = []
  for (let at = 0; at < change.bytes.length;) {
    const end = Math.min(change.bytes.length, at + sector - ((change.position + at) % sector))
    found.push({ kind: 'write', position: change.position + at, bytes: change.bytes.subarray(at, end) })
    at = end
  }
  return found
}
