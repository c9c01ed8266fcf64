import { nameLikeness } from '../front-matter/name-likeness.ts'
import { nameKey, uncapitalized } from '../front-matter/personal-name.ts'
import { chapterOrdinal } from '../front-matter/entry-number.ts'
import type { Found } from '../source.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { quoted, report, spansOf } from './report.ts'

/** Where a name is printed, as a sentence says it. */
type List =
  | 'the title page'
  | 'the copyright line'
  | 'the contents page'
  | 'the list of contributors'
  | 'the heading of a chapter'

interface Mention extends Found<string> {
  readonly list: List
}

/** So many different people with one name in common are compared; more are no misprints of each other. */
const largestFamily = 40

/** One person spelt in two ways: in the list of contributors, on the contents page, at a chapter's head, on the title page. */
export function nameDiscrepancies(evidence: Evidence): SourceDiscrepancy[] {
  const mentions = mentionsIn(evidence)
  const spellings = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const spelling = uncapitalized(mention.value.replace(/\s+/g, ' ').trim())
    spellings.set(spelling, [...(spellings.get(spelling) ?? []), mention])
  }
  const found: SourceDiscrepancy[] = []
  for (const [a, b] of alikePairs([...spellings.keys()])) {
    const here = spellings.get(a)!
    const there = spellings.get(b)!
    if (areTwoPeople(here, there)) continue
    found.push(
      report(
        evidence.source,
        'name',
        `${sentenceStart(here[0]!.list)} has ${quoted(a)}, ${there[0]!.list} has ${quoted(b)}.`,
        spansOf([...here, ...there]),
      ),
    )
  }
  return [...found, ...otherAuthors(evidence)]
}

function mentionsIn({ front, chapters }: Evidence): Mention[] {
  const from = (list: List, names: readonly Found<string>[]) =>
    names.map((name) => ({ value: name.value, at: name.at, list }))
  return [
    ...from('the title page', [...front.editors, ...front.authors, ...front.translators]),
    ...from('the copyright line', front.holders),
    ...from(
      'the contents page',
      front.contents.flatMap((entry) => entry.authors),
    ),
    ...from(
      'the list of contributors',
      front.contributors.map((person) => person.name),
    ),
    ...from(
      'the heading of a chapter',
      chapters.flatMap((chapter) => chapter.authors),
    ),
  ]
}

/** Pairs that differ by a slip. Only names that share a word are compared, so the cost does not grow with all pairs. */
function alikePairs(names: readonly string[]): [string, string][] {
  const families = new Map<string, string[]>()
  for (const name of names)
    for (const word of new Set(nameKey(name).split(' ')))
      families.set(word, [...(families.get(word) ?? []), name].slice(0, largestFamily))
  const pairs = new Map<string, [string, string]>()
  for (const family of families.values())
    family.forEach((a, index) => {
      for (const b of family.slice(index + 1))
        if (nameLikeness(a, b) === 'variant') pairs.set(`${a}\n${b}`, [a, b])
    })
  return [...pairs.values()]
}

/** A list of contributors names each person once: two spellings in it, or in one list of authors, are two people. */
function areTwoPeople(here: readonly Mention[], there: readonly Mention[]): boolean {
  return here.some((a) => a.list === 'the list of contributors' && there.some((b) => b.list === a.list))
}

/** A chapter whose own heading names others than the contents page does. */
function otherAuthors({ source, front, chapters }: Evidence): SourceDiscrepancy[] {
  const byNumber = new Map(
    front.contents.flatMap((entry) => {
      const ordinal = entry.number === null ? null : chapterOrdinal(entry.number.value)
      return ordinal === null || entry.authors.length === 0 ? [] : [[ordinal, entry] as const]
    }),
  )
  return chapters.flatMap((chapter) => {
    const ordinal = chapter.number === null ? null : chapterOrdinal(chapter.number.value)
    const entry = ordinal === null ? undefined : byNumber.get(ordinal)
    if (entry === undefined || chapter.authors.length === 0) return []
    const shared = chapter.authors.some((author) =>
      entry.authors.some((listed) => shareSurname(author.value, listed.value)),
    )
    if (shared) return []
    const names = (list: readonly Found<string>[]) => quoted(list.map((name) => name.value).join(', '))
    return [
      report(
        source,
        'name',
        `The contents page gives chapter ${ordinal} to ${names(entry.authors)}, its own heading to ${names(chapter.authors)}.`,
        spansOf([...entry.authors, ...chapter.authors]),
      ),
    ]
  })
}

function shareSurname(a: string, b: string): boolean {
  const words = new Set(nameKey(a).split(' '))
  return (
    nameLikeness(a, b) !== 'other' ||
    nameKey(b)
      .split(' ')
      .some((word) => word.length > 2 && words.has(word))
  )
}

function sentenceStart(list: string): string {
  return list[0]!.toUpperCase() + list.slice(1)
}
