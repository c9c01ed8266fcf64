/** One guard of the storage, and the source without it. */
export interface Mutant {
  /** The invariant of docs/durability.md that it serves. */
  readonly invariant: number
  readonly name: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly guard: string
  readonly without: string
}

const mutant = (invariant: number, name: string, file: string, guard: string, without = ''): Mutant => ({
  invariant,
  name,
  file,
  guard,
  without,
})

export const mutants: readonly Mutant[] = [
  mutant(
    1,
    'the frame is synced before it is acknowledged',
    'journal.ts',
    'await this.file.datasync()\n    this.position',
    'this.position',
  ),
  mutant(
    1,
    'the name of a new journal is synced',
    'journal.ts',
    'await files.syncDirectory(dirname(path))\n      return new Journal(path, file, frame',
    'return new Journal(path, file, frame',
  ),
  mutant(
    1,
    'memory takes an edit in only after the disk has it',
    'commit-queue.ts',
    `await this.low.write()
      for (const { seq, entry } of accepted) this.takeIn(seq, entry)`,
    `for (const { seq, entry } of accepted) this.takeIn(seq, entry)
      await this.low.write()`,
  ),
  mutant(2, 'a frame carries its CRC', 'frame.ts', 'if (frameCrc(frame) !== storedCrc(frame)) return null'),
  mutant(
    2,
    'a torn tail is kept aside',
    'storage.ts',
    'told.push(...(await quarantineTorn(files, layout, journal)))\n  return',
    'return',
  ),
  mutant(
    2,
    'what a journal given up holds beyond its last whole frame is kept aside',
    'storage.ts',
    'told.push(...(await quarantineTorn(files, layout, journal)))\n    await files.remove',
    'await files.remove',
  ),
  mutant(2, 'a torn tail is cut', 'journal.ts', 'await file.truncate(position)'),
  mutant(
    2,
    'a damaged journal is kept aside',
    'storage.ts',
    '...(await quarantineDamage(files, layout, recovered.damaged))',
  ),
  mutant(
    2,
    'frames after damage are looked for',
    'scan.ts',
    'const boundary = nextMarker(bytes, at + 1)',
    'const boundary = bytes.length',
  ),
  mutant(
    2,
    'a flipped bit of a frame is put right',
    'scan.ts',
    'const restored = repairFrame(bytes.subarray(at, boundary))',
    'const restored: Uint8Array | null = null as Uint8Array | null',
  ),
  mutant(
    2,
    'a flipped bit of a snapshot is put right',
    'seal.ts',
    'return unsealFlipped(line, body)',
    'return null',
  ),
  mutant(
    2,
    'what is lost is told',
    'recovery.ts',
    'told.push(sentenceOfLoss(lost + (decoded === null ? 1 : 0), frame.seq))',
  ),
  mutant(
    3,
    'a write goes on until all is written',
    'file-system.ts',
    'written += count',
    'written += bytes.length',
  ),
  mutant(3, 'a disk that takes nothing is an error', 'file-system.ts', 'if (count <= 0)', 'if (count < 0)'),
  mutant(4, 'a file is synced before it takes its place', 'durable-file.ts', 'await file.datasync()'),
  mutant(
    4,
    'a file is read back and compared',
    'durable-file.ts',
    'back === null || Buffer.compare(back, bytes) !== 0',
    'false',
  ),
  mutant(
    4,
    'a file is written beside the old one',
    'durable-file.ts',
    'const temporary = `${path}.${process.pid}-${++temporaries}${temporaryEnding}`',
    'const temporary = path; temporaries++',
  ),
  mutant(4, 'the name of a file is synced', 'durable-file.ts', 'await files.syncDirectory(dirname(path))'),
  mutant(
    4,
    'a snapshot proves itself by its hash',
    'seal.ts',
    'if (line.equals(expected))',
    'if (true as boolean)',
  ),
  mutant(
    5,
    'two newer generations must be whole',
    'prune.ts',
    'const oldest = whole[1]?.generation',
    'const oldest = whole[0]?.generation',
  ),
  mutant(
    5,
    'a generation is read before an older one goes',
    'prune.ts',
    'index !== null && (await verifies(files, layout, index, known))',
    'index !== null',
  ),
  mutant(
    5,
    'a library without a whole snapshot is not opened as empty',
    'recovery.ts',
    'if (index === null && backup === null && (begun[0]?.base ?? 0) > 0)',
    'if (false as boolean)',
  ),
  mutant(
    6,
    'a failed compaction is tried again with the same texts',
    'library-storage.ts',
    'for (const text of changed) data.changedTexts.add(text)',
  ),
  mutant(
    6,
    'a journal with a header alone hides nothing',
    'recovery.ts',
    'journals.slice(place + 1).find(wasUsed)?.base',
    'journals[place + 1]?.base',
  ),
  mutant(
    6,
    'the journal is changed while no commit is under way',
    'library-storage.ts',
    'await this.queue.exclusively(async () => {\n        const crc',
    'await (async (task) => task())(async () => {\n        const crc',
  ),
  mutant(
    7,
    'after a failed write the descriptor is dropped',
    'journal-adapter.ts',
    'if (error instanceof Fenced) throw error\n        await this.dropJournal()',
    'if (error instanceof Fenced) throw error',
  ),
  mutant(
    8,
    'frames are taken by their number',
    'recovery.ts',
    'if (frame.seq <= data.seq || frame.seq > until) continue',
    'if (frame.seq > until) continue',
  ),
  mutant(
    8,
    'a newer journal ends the one before',
    'recovery.ts',
    ' || frame.seq > until) continue',
    ') continue',
  ),
  mutant(
    9,
    'the lock is asked for',
    'storage.ts',
    'if (lock === null) return await refuseLocked(files, layout)',
    'lock ??= { release: async () => undefined }',
  ),
  mutant(
    9,
    'a writer looks whether it was taken over',
    'journal-adapter.ts',
    'await checkEpoch(this.options.files, this.options.layout, this.opened.epoch)',
  ),
  mutant(
    9,
    'each writer has a new number',
    'writer.ts',
    'await replaceFile(files, layout.epoch, Buffer.from(`${epoch}\\n`))',
  ),
  mutant(
    10,
    'a newer journal is refused',
    'recovery.ts',
    'if (headers.some((header) => isNewer(header, format)))',
    'if (false as boolean)',
  ),
  mutant(
    10,
    'a newer format file is refused',
    'storage.ts',
    'if (await isOfNewerFormat(files, layout, format))',
    'if (false as boolean)',
  ),
  mutant(
    10,
    'records of an older format are brought up to date',
    'recovery.ts',
    'const migrate = migrationFrom(format, index.version)',
    'const migrate = (record: unknown) => record',
  ),
  mutant(11, 'a failing disk is told', 'journal-adapter.ts', 'this.options.onFailure(error)'),
  mutant(
    11,
    'a failed write is tried again',
    'journal-adapter.ts',
    'if (this.isGivenUp) throw new Abandoned()',
    'throw new Abandoned()',
  ),
  mutant(
    12,
    'ids never become file names',
    'layout.ts',
    "return createHash('sha256').update(id).digest('hex').slice(0, 32)",
    "return id.replaceAll(':', '-').replaceAll('/', '_')",
  ),
  mutant(
    1,
    'the name of a journal that is gone on with is synced',
    'journal.ts',
    'await files.syncDirectory(dirname(path))\n      return new Journal(path, file, position, seq, crc)',
    'return new Journal(path, file, position, seq, crc)',
  ),
  mutant(
    13,
    'a backup is restored for trial',
    'backup.ts',
    'if (!(await this.restoresTo(named, ranked)))',
    'if (false as boolean)',
  ),
  mutant(
    13,
    'a restored library takes the texts it lacks from the backup',
    'recovery.ts',
    '.filter(([, record]) => missing.has(homeOf(record) ??',
    '.filter(([, record]) => false && missing.has(homeOf(record) ??',
  ),
  mutant(
    13,
    'damaged files are put back',
    'backup.ts',
    'await replaceFile(files, join(layout.directory, path), copy)',
  ),
]
