import { noteOf, quoteOf, tagsOf, type AnnotationRecord } from '../../core/records/annotation.ts'
import { useColorNames } from '../settings/preferences.ts'
import { strings } from '../strings.ts'
import './annotations.css'

/** A highlight in a list: its color by name, where it is, the passage, the note and the tags. */
export function HighlightRow({
  annotation,
  orphan = false,
  title,
}: {
  readonly annotation: AnnotationRecord
  readonly orphan?: boolean
  /** Of its text, where several are listed. */
  readonly title?: string | undefined
}) {
  const [names] = useColorNames()
  const note = noteOf(annotation)
  const tags = tagsOf(annotation)
  return (
    <div className="highlight-row" data-color={annotation.color}>
      <p className="highlight-place">
        <span>{names[annotation.color]}</span>
        {title !== undefined && <span className="highlight-title">{title}</span>}
        {annotation.page !== null && <span>{strings.status.page(annotation.page)}</span>}
        {orphan && <span className="highlight-orphan">{strings.highlights.orphan}</span>}
      </p>
      <p className="highlight-quote">{quoteOf(annotation)}</p>
      {note !== '' && <p className="highlight-note">{note}</p>}
      {tags.length > 0 && <p className="highlight-tags">{tags.map((tag) => `#${tag}`).join(' ')}</p>}
    </div>
  )
}
