import { useAnnotations, useLibraryState, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { useReadingState } from '../texts/reading.ts'
import { useView } from './navigation.ts'

/** The bar at the bottom: where the reader is, how much is marked, and that it is saved. */
export function StatusBar() {
  const view = useView()
  return (
    <footer className="status-bar">
      {view.kind === 'text' ? <ReadingStatus textId={view.textId} /> : <LibraryStatus />}
      <Saved />
    </footer>
  )
}

function ReadingStatus({ textId }: { readonly textId: `text:${string}` }) {
  const place = useReadingState((state) => state.place)
  const highlights = useAnnotations(textId).length
  const heading = place?.heading.at(-1)
  return (
    <p className="status-place">
      {place?.page != null && <span className="status-page">{strings.status.page(place.page)}</span>}
      {heading !== undefined && <span className="status-heading">{heading}</span>}
      <span>{strings.status.highlights(highlights)}</span>
    </p>
  )
}

function LibraryStatus() {
  const texts = useRecords('text').length
  const items = useRecords('item').length
  const place = useLibraryState((state) => state.place)
  return (
    <p className="status-place">
      <span>{strings.status.texts(texts)}</span>
      <span>{strings.status.items(items)}</span>
      <span className="status-heading">{place}</span>
    </p>
  )
}

function Saved() {
  const kind = useLibraryState((state) => state.storage.kind)
  const connected = useLibraryState((state) => state.connected)
  return <p role="status">{connected ? strings.status[kind] : strings.status.disconnected}</p>
}
