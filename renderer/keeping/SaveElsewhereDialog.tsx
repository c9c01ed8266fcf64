import { useState } from 'react'
import { Button } from 'react-aria-components'
import { Dialog } from '../controls/Dialog.tsx'
import { useLibrary, useLibraryState, useTask } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { OutcomeLines } from './OutcomeLines.tsx'
import type { Outcome } from './outcome.ts'
import { saveCopy } from './save-copy.ts'
import { TaskProgress } from './TaskProgress.tsx'
import './keeping.css'

/** A copy of the whole library on another disk, with what its own disk does not take. */
export function SaveElsewhereDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useLibrary()
  const storage = useLibraryState((state) => state.storage)
  const native = useLibraryState((state) => state.host.nativeDialogs)
  const copying = useTask('save-elsewhere')
  const archiving = useTask('archive')
  const [outcome, setOutcome] = useState<Outcome>(null)
  const words = strings.saveElsewhere
  const busy = copying !== null || archiving !== null
  const save = async (as: 'library' | 'archive') => {
    // A button that is switched off loses the focus, so it stays and does nothing meanwhile.
    if (busy) return
    setOutcome(null)
    setOutcome(await saveCopy(client, as))
  }
  return (
    <Dialog title={words.title} isOpen onClose={onClose}>
      <div className="dialog-body">
        <p className="keeping-explain">
          {storage.kind === 'failing' ? words.failing(storage.pending) : words.explain}
        </p>
        <ul className="keeping-ways">
          {native && (
            <li className="keeping-way">
              <div>
                <h3>{words.asLibrary}</h3>
                <p>{words.asLibraryHint}</p>
              </div>
              <Button
                className="button primary"
                aria-label={`${words.asLibrary}: ${words.chooseFolder}`}
                onPress={() => void save('library')}
              >
                {words.chooseFolder}
              </Button>
            </li>
          )}
          <li className="keeping-way">
            <div>
              <h3>{words.asArchive}</h3>
              <p>
                {words.asArchiveHint} {!native && words.download}
              </p>
            </div>
            <Button
              className={native ? 'button' : 'button primary'}
              aria-label={`${words.asArchive}: ${native ? words.chooseFile : words.downloadNow}`}
              onPress={() => void save('archive')}
            >
              {native ? words.chooseFile : words.downloadNow}
            </Button>
          </li>
        </ul>
        <TaskProgress name="save-elsewhere" label={words.working} />
        <TaskProgress name="archive" label={words.working} />
        <OutcomeLines outcome={outcome} />
      </div>
    </Dialog>
  )
}
