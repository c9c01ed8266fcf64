import { Button } from 'react-aria-components'
import type { Discrepancy } from '../../core/structure/structure.ts'
import { strings } from '../strings.ts'
import { useReading, useReadingState } from './reading.ts'
import './panes.css'

type Place = Discrepancy['places'][number]

const none: readonly Discrepancy[] = []

/** Where the text disagrees with itself: every place of each, to be looked at. Nothing is chosen silently. */
export function DiscrepanciesPane({ onJump }: { readonly onJump: () => void }) {
  const reading = useReading()
  const discrepancies = useReadingState((state) => state.opened?.structure.discrepancies ?? none)
  const go = ({ start, end }: Place) => {
    reading.reader?.scrollTo({ start, end }, { flash: true, focus: true })
    onJump()
  }
  return (
    <div className="pane-scroll">
      <p className="pane-note">{strings.discrepancies.explain}</p>
      <ol className="discrepancies">
        {discrepancies.map((discrepancy, index) => (
          <li key={index}>
            <p className="discrepancy-kind">{strings.discrepancies.kinds[discrepancy.kind]}</p>
            <p>{discrepancy.message}</p>
            <Places places={firstOfEach(discrepancy.places)} go={go} />
            {discrepancy.places.length > firstOfEach(discrepancy.places).length && (
              <details>
                <summary>
                  {strings.morePlaces(discrepancy.places.length - firstOfEach(discrepancy.places).length)}
                </summary>
                <Places places={restOfEach(discrepancy.places)} go={go} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Places({ places, go }: { readonly places: readonly Place[]; readonly go: (place: Place) => void }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={`${place.start} ${place.end}`}>
          <Button className="place-button" onPress={() => go(place)}>
            <q>{place.text}</q>
            {place.page !== null && <span className="place-page">{strings.status.page(place.page)}</span>}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The first place of every reading: what disagrees, side by side. */
function firstOfEach(places: readonly Place[]): readonly Place[] {
  return places.filter(({ text }, index) => places.findIndex((place) => place.text === text) === index)
}

function restOfEach(places: readonly Place[]): readonly Place[] {
  const first = firstOfEach(places)
  return places.filter((place) => !first.includes(place))
}
