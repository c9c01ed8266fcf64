import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Span } from '../../core/structure/structure.ts'
import { Finder, matchesWithin, matchFrom, type FindQuery } from './find.ts'
import type { ReadableText } from './readable-text.ts'
import type { ReadingView } from './reading-view.ts'

/** At most so many matches are drawn at a time; all are counted. */
const mostDrawn = 400
/** A long text is searched only once the typing rests, ms. */
const typingPause = 120

export interface Find {
  /** Null while the bar is closed. */
  readonly query: FindQuery | null
  readonly asked: number
  /** Null until something was searched for; then those of the last search, until the next is done. */
  readonly matches: readonly Span[] | null
  /** Zero-based; -1 where nothing was found. */
  readonly index: number
  open(): void
  close(): void
  setQuery(query: FindQuery): void
  /** To the next match; what was typed a moment ago is searched for first. */
  go(step: 1 | -1): void
}

/** What one search found. */
interface Found {
  readonly of: ReadableText
  readonly query: FindQuery
  readonly matches: readonly Span[]
  readonly index: number
}

/** Finding in the text: what is asked, what was found, and the match that is looked at. `near` is the stretch around what is in sight. */
export function useFind(text: ReadableText, view: RefObject<ReadingView | null>, near: Span): Find {
  const [query, setQuery] = useState<FindQuery | null>(null)
  const [asked, setAsked] = useState(0)
  const [found, setFound] = useState<Found | null>(null)
  /** Where the search began: the first match is looked for from there, and closing goes back there. */
  const began = useRef(0)
  /** True once the person went from match to match: closing then stays there. */
  const moved = useRef(false)

  const active = query !== null && query.text.trim() !== ''
  const isSearched = found?.query === query && found?.of === text
  useEffect(() => {
    if (query === null || !active || isSearched) return
    const timer = setTimeout(() => {
      const first = search(text, query, began.current)
      setFound(first)
      look(view.current, first)
    }, typingPause)
    return () => clearTimeout(timer)
  }, [query, active, isSearched, text, view])

  const { matches, index } = found ?? nothing
  const drawn = useMemo(
    () => (active ? matchesWithin(matches, near, mostDrawn) : nothing.matches),
    [active, matches, near],
  )
  useEffect(() => {
    view.current?.cue({ found: drawn, current: active ? (matches[index] ?? null) : null })
  }, [drawn, active, matches, index, view])

  return {
    query,
    asked,
    matches: active && found !== null ? matches : null,
    index: active ? index : -1,
    setQuery,
    open() {
      setAsked((times) => times + 1)
      if (query !== null) return
      const reading = view.current
      began.current = reading?.offsetAtTop() ?? 0
      moved.current = false
      const selected = reading?.selection() ?? null
      const words =
        selected !== null && selected.end - selected.start < 100
          ? text.canonical.text.slice(selected.start, selected.end)
          : ''
      setQuery({ text: words, matchCase: false, wholeWord: false })
    },
    close() {
      const match = matches[index]
      setQuery(null)
      setFound(null)
      const reading = view.current
      if (reading === null) return
      if (match !== undefined && active && moved.current) reading.setCaret(match.start)
      else reading.scrollToTop(began.current)
      reading.focus()
    },
    go(step) {
      if (!active) return
      moved.current = true
      const next = isSearched ? stepped(found, step) : search(text, query, began.current)
      setFound(next)
      look(view.current, next)
    },
  }
}

/** All matches, and the first one from an offset on. */
function search(text: ReadableText, query: FindQuery, from: number): Found {
  if (!finders.has(text)) finders.set(text, new Finder(text.canonical.text))
  const matches = finders.get(text)!.find(query)
  return { of: text, query, matches, index: matches.length === 0 ? -1 : matchFrom(matches, from) }
}
const finders = new WeakMap<ReadableText, Finder>()

function stepped(found: Found, step: 1 | -1): Found {
  const { length } = found.matches
  return length === 0 ? found : { ...found, index: (found.index + step + length) % length }
}

function look(view: ReadingView | null, { matches, index }: Found): void {
  if (matches[index] !== undefined) view?.reveal(matches[index])
}

const nothing: { matches: readonly Span[]; index: number } = { matches: [], index: -1 }
