import { TriangleAlert } from 'lucide-react'
import { useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Stands over the window while changes cannot be written, or the library does not answer. */
export function StorageBanner() {
  const storage = useLibraryState((state) => state.storage)
  const connected = useLibraryState((state) => state.connected)
  const message =
    storage.kind === 'failing'
      ? strings.storage.failing(storage.message, storage.pending)
      : connected
        ? null
        : strings.storage.disconnected
  return (
    <div role="alert">
      {message !== null && (
        <p className="banner">
          <TriangleAlert aria-hidden />
          {message}
        </p>
      )}
    </div>
  )
}
