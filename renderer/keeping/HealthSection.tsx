import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useLibrary, useTask } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { OutcomeLines } from './OutcomeLines.tsx'
import { outcomeOf, type Outcome } from './outcome.ts'
import { TaskProgress } from './TaskProgress.tsx'

/** Whether all that is on disk reads back as it was written; what does not is mended from the newest backup. */
export function HealthSection() {
  const client = useLibrary()
  const checking = useTask('check')
  const [outcome, setOutcome] = useState<Outcome>(null)
  const checkButton = useRef<HTMLButtonElement>(null)
  const words = strings.backups
  const mend = async () => {
    // The button goes with the damage; the focus stays beside it.
    checkButton.current?.focus()
    setOutcome(
      outcomeOf(await client.call('backups.mend', {}), ({ files, from }) => ({
        tone: 'done',
        lines: [words.mended(files, from.created)],
        action: { title: words.check, run: () => void check() },
      })),
    )
  }
  const check = async () => {
    if (checking !== null) return
    setOutcome(null)
    const answer = await client.call('library.check', {})
    setOutcome(
      outcomeOf(answer, ({ ok, lines, told }) =>
        ok
          ? { tone: 'done', lines: [words.whole, words.checked, ...told] }
          : {
              tone: 'refused',
              error: { code: 'unreadable', message: words.damaged, details: [...told, ...lines] },
            },
      ),
    )
  }
  const damaged = outcome?.tone === 'refused' && outcome.error.code === 'unreadable'
  return (
    <section aria-labelledby="backups-health">
      <div className="keeping-way keeping-head">
        <div>
          <h3 id="backups-health">{words.health}</h3>
          <p>{words.healthExplain}</p>
        </div>
        <div className="keeping-buttons">
          {damaged && (
            <Button className="button primary" onPress={() => void mend()}>
              {words.mend}
            </Button>
          )}
          <Button ref={checkButton} className="button" onPress={() => void check()}>
            {words.check}
          </Button>
        </div>
      </div>
      <TaskProgress name="check" label={words.checking} />
      <OutcomeLines outcome={outcome} />
    </section>
  )
}
