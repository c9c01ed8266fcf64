import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openStorage } from '../../../library/storage/storage.ts'
import { checkCommitted, startCommitting } from '../committing.ts'
import type { FaultClass } from '../fault-class.ts'
import { Random } from '../random.ts'
import { count, emptyTally, Failure } from '../tally.ts'

const run = promisify(execFile)

/** FS_IOC_SHUTDOWN with NOLOGFLUSH: the file system stops at once, and what it had not flushed is gone. */
const shutDown =
  'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die $!'

export type DiskKind = 'ext4' | 'xfs'

/** A file system of its own in a file, mounted. */
class LoopDisk {
  private readonly folder: string
  readonly mounted: string

  private constructor(folder: string) {
    this.folder = folder
    this.mounted = join(folder, 'mounted')
  }

  static async make(kind: DiskKind): Promise<LoopDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'postil-power-'))
    const disk = new LoopDisk(folder)
    await mkdir(disk.mounted)
    await run('truncate', ['-s', kind === 'xfs' ? '320M' : '64M', disk.image])
    await run(`mkfs.${kind}`, ['-q', disk.image])
    await disk.mount()
    return disk
  }

  private get image(): string {
    return join(this.folder, 'image')
  }

  async mount(): Promise<void> {
    await run('mount', ['-o', 'loop', this.image, this.mounted])
  }

  async cut(): Promise<void> {
    await run('perl', ['-e', shutDown, this.mounted])
  }

  async unmount(): Promise<void> {
    await run('umount', [this.mounted])
  }

  async remove(): Promise<void> {
    await this.unmount().catch(() => undefined)
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Commits, cuts the power, starts the disk again and looks. Only what was acknowledged before the cut is counted. */
async function cutOne(disk: LoopDisk, first: number, enough: number): Promise<boolean> {
  const directory = join(disk.mounted, 'library')
  const committing = startCommitting(directory, first)
  try {
    await committing.has(enough)
  } finally {
    const acknowledged = [...committing.acknowledged]
    await disk.cut()
    await committing.kill()
    await disk.unmount()
    await disk.mount()
    await look(directory, acknowledged)
  }
  return false
}

async function look(directory: string, acknowledged: readonly number[]): Promise<void> {
  const opened = await openStorage({ directory })
  if (!opened.ok) throw new Failure('wrong', opened.error.message)
  try {
    checkCommitted(opened.value, acknowledged)
  } finally {
    await opened.value.close()
  }
}

async function missing(kind: DiskKind): Promise<string | null> {
  if (process.platform !== 'linux') return 'only Linux has FS_IOC_SHUTDOWN'
  if (process.getuid?.() !== 0) return 'needs root, to mount a file system of its own'
  try {
    await run('perl', ['-v'])
    const disk = await LoopDisk.make(kind)
    await disk.remove()
    return null
  } catch (error) {
    return `no ${kind} could be made and mounted here (${String((error as Error).message).split('\n')[0]})`
  }
}

function powerCutsOn(kind: DiskKind): FaultClass {
  return {
    name: `Power cuts, ${kind}`,
    what: 'the file system is stopped with FS_IOC_SHUTDOWN amid commits, without flushing its log, and mounted again; acknowledgements are counted before the cut',
    disk: `${kind}, loop-mounted`,
    quick: 5,
    full: 200,
    batch: 10,
    missing: () => missing(kind),
    run: async (seed, first, cases) => {
      const tally = emptyTally()
      const disk = await LoopDisk.make(kind)
      try {
        for (let index = first; index < first + cases; index++) {
          const enough = 1 + new Random(seed + index).below(60)
          await count(tally, `cut ${index}`, () => cutOne(disk, index * 10_000, enough))
        }
      } finally {
        await disk.remove()
      }
      return tally
    },
  }
}

export const powerCutsExt4 = powerCutsOn('ext4')
export const powerCutsXfs = powerCutsOn('xfs')
