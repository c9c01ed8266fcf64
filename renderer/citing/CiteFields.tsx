import { locatorLabels, type CiteDetails, type LocatorLabel } from '../../core/citation/locator.ts'
import { Choice } from '../controls/Choice.tsx'
import { TextInput } from '../controls/TextInput.tsx'
import { strings } from '../strings.ts'

const { citing } = strings
const authors = (['within', 'narrative', 'suppressed'] as const).map((id) => ({
  id,
  title: citing.authors[id],
}))
const labels = locatorLabels.map((id) => ({ id, title: citing.label(id) }))

/** The place that a citation names, and the words around it. Several works have no place in common. */
export function CiteFields({
  details,
  onChange,
  withPlace,
  ownPage,
}: {
  readonly details: CiteDetails
  readonly onChange: (details: CiteDetails) => void
  readonly withPlace: boolean
  /** Whether an empty place is the page of the passage. */
  readonly ownPage: boolean
}) {
  const change = (changed: CiteDetails) => onChange({ ...details, ...changed })
  return (
    <>
      {withPlace && (
        <div className="columns">
          <Choice
            label={citing.place}
            value={details.label ?? 'page'}
            options={labels}
            onChange={(id) => change({ label: id as LocatorLabel })}
          />
          <TextInput
            label={citing.locator}
            value={details.locator ?? ''}
            onChange={(locator) => change({ locator })}
            {...(ownPage ? { hint: citing.ownPage } : {})}
          />
        </div>
      )}
      <div className="columns">
        <TextInput
          label={citing.prefix}
          value={details.prefix ?? ''}
          onChange={(prefix) => change({ prefix })}
        />
        <TextInput
          label={citing.suffix}
          value={details.suffix ?? ''}
          onChange={(suffix) => change({ suffix })}
        />
      </div>
      <Choice
        label={citing.author}
        value={details.suppressAuthor ? 'suppressed' : details.narrative ? 'narrative' : 'within'}
        options={authors}
        onChange={(id) => change({ suppressAuthor: id === 'suppressed', narrative: id === 'narrative' })}
      />
    </>
  )
}
