import { useEffect, useRef } from 'react'
import { Button, Label, ProgressBar } from 'react-aria-components'
import type { ImportOutcome, Job } from '../../core/protocol/jobs.ts'
import { scopeOf, useNavigation } from '../frame/navigation.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Imports at work, with their progress; what became of them is told when they end. */
export function ImportJobs() {
  const client = useLibrary()
  const jobs = useLibraryState((state) => state.jobs)
  useTellOutcomes(jobs)
  const running = jobs.filter((job) => job.state === 'running')
  if (running.length === 0) return null
  return (
    <section className="notices" aria-label={strings.importing.region}>
      {running.map((job) => (
        <div key={job.id} className="notice">
          <ProgressBar
            className="notice-words"
            value={(job.progress ?? 0) * 100}
            isIndeterminate={job.progress === null}
          >
            {({ percentage }) => (
              <>
                <Label>{strings.importing.running(job.title)}</Label>
                <div className="job-bar">
                  <div style={percentage === undefined ? undefined : { width: `${percentage}%` }} />
                </div>
              </>
            )}
          </ProgressBar>
          <Button className="button link" onPress={() => void client.call('jobs.cancel', { id: job.id })}>
            {strings.importing.cancel}
          </Button>
        </div>
      ))}
    </section>
  )
}

function useTellOutcomes(jobs: readonly Job[]): void {
  const client = useLibrary()
  const notices = useNotices()
  const navigation = useNavigation()
  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const job of jobs) {
      if (job.state === 'running' || told.current.has(job.id)) continue
      told.current.add(job.id)
      client.dismissJob(job.id)
      if (job.state === 'cancelled')
        notices.tell(strings.importing.cancelled(job.outcomes.filter(worked).length))
      for (const outcome of job.outcomes) if (!outcome.ok) notices.refuse(named(outcome))
      const good = job.outcomes.filter(worked)
      const only = good.length === 1 ? good[0]! : null
      if (only?.textId && navigation.current().kind !== 'text') navigation.openText(only.textId)
      if (good.length > 0) notices.tell(toldOf(good), actionFor(only))
    }

    function actionFor(only: Worked | null) {
      const textId = only?.textId
      const view = navigation.current()
      if (textId && !(view.kind === 'text' && view.textId === textId))
        return { title: strings.importing.open, run: () => navigation.openText(textId) }
      if (only && only.itemIds.length > 0 && !textId)
        return {
          title: strings.importing.showItems,
          run: () => navigation.openItem(only.itemIds[0]!, scopeOf(view)),
        }
      return null
    }
  }, [jobs, client, notices, navigation])
}

type Worked = Extract<ImportOutcome, { ok: true }>
const worked = (outcome: ImportOutcome): outcome is Worked => outcome.ok

function toldOf(good: readonly Worked[]): string {
  const texts = good.filter(({ textId, duplicate }) => textId !== null && !duplicate).length
  const items = good.reduce((sum, { itemIds, duplicate }) => sum + (duplicate ? 0 : itemIds.length), 0)
  const known = good.filter(({ duplicate }) => duplicate).length
  const warnings = good.flatMap(({ warnings }) => warnings)
  return [strings.importing.done(texts, items, known), ...warnings].join(' ')
}

function named({ name, error }: Extract<ImportOutcome, { ok: false }>) {
  return error.message.includes(name) ? error : { ...error, message: `${name}: ${error.message}` }
}
