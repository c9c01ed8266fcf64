import type { FoundCite, Span } from '../structure.ts'
import { readCiteList, readYears } from './cite-list.ts'
import { readNamesBefore } from './names.ts'

/** An author–date citation in one block of text; `start` and `end` are UTF-16 units of that block. */
export interface Cluster extends Span {
  /** As printed: with its parentheses, and with the names before them where those are part of the sentence. */
  readonly raw: string
  readonly cites: readonly FoundCite[]
  /** 0–1. */
  readonly confidence: number
}

export interface BlockContext {
  /** Where the block is set in italics. Parentheses after an italic title hold its imprint or year, not a citation. */
  readonly emphasis?: readonly Span[]
}

/** Longer parentheses are prose. */
const longest = 500
/** How far back the names of "Smith and Jones (1999)" may begin. */
const longestNames = 120

/**
 * Author–date citations: "(Smith, 1999: 5–6)", "(see Smith 1999a, 1999b; Jones et al. 2003)", "Smith's (1999)", and the
 * same in square brackets.
 *
 * Assumptions: a lone city ("Paris, 1968"), a month, a span of years, a publisher ("… Press, 2013"), a law or a figure
 * is no author; "Name 1999" without a comma is one. A body named in running text with a year after it ("NATO (1949)")
 * may be an event, and has a low confidence. Linear in the length of the text.
 */
export function findClusters(text: string, { emphasis = [] }: BlockContext = {}): Cluster[] {
  const clusters: Cluster[] = []
  let taken = 0
  for (const group of groupsOf(text)) {
    if (group.start < taken) continue
    const cluster = clusterAt(text, group, emphasis, taken)
    if (cluster === null) continue
    clusters.push(cluster)
    taken = group.end
  }
  return clusters
}

/** Cites in the source line of a table or figure, where they need no parentheses: "Source: Smith, 2010; Jones, 2011". */
export function sourceLineCites(text: string): Cluster[] {
  const label = /^\s*(?:sources?|fuentes?|quellen?|fontes?|fonti|fonte|data)\s*[:.]\s*/i.exec(
    text.slice(0, 40),
  )
  const from = label?.[0].length ?? 0
  const to = text.replace(/[\s.]+$/, '').length
  const body = text.slice(from, Math.max(from, to))
  const lead = /^[^;(]*?\b(?:based on|from|after|according to|con base en|nach|d’après)\s+/i.exec(
    body.slice(0, 200),
  )
  for (const start of new Set([0, lead?.[0].length ?? 0])) {
    const raw = body.slice(start)
    const list = raw.length > longest ? null : readCiteList(raw)
    if (list !== null) return [{ start: from + start, end: from + body.length, raw, ...list }]
  }
  return findClusters(text)
}

/** Names a work by what a citation tells of it: two cites of one work have one key. */
export function workKey({ names, year, suffix }: FoundCite): string {
  const surnames = names
    .filter((name) => name !== 'et al.')
    .map((name) => name.replaceAll(/(?:^|[\s,])(?:\p{Lu}\.-?)+(?=\s|$)/gu, '').trim())
  return `${surnames.join('|')} ${year}${suffix ?? ''}`
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
}

function clusterAt(text: string, group: Span, emphasis: readonly Span[], taken: number): Cluster | null {
  const inside = text.slice(group.start + 1, group.end - 1)
  const afterTitle = endsEmphasis(text, group.start, emphasis)
  const narrative = afterTitle ? null : narrativeAt(text, group, inside, taken)
  if (narrative !== null) return narrative
  const list = readCiteList(inside)
  if (list === null) return null
  const located = list.cites.some((cite) => cite.locator !== null || cite.suffix !== null)
  if (afterTitle && list.cites.length === 1 && !located) return null
  return { ...group, raw: text.slice(group.start, group.end), ...list }
}

function narrativeAt(text: string, group: Span, inside: string, taken: number): Cluster | null {
  if (!/^\s*(?:\[|1[4-9]\d\d|20\d\d|n\.|s\.|o\.|forth|in p|en p|im E|à p)/i.test(inside)) return null
  const from = Math.max(taken, group.start - longestNames)
  const names = readNamesBefore(text.slice(from, group.start))
  if (names === null || names.place) return null
  const cites = readYears(inside, names.names)
  if (cites === null) return null
  const located = cites.some((cite) => cite.locator !== null || cite.suffix !== null)
  const confidence = located ? 0.95 : names.acronym ? 0.5 : 0.8
  const start = from + names.start
  return { start, end: group.end, raw: text.slice(start, group.end), cites, confidence }
}

/** True where italics end right before the parentheses. */
function endsEmphasis(text: string, open: number, emphasis: readonly Span[]): boolean {
  const before = text.slice(0, open).trimEnd().length
  return emphasis.some((span) => span.end >= before && span.end <= open && span.start < before)
}

/** Pairs of parentheses or brackets, an outer one before those in it; at most three deep and {@link longest} long. */
function groupsOf(text: string): Span[] {
  const groups: { start: number; end: number; depth: number }[] = []
  const open: { start: number; depth: number }[] = []
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index)
    if (char === 40 || char === 91) open.push({ start: index, depth: 0 })
    else if (char === 41 || char === 93) {
      const group = open.pop()
      if (group === undefined) continue
      const outer = open.at(-1)
      if (outer !== undefined) outer.depth = Math.max(outer.depth, group.depth + 1)
      if (group.depth < 3 && index - group.start < longest)
        groups.push({ start: group.start, end: index + 1, depth: group.depth })
    }
  }
  return groups.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end }))
}
