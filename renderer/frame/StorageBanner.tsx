import { TriangleAlert } from 'lucide-react'
import { useContext } from 'react'
import { Button } from 'react-aria-components'
import { CommandContext } from '../commands.ts'
import { useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Stands over the window while changes cannot be written, or the library does not answer. */
export function StorageBanner() {
  const registry = useContext(CommandContext)
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
        <div className="banner">
          <TriangleAlert aria-hidden />
          <p>{message}</p>
          {storage.kind === 'failing' && connected && (
            <Button className="button" onPress={() => registry.run('save-elsewhere')}>
              {strings.storage.saveElsewhere}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
