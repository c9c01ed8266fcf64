/** A backup as its name tells of it. */
export interface NamedBackup {
  readonly name: string
  /** Number of the last edit in it. Backups are ordered by this, never by the clock. */
  readonly seq: number
  /** RFC 3339 in UTC, to the second. */
  readonly created: string
}

/** How many hours, days, weeks and months keep their last backup. */
const kept = { hour: 24, day: 14, week: 8, month: 12 } as const
type Span = keyof typeof kept

/** The name of a backup's manifest: the number of the last edit, then the time. */
export function backupName(seq: number, created: string): string {
  return `${String(seq).padStart(12, '0')}-${created.slice(0, 19).replace(/[-:]/g, '').toLowerCase()}z.json`
}

/** What a name says, or null for any other file. */
export function namedBackup(name: string): NamedBackup | null {
  const found = /^(\d{12,})-(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z\.json$/.exec(name)
  if (found === null) return null
  const [, seq, year, month, day, hour, minute, second] = found
  return { name, seq: Number(seq), created: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` }
}

/** Newest first. */
export function inOrder(backups: readonly NamedBackup[]): NamedBackup[] {
  return [...backups].sort((one, other) => other.seq - one.seq || (one.created < other.created ? 1 : -1))
}

/**
 * The backups to keep: of each of the last 24 hours, 14 days, 8 weeks and 12 months that have one, the newest. A clock
 * that jumps makes more spans, and so keeps more; it never makes a backup look old.
 */
export function backupsToKeep(backups: readonly NamedBackup[]): ReadonlySet<string> {
  const keep = new Set<string>()
  for (const span of Object.keys(kept) as Span[]) {
    const seen = new Set<string>()
    for (const { name, created } of inOrder(backups)) {
      const key = spanOf(span, created)
      if (!seen.has(key) && seen.size < kept[span]) {
        seen.add(key)
        keep.add(name)
      }
    }
  }
  return keep
}

/** True where the newest backup is of another hour and of other edits. */
export function isDue(newest: NamedBackup | null, seq: number, now: string): boolean {
  if (newest === null) return seq > 0
  return newest.seq !== seq && spanOf('hour', newest.created) !== spanOf('hour', now)
}

function spanOf(span: Span, created: string): string {
  if (span === 'hour') return created.slice(0, 13)
  if (span === 'day') return created.slice(0, 10)
  if (span === 'month') return created.slice(0, 7)
  const days = Math.floor(Date.parse(created) / 86_400_000)
  // 1 January 1970 was a Thursday; weeks begin on Monday.
  return String(Math.floor((days + 3) / 7))
}
