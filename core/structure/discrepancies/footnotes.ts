import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { report } from './report.ts'

/** Notes that nothing calls and calls that no note answers. Where most notes have none, the scan lost the calls: one finding says so. */
export function footnoteDiscrepancies({ source, notes, callsWithoutNote }: Evidence): SourceDiscrepancy[] {
  const orphans = notes.filter((note) => note.call === null)
  const missing = callsWithoutNote.map((call) =>
    report(source, 'footnote', `The text calls note ${call.value}, but there is no such note.`, [call.at]),
  )
  if (orphans.length > 2 && orphans.length * 2 > notes.length)
    return [
      report(
        source,
        'footnote',
        `${orphans.length} of ${notes.length} notes are called nowhere in the text.`,
        orphans.map((note) => note.at),
      ),
      ...missing,
    ]
  return [
    ...orphans.map((note) =>
      report(source, 'footnote', `Note ${note.label} is called nowhere in the text.`, [note.at]),
    ),
    ...missing,
  ]
}
