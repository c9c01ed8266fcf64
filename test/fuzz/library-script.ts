import { encodeFrame, frameCrc } from '../../library/storage/frame.ts'
import { sha256Of } from '../../library/storage/durable-file.ts'
import { seal, unseal } from '../../library/storage/seal.ts'
import { scan } from '../../library/storage/scan.ts'
import { MemoryDisk } from '../faults/memory-disk.ts'

/**
 * A library as lines of text, so that a fuzzer changes what stands behind the checksums and not the checksums:
 *
 *     journal 1               begins the journal of that generation
 *     frame 7 {"k":"commit"…  a frame with its number, chained to the one before, its CRC right
 *     index 2 {…}             the index of a generation, sealed; its hashes of the texts' files are made right
 *     text NAME {…}           the file of a text, sealed
 *     backup NAME {…}         what a backup is made of, sealed; its parts are those below
 *     part {…}                records of the backups: an object with a list, since a line is changed as an object
 *     undoable {…}            what could be undone when the backups were made
 *     file NAME …             any other file of the folder, as it is
 */
export function diskOf(script: string, directory: string): MemoryDisk {
  const disk = new MemoryDisk()
  const put = (name: string, bytes: Uint8Array) => disk.put(`${directory}/${name}`, bytes)
  const lines = script.split('\n').map((line) => line.split(' '))
  const sealed = new Map<string, string>()
  for (const [kind, name = '', ...rest] of lines) {
    if (kind !== 'text') continue
    const body = Buffer.from(rest.join(' '))
    sealed.set(name, sha256Of(body))
    put(`snapshots/${name}`, seal(body))
  }
  const parts = lines.flatMap(([kind, ...rest]) =>
    kind === 'part' ? [Buffer.from(listIn(rest.join(' ')))] : [],
  )
  const undoable = lines.flatMap(([kind, ...rest]) =>
    kind === 'undoable' ? [Buffer.from(rest.join(' '))] : [],
  )
  for (const bytes of [...parts, ...undoable]) put(`backups/files/${sha256Of(bytes)}`, bytes)
  const files = {
    records: parts.map(sha256Of),
    ...(undoable[0] === undefined ? {} : { undoable: sha256Of(undoable[0]) }),
  }
  let journal: { name: string; frames: Uint8Array[]; crc: number } | null = null
  for (const [kind, name = '', ...rest] of lines) {
    const content = rest.join(' ')
    if (kind === 'file') put(name, Buffer.from(content))
    if (kind === 'index')
      put(`snapshots/index-${name.padStart(8, '0')}.json`, seal(Buffer.from(withHashes(content, sealed))))
    if (kind === 'backup') put(`backups/${name}`, seal(Buffer.from(withFiles(content, files))))
    if (kind === 'journal') journal = { name: `journal/${name.padStart(8, '0')}.journal`, frames: [], crc: 0 }
    if (kind !== 'frame' || journal === null) continue
    const seq = Number(name)
    const isNumber = Number.isSafeInteger(seq) && seq >= 0 && seq < 2 ** 48
    const frame = encodeFrame(isNumber ? seq : 0, journal.crc, Buffer.from(content))
    journal.crc = frameCrc(frame)
    journal.frames.push(frame)
    put(journal.name, Buffer.concat(journal.frames))
  }
  return disk
}

/** The index with the hash that each file of a text really has. */
function withHashes(index: string, hashes: ReadonlyMap<string, string>): string {
  try {
    const value = JSON.parse(index) as { texts?: Record<string, { name?: string; sha256?: string } | null> }
    for (const file of Object.values(value.texts ?? {}))
      if (file !== null && hashes.has(String(file.name))) file.sha256 = hashes.get(String(file.name))!
    return JSON.stringify(value)
  } catch {
    return index
  }
}

function withFiles(manifest: string, files: object): string {
  try {
    return JSON.stringify({ ...(JSON.parse(manifest) as object), ...files })
  } catch {
    return manifest
  }
}

/** The list in `{"records":[…]}`, or the text as it is. */
function listIn(part: string): string {
  try {
    return JSON.stringify((JSON.parse(part) as { records?: unknown }).records ?? null)
  } catch {
    return part
  }
}

/** The lines of a library that is whole. */
export function scriptOf(disk: MemoryDisk, directory: string): string {
  const lines: string[] = []
  for (const [path, bytes] of disk.files) {
    const name = path.slice(directory.length + 1)
    const body = () => Buffer.from(unseal(bytes)!.body).toString('utf8')
    const generation = Number(/(\d+)\.(?:journal|json)$/.exec(name)?.[1])
    if (name.startsWith('journal/')) {
      lines.push(`journal ${generation}`)
      for (const { seq, payload } of scan(bytes).frames)
        lines.push(`frame ${seq} ${Buffer.from(payload).toString('utf8')}`)
    } else if (name.startsWith('snapshots/index-')) lines.push(`index ${generation} ${body()}`)
    else if (name.startsWith('snapshots/text-'))
      lines.push(`text ${name.slice('snapshots/'.length)} ${body()}`)
    else if (name.startsWith('backups/files/')) {
      const content = Buffer.from(bytes).toString('utf8')
      lines.push(content.startsWith('[') ? `part {"records":${content}}` : `undoable ${content}`)
    } else if (name.startsWith('backups/')) lines.push(`backup ${name.slice('backups/'.length)} ${body()}`)
    else if (!name.includes('/')) lines.push(`file ${name} ${Buffer.from(bytes).toString('utf8').trim()}`)
  }
  return lines.join('\n')
}
