import { useEffect, useState } from 'react'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import type { Result } from '../../core/commands/result.ts'
import type { StylePreview } from '../../core/protocol/styles.ts'
import { useLibrary, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { RichWords } from './RichWords.tsx'

/** Who runs through the list sees the style that is stopped at, ms. */
const pause = 120
/** So many items of the library are shown. */
const shown = 4

/** What a style makes of the library's first items: cited twice, and as a bibliography. */
export function StylePreviewPane({
  style,
  styles,
  locale,
}: {
  readonly style: string | null
  /** All there are: where one was replaced, what it makes of the items is another thing. */
  readonly styles: readonly StyleInfo[]
  readonly locale: string
}) {
  const answer = usePreview(style, styles, locale)
  return (
    <section className="style-preview" aria-label={strings.citing.preview} aria-live="polite">
      {answer === null ? null : answer.ok ? <Shown preview={answer.value} /> : <p>{answer.error.message}</p>}
    </section>
  )
}

function Shown({ preview: { citations, bibliography, sample } }: { readonly preview: StylePreview }) {
  return (
    <>
      <h3>{strings.styles.cited}</h3>
      {citations.map((words, index) => (
        <p key={index}>
          <RichWords words={words} />
        </p>
      ))}
      <h3>{strings.styles.bibliography}</h3>
      {bibliography === null ? (
        <p className="field-hint">{strings.styles.noBibliography}</p>
      ) : (
        <ol data-hanging={bibliography.hangingIndent}>
          {bibliography.entries.map((words, index) => (
            <li key={index}>
              <RichWords words={words} />
            </li>
          ))}
        </ol>
      )}
      {sample && <p className="field-hint">{strings.styles.sample}</p>}
    </>
  )
}

/** The newest answer; what comes after another style was asked for is dropped. */
function usePreview(
  style: string | null,
  styles: readonly StyleInfo[],
  locale: string,
): Result<StylePreview> | null {
  const client = useLibrary()
  const items = useRecords('item')
  const [answer, setAnswer] = useState<Result<StylePreview> | null>(null)
  const ids = items
    .slice(0, shown)
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    if (style === null) return
    let wanted = true
    const timer = setTimeout(() => {
      const itemIds = ids.split(' ').filter(Boolean) as `item:${string}`[]
      void client.call('styles.preview', { style, locale, itemIds }).then((result) => {
        if (wanted) setAnswer(result)
      })
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [client, style, styles, locale, ids])
  return answer
}
