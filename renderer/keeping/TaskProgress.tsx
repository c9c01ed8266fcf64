import { Button, Label, ProgressBar } from 'react-aria-components'
import type { TaskName } from '../../core/protocol/keeping.ts'
import { useLibrary, useTask } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import './keeping.css'

/** How far work has come, and a way to stop it; nothing while it does not run. */
export function TaskProgress({
  name,
  label,
  canStop = true,
}: {
  readonly name: TaskName
  readonly label: string
  readonly canStop?: boolean
}) {
  const client = useLibrary()
  const task = useTask(name)
  if (task === null) return null
  return (
    <div className="task">
      <ProgressBar
        className="task-words"
        value={(task.progress ?? 0) * 100}
        isIndeterminate={task.progress === null}
      >
        {({ percentage }) => (
          <>
            <Label>{label}</Label>
            <div className="job-bar">
              <div style={percentage === undefined ? undefined : { width: `${percentage}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      {canStop && (
        <Button className="button" onPress={() => void client.call('tasks.cancel', { name })}>
          {strings.importing.cancel}
        </Button>
      )}
    </div>
  )
}
