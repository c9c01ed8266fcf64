import { CircleCheck, CirclePause, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import { formattedFormats, type BibliographyFormat } from '../../core/interchange/format.ts'
import type { KeptFileInfo } from '../../core/protocol/kept-files.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary } from '../library/hooks.ts'
import { moment, strings } from '../strings.ts'
import { useStyleTitle } from '../styles/all-styles.ts'
import { nameOfPath, type Said } from './keep-file.ts'

const styled: readonly BibliographyFormat[] = formattedFormats

/** One kept file: its place, what it holds, how it stands, and its buttons. */
export function KeptFileRow({
  file,
  onSay,
}: {
  readonly file: KeptFileInfo
  readonly onSay: (said: Said | null) => void
}) {
  const { path, problem, paused, written, format, items, collection } = file
  const name = nameOfPath(path)
  const words = strings.keptFiles
  const style = useStyleTitle(file.style)
  return (
    <li className="kept-file" aria-label={name}>
      <div className="kept-words">
        <p className="kept-name">{name}</p>
        <p className="kept-path">{path}</p>
        <p className="kept-facts">
          {words.facts(
            strings.exporting.formats[format],
            styled.includes(format) ? style : null,
            items,
            collection,
          )}
        </p>
        <p className="kept-state" data-state={problem !== null ? 'behind' : paused ? 'paused' : 'current'}>
          {problem !== null ? (
            <TriangleAlert aria-hidden />
          ) : paused ? (
            <CirclePause aria-hidden />
          ) : (
            <CircleCheck aria-hidden />
          )}
          {[
            ...(problem !== null ? [words.behind] : paused ? [words.paused] : []),
            written === null ? words.never : words.written(moment(written)),
          ].join(' · ')}
        </p>
        {problem !== null && (
          <div className="kept-problem">
            {[problem.message, ...(problem.details ?? [])].map((line) => (
              <p key={line}>{line.replaceAll(path, name)}</p>
            ))}
          </div>
        )}
      </div>
      <KeptFileActions file={file} name={name} onSay={onSay} />
    </li>
  )
}

function KeptFileActions({
  file,
  name,
  onSay,
}: {
  readonly file: KeptFileInfo
  readonly name: string
  readonly onSay: (said: Said | null) => void
}) {
  const { id, paused, problem } = file
  const client = useLibrary()
  const notices = useNotices()
  const words = strings.keptFiles
  const write = async (replace: boolean) => {
    const written = await client.call('keptFiles.write', { id, replace })
    // A refusal stands in the row already.
    onSay(written.ok ? { message: replace ? words.replaced(name) : words.wrote(name) } : null)
  }
  const pause = async (to: boolean) => {
    onSay(null)
    notices.valueOf(await client.call('keptFiles.pause', { id, paused: to }))
  }
  const stop = async () => {
    const stopped = await client.call('keptFiles.stop', { id })
    if (stopped.ok) onSay({ message: words.stopped(name), stopped: id })
    else notices.refuse(stopped.error)
  }
  return (
    <div className="kept-actions">
      {problem?.code === 'stale' ? (
        <Button className="button" onPress={() => void write(true)}>
          {words.replace}
        </Button>
      ) : (
        !paused && (
          <Button className="button" onPress={() => void write(false)}>
            {words.writeNow}
          </Button>
        )
      )}
      <Button className="button" onPress={() => void pause(!paused)}>
        {paused ? words.resume : words.pause}
      </Button>
      <Button className="button quiet" onPress={() => void stop()}>
        {words.stop}
      </Button>
    </div>
  )
}
