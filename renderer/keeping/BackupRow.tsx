import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { BackupInfo } from '../../core/protocol/keeping.ts'
import { useLibrary } from '../library/hooks.ts'
import { moment, strings } from '../strings.ts'
import { madeLibrary } from './open-archive.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

/** One backup: when it was made, what is in it, and, where it was chosen, the two ways back to it. */
export function BackupRow({
  backup,
  isChosen,
  onChoose,
  onAct,
}: {
  readonly backup: BackupInfo
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onAct: (step: () => Promise<Outcome>) => Promise<void>
}) {
  const client = useLibrary()
  const panel = useId()
  const { name, created, size, isPresent } = backup
  const words = strings.backups
  const when = moment(created)
  const undo = () =>
    onAct(async () =>
      outcomeOf(await client.call('edit.undo', {}), ({ label }) => ({
        tone: 'done',
        lines: [strings.edit.undone(label)],
      })),
    )
  const goBack = () =>
    onAct(async () =>
      outcomeOf(await client.call('backups.goBack', { name }), ({ changed, files, before }) => ({
        tone: 'done',
        lines: [words.wentBack(when, changed, files), words.before(moment(before.created))],
        ...(changed === 0 ? {} : { action: { title: strings.edit.undo, run: () => void undo() } }),
      })),
    )
  const openBeside = () =>
    onAct(async () =>
      outcomeOf(await client.call('backups.openBeside', { name }), (made) => madeLibrary(client, made)),
    )
  return (
    <li className="backup" aria-label={when}>
      <div className="backup-line">
        <div className="backup-words">
          <p className="backup-when">{when}</p>
          <p className="backup-facts">
            {[...(size === null ? [] : [words.size(size)]), ...(isPresent ? [words.present] : [])].join(
              ' · ',
            )}
          </p>
        </div>
        <Button
          className="button"
          aria-expanded={isChosen}
          {...(isChosen ? { 'aria-controls': panel } : {})}
          onPress={onChoose}
        >
          {words.restore}
        </Button>
      </div>
      {isChosen && (
        <div className="backup-ways" id={panel}>
          <div className="keeping-way">
            <p>{words.goBackExplain}</p>
            <Button className="button primary" onPress={() => void goBack()}>
              {words.goBack}
            </Button>
          </div>
          <div className="keeping-way">
            <p>{words.besideExplain}</p>
            <Button className="button" onPress={() => void openBeside()}>
              {words.beside}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}
