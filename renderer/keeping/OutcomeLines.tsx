import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import { Button } from 'react-aria-components'
import type { Outcome } from './outcome.ts'
import './keeping.css'

/** What became of the last step: read out when it comes, at once where it failed. */
export function OutcomeLines({ outcome }: { readonly outcome: Outcome }) {
  const place = useRef<HTMLDivElement>(null)
  const refused = outcome?.tone === 'refused'
  const lines =
    outcome === null
      ? []
      : outcome.tone === 'refused'
        ? [outcome.error.message, ...(outcome.error.details ?? [])]
        : outcome.lines
  const action = outcome?.tone === 'done' ? outcome.action : undefined
  return (
    <div ref={place} tabIndex={-1} className="outcome-place" role={refused ? 'alert' : 'status'}>
      {lines.length > 0 && (
        <div className="outcome" data-tone={outcome?.tone}>
          {refused ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
          <div className="outcome-words">
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {action !== undefined && (
            <Button
              className="button"
              onPress={() => {
                // The button goes with its outcome; the focus stays here.
                place.current?.focus()
                action.run()
              }}
            >
              {action.title}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
