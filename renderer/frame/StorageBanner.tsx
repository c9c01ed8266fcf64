import { Lock, TriangleAlert, X } from 'lucide-react'
import { useContext, useState } from 'react'
import { Button } from 'react-aria-components'
import { CommandContext } from '../commands.ts'
import { IconButton } from '../controls/IconButton.tsx'
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
    <div>
      <div role="alert">
        {message !== null && (
          <div className="banner">
            <TriangleAlert aria-hidden />
            <p>{message}</p>
            {storage.kind === 'failing' && connected && (
              <SaveElsewhere title={strings.storage.saveElsewhere} look="" />
            )}
          </div>
        )}
      </div>
      {storage.kind === 'read-only' && connected && <ReadOnlyBanner message={storage.message} />}
    </div>
  )
}

/** No alarm: nothing is at risk. The status bar goes on saying it once this is put away. */
function ReadOnlyBanner({ message }: { readonly message: string }) {
  const [shown, setShown] = useState(true)
  if (!shown) return null
  return (
    <div className="banner calm" role="status">
      <Lock aria-hidden />
      <div>
        <p>{message}</p>
        <SaveElsewhere title={strings.storage.saveCopy} look="link" />
      </div>
      <IconButton name={strings.notices.dismiss} icon={<X />} onPress={() => setShown(false)} />
    </div>
  )
}

function SaveElsewhere({ title, look }: { readonly title: string; readonly look: 'link' | '' }) {
  const registry = useContext(CommandContext)
  return (
    <Button className={`button ${look}`} onPress={() => registry.run('save-elsewhere')}>
      {title}
    </Button>
  )
}
