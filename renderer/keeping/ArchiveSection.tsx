import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useLibrary, useTask } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { openArchive } from './open-archive.ts'
import { OutcomeLines } from './OutcomeLines.tsx'
import type { Outcome } from './outcome.ts'
import { saveCopy } from './save-copy.ts'
import { TaskProgress } from './TaskProgress.tsx'

/** The whole library as one open file, out and in. */
export function ArchiveSection() {
  const client = useLibrary()
  const saving = useTask('archive')
  const reading = useTask('unarchive')
  const [outcome, setOutcome] = useState<Outcome>(null)
  const words = strings.backups
  const busy = saving !== null || reading !== null
  const act = async (step: () => Promise<Outcome>) => {
    // A button that is switched off loses the focus, so it stays and does nothing meanwhile.
    if (busy) return
    setOutcome(null)
    setOutcome(await step())
  }
  return (
    <section aria-labelledby="backups-archive">
      <div className="keeping-way keeping-head">
        <div>
          <h3 id="backups-archive">{words.archive}</h3>
          <p>{words.archiveExplain}</p>
        </div>
        <div className="keeping-buttons">
          <Button className="button" onPress={() => void act(() => saveCopy(client, 'archive'))}>
            {words.exportArchive}
          </Button>
          <Button className="button" onPress={() => void act(() => openArchive(client))}>
            {words.importArchive}
          </Button>
        </div>
      </div>
      <TaskProgress name="archive" label={strings.saveElsewhere.working} />
      <TaskProgress name="unarchive" label={words.readingArchive} />
      <OutcomeLines outcome={outcome} />
    </section>
  )
}
