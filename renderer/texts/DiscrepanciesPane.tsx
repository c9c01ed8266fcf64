import { Button } from 'react-aria-components'
import type { Discrepancy } from '../../core/structure/structure.ts'
import { strings } from '../strings.ts'
import { useReading, useReadingState } from './reading.ts'
import './panes.css'

const none: readonly Discrepancy[] = []

/** Where the text disagrees with itself: every place of each, to be looked at. Nothing is chosen silently. */
export function DiscrepanciesPane({ onJump }: { readonly onJump: () => void }) {
  const reading = useReading()
  const discrepancies = useReadingState((state) => state.opened?.structure.discrepancies ?? none)
  return (
    <div className="pane-scroll">
      <p className="pane-note">{strings.discrepancies.explain}</p>
      <ol className="discrepancies">
        {discrepancies.map((discrepancy, index) => (
          <li key={index}>
            <p className="discrepancy-kind">{strings.discrepancies.kinds[discrepancy.kind]}</p>
            <p>{discrepancy.message}</p>
            <ul>
              {discrepancy.places.map((place, at) => (
                <li key={at}>
                  <Button
                    className="place-button"
                    onPress={() => {
                      reading.reader?.scrollTo(
                        { start: place.start, end: place.end },
                        { flash: true, focus: true },
                      )
                      onJump()
                    }}
                  >
                    <q>{place.text}</q>
                    {place.page !== null && (
                      <span className="place-page">{strings.status.page(place.page)}</span>
                    )}
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}
