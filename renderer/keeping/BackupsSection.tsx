import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useLibrary, useTask } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { BackupRow } from './BackupRow.tsx'
import { OutcomeLines } from './OutcomeLines.tsx'
import { outcomeOf, type Outcome } from './outcome.ts'
import { TaskProgress } from './TaskProgress.tsx'
import { useBackups } from './use-backups.ts'

/** The backups there are, newest first: one more, and back to any of them. */
export function BackupsSection() {
  const client = useLibrary()
  const backingUp = useTask('backup')
  const restoring = useTask('restore')
  const busy = backingUp !== null || restoring !== null
  const [round, setRound] = useState(0)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const [chosen, choose] = useState<string | null>(null)
  const answer = useBackups(round)
  const words = strings.backups
  const act = async (step: () => Promise<Outcome>) => {
    // A button that is switched off loses the focus, so it stays and does nothing meanwhile.
    if (busy) return
    setOutcome(null)
    setOutcome(await step())
    setRound((before) => before + 1)
  }
  const backUp = () =>
    act(async () =>
      outcomeOf(await client.call('backups.make', {}), ({ created }) => ({
        tone: 'done',
        lines: [words.backedUp(created)],
      })),
    )
  return (
    <section aria-labelledby="backups-list">
      <div className="keeping-way keeping-head">
        <div>
          <h3 id="backups-list">{words.backups}</h3>
          <p>{words.backupsExplain}</p>
        </div>
        <Button className="button" onPress={() => void backUp()}>
          {words.backUp}
        </Button>
      </div>
      <TaskProgress name="backup" label={words.backingUp} canStop={false} />
      <TaskProgress name="restore" label={words.restoring} canStop={false} />
      <OutcomeLines outcome={outcome} />
      {answer?.ok === false && <OutcomeLines outcome={{ tone: 'refused', error: answer.error }} />}
      {answer?.ok === true && answer.value.backups.length === 0 && <p className="pane-empty">{words.none}</p>}
      {answer?.ok === true && answer.value.backups.length > 0 && (
        <ul className="backups" aria-label={words.backups}>
          {answer.value.backups.map((backup) => (
            <BackupRow
              key={backup.name}
              backup={backup}
              isChosen={backup.name === chosen}
              onChoose={() => choose(backup.name === chosen ? null : backup.name)}
              onAct={act}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
