import { done, refuse, type Result } from '../commands/result.ts'
import { pageAt, type PageMap } from '../text/page-map.ts'
import { approximateMatches } from './approximate.ts'
import { fold, unfold, type Folded } from './fold.ts'

/** A passage as a person names it: its words, and what tells it from others with the same words. */
export interface SoughtQuote {
  readonly quote: string
  /** Words right before it. */
  readonly prefix?: string | undefined
  /** Words right after it. */
  readonly suffix?: string | undefined
  /** Label of a page that it touches. */
  readonly page?: string | undefined
}

interface Place {
  readonly start: number
  readonly end: number
}

const mostPlaces = 1000
const mostTold = 10

/**
 * The one place of a quotation as a person pastes it: quotation marks, dashes, white space and soft hyphens of any kind.
 * First in the case given, then in any. Prefix, suffix and page narrow.
 *
 * @returns refused as `not-found` with the nearest passages, as `ambiguous` with every place, as `invalid` when empty.
 */
export function findQuote(canonical: string, sought: SoughtQuote, pageMap: PageMap): Result<Place> {
  if (fold(sought.quote).text.trim() === '')
    return refuse('invalid', 'The quotation is empty.', ['Give the words of the passage.'])
  let anywhere: Place[] = []
  for (const lowerCase of [false, true]) {
    const found = placesOf(canonical, sought, lowerCase)
    const places = found.filter((place) => touches(pageMap, place, sought.page))
    if (places.length === 1) return done(places[0]!)
    if (places.length > 1) return ambiguous(canonical, places, pageMap)
    if (anywhere.length === 0) anywhere = found
  }
  if (anywhere.length > 0)
    return refuse(
      'not-found',
      `The passage is not on page ${sought.page ?? ''}.`,
      told(canonical, anywhere, pageMap),
    )
  const near = nearest(canonical, sought)
  return refuse(
    'not-found',
    'The text holds no such passage.',
    near.length > 0
      ? ['The nearest passages:', ...told(canonical, near, pageMap)]
      : ['Check the words against the text.'],
  )
}

function ambiguous(canonical: string, places: readonly Place[], pageMap: PageMap): Result<Place> {
  const count = places.length < mostPlaces ? `${places.length}` : `at least ${mostPlaces}`
  return refuse('ambiguous', `The passage stands in the text ${count} times.`, [
    ...told(canonical, places, pageMap),
    'Give the words before it, the words after it, or its page.',
  ])
}

function placesOf(
  canonical: string,
  { quote, prefix = '', suffix = '' }: SoughtQuote,
  lowerCase: boolean,
): Place[] {
  const text = fold(canonical, { lowerCase })
  const pattern = fold(quote, { lowerCase }).text.trim()
  const before = fold(prefix, { lowerCase }).text.trimStart()
  const after = fold(suffix, { lowerCase }).text.trimEnd()
  const places: Place[] = []
  for (
    let at = text.text.indexOf(pattern);
    at >= 0 && places.length < mostPlaces;
    at = text.text.indexOf(pattern, at + 1)
  ) {
    if (standsBefore(text, at, before) && standsAfter(text, at + pattern.length, after))
      places.push(unfold(text, at, at + pattern.length))
  }
  return places
}

/** White space between a passage and its context is whoever pasted it's own. */
function standsBefore({ text }: Folded, at: number, prefix: string): boolean {
  const words = prefix.trimEnd()
  return (
    words === '' ||
    text
      .slice(Math.max(0, at - words.length - 1), at)
      .trimEnd()
      .endsWith(words)
  )
}

function standsAfter({ text }: Folded, at: number, suffix: string): boolean {
  const words = suffix.trimStart()
  return (
    words === '' ||
    text
      .slice(at, at + words.length + 1)
      .trimStart()
      .startsWith(words)
  )
}

function touches(map: PageMap, place: Place, page: string | undefined): boolean {
  if (page === undefined) return true
  const displaced = pageAt(map, place.start)
  if (displaced === page || pageAt(map, place.end - 1) === page) return true
  return map.pages.some((each) => each.label === page && each.start < place.end && each.end > place.start)
}

/** Passages with nearly these words, the best three. */
function nearest(canonical: string, { quote }: SoughtQuote): Place[] {
  const text = fold(canonical, { lowerCase: true })
  const pattern = fold(quote, { lowerCase: true }).text.trim().slice(0, 128)
  const most = Math.floor(pattern.length * 0.35)
  return approximateMatches(text.text, pattern, most, 3).map(({ start, end }) => unfold(text, start, end))
}

function told(canonical: string, places: readonly Place[], pageMap: PageMap): string[] {
  const lines = places.slice(0, mostTold).map(({ start, end }) => {
    const page = pageAt(pageMap, start)
    const before = canonical.slice(Math.max(0, start - 30), start)
    const words = canonical.slice(start, Math.min(end, start + 120))
    const after = canonical.slice(end, end + 30)
    const context = `…${before}[${words}${end - start > 120 ? '…' : ''}]${after}…`.replaceAll(/\s+/g, ' ')
    return `${page === null ? '' : `p. ${page}: `}${context}`
  })
  if (places.length > mostTold) lines.push(`… and ${places.length - mostTold} more.`)
  return lines
}
