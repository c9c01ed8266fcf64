import { useEffect, useRef } from 'react'
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import type { FindQuery } from './find.ts'
import { BarButton } from './SelectionBar.tsx'
import { readerStrings } from './strings.ts'

interface FindBarProps {
  readonly query: FindQuery
  /** One-based number of the current match; 0 where none is. */
  readonly current: number
  /** Null while nothing was searched for yet. */
  readonly total: number | null
  /** Changes when the bar is asked for again: the field takes the focus and its text is selected. */
  readonly asked: number
  readonly onQuery: (query: FindQuery) => void
  readonly onNext: () => void
  readonly onPrevious: () => void
  readonly onClose: () => void
}

/** The field that finds in the text. */
export function FindBar(props: FindBarProps) {
  const { query, current, total, asked, onQuery, onNext, onPrevious, onClose } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  return (
    <div
      className="find-bar"
      role="search"
      aria-label={readerStrings.find}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        else if (event.key === 'Enter' && event.target === field.current)
          (event.shiftKey ? onPrevious : onNext)()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <input
        ref={field}
        type="text"
        aria-label={readerStrings.find}
        placeholder={readerStrings.findPlaceholder}
        value={query.text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onQuery({ ...query, text: event.target.value })}
      />
      <span className="find-count" role="status">
        {total === null ? '' : readerStrings.findCount(current, total)}
      </span>
      <BarButton
        name={readerStrings.matchCase}
        pressed={query.matchCase}
        onPress={() => onQuery({ ...query, matchCase: !query.matchCase })}
      >
        <CaseSensitive aria-hidden size={18} strokeWidth={1.75} />
      </BarButton>
      <BarButton
        name={readerStrings.wholeWord}
        pressed={query.wholeWord}
        onPress={() => onQuery({ ...query, wholeWord: !query.wholeWord })}
      >
        <WholeWord aria-hidden size={18} strokeWidth={1.75} />
      </BarButton>
      <BarButton name={readerStrings.findPrevious} onPress={onPrevious}>
        <ChevronUp aria-hidden size={18} strokeWidth={1.75} />
      </BarButton>
      <BarButton name={readerStrings.findNext} onPress={onNext}>
        <ChevronDown aria-hidden size={18} strokeWidth={1.75} />
      </BarButton>
      <BarButton name={readerStrings.closeFind} onPress={onClose}>
        <X aria-hidden size={18} strokeWidth={1.75} />
      </BarButton>
    </div>
  )
}
