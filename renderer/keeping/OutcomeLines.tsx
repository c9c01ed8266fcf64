import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { CopyOutcome } from './save-copy.ts'

/** What became of it: read out when it comes, at once where it failed. */
export function OutcomeLines({
  outcome,
  next,
}: {
  readonly outcome: CopyOutcome
  /** What a person should know where it went well. */
  readonly next: string | null
}) {
  const refused = outcome?.kind === 'refused'
  const lines =
    outcome === null
      ? []
      : outcome.kind === 'refused'
        ? [outcome.error.message, ...(outcome.error.details ?? [])]
        : [outcome.message, ...outcome.missing, ...(next === null ? [] : [next])]
  return (
    <div role={refused ? 'alert' : 'status'}>
      {lines.length > 0 && (
        <div className="outcome" data-tone={refused ? 'refused' : 'done'}>
          {refused ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
          <div>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
