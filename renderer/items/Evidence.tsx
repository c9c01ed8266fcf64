import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { Evidence as EvidenceSpan } from '../../core/records/item.ts'
import { pageAt } from '../../core/text/page-map.ts'
import { useNavigation } from '../frame/navigation.ts'
import { useRecord } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { canonicalOf, useOpenedText } from '../texts/opened-texts.ts'

/** More of a quoted place than this helps nobody; characters. */
const longest = 160
/** A title stands in many places; these are shown, the others are a press away. */
const atOnce = 2

/** Where a value was read: the words as they stand in the text, their page, and the way there. */
export function Evidence({ spans }: { readonly spans: readonly EvidenceSpan[] }) {
  const first = spans.slice(0, atOnce)
  const rest = spans.slice(atOnce)
  return (
    <div className="evidence">
      <Places spans={first} />
      {rest.length > 0 && (
        <details>
          <summary>{strings.morePlaces(rest.length)}</summary>
          <Places spans={rest} />
        </details>
      )}
    </div>
  )
}

function Places({ spans }: { readonly spans: readonly EvidenceSpan[] }) {
  return (
    <ul>
      {spans.map((span) => (
        <li key={`${span.textId} ${span.start}`}>
          <Place span={span} />
        </li>
      ))}
    </ul>
  )
}

function Place({ span }: { readonly span: EvidenceSpan }) {
  const navigation = useNavigation()
  const text = useRecord(span.textId)
  const { opened } = useOpenedText(span.textId)
  const words = useMemo(() => {
    const quoted = opened === null ? '' : canonicalOf(opened).text.slice(span.start, span.end)
    return quoted.length > longest ? `${quoted.slice(0, longest)}…` : quoted
  }, [opened, span])
  if (text === undefined) return <span className="evidence-gone">{strings.items.evidenceGone}</span>
  const page = opened && pageAt(opened.structure.pageMap, span.start)
  return (
    <Button
      className="place-button"
      onPress={() =>
        navigation.openText(span.textId, { kind: 'passage', span: { start: span.start, end: span.end } })
      }
    >
      {words === '' ? <span>{strings.items.evidenceIn(text.title)}</span> : <q>{words}</q>}
      {page != null && <span className="place-page">{strings.status.page(page)}</span>}
    </Button>
  )
}
