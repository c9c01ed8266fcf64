import { useContext } from 'react'
import { Button } from 'react-aria-components'
import { CommandContext } from '../commands.ts'
import { useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Where the library is, and the ways to what it writes outside of it. */
export function LibraryPlaces() {
  const registry = useContext(CommandContext)
  const place = useLibraryState((state) => state.place)
  const kept = useLibraryState((state) => state.keptFiles.length)
  return (
    <section aria-labelledby="settings-library">
      <h3 id="settings-library">{strings.settings.library}</h3>
      <p className="settings-place">{place}</p>
      <div className="settings-ways">
        <Button className="button" onPress={() => registry.run('kept-files')}>
          {strings.settings.keptFiles(kept)}
        </Button>
        <Button className="button" onPress={() => registry.run('backups')}>
          {strings.settings.backups}
        </Button>
      </div>
    </section>
  )
}
