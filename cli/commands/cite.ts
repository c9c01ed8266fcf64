import { locatorLabels, type CiteDetails } from '../../core/citation/locator.ts'
import { done, type Result } from '../../core/commands/result.ts'
import type { CitedPassage } from '../../core/protocol/citations.ts'
import type { AnnotationId } from '../../core/records/annotation.ts'
import type { ItemId } from '../../core/records/item.ts'
import type { Store } from '../../core/store/store.ts'
import { orRefuse, print } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { annotationNamed, itemNamed } from '../named.ts'
import { htmlToRtf } from '../rtf.ts'

export interface CiteOptions extends CiteDetails {
  readonly library?: string
  /** Every name is a note of its own, in this order; "rivera2014, 12; klein2001" is one note of two works. */
  readonly notes: boolean
  readonly style: string
  readonly locale?: string
  readonly as: string
  /** False with `--no-quote`: the citation alone. */
  readonly quote: boolean
}

/**
 * `postil cite NAME…`: one annotation gives its passage and the citation with its page, several names one citation of
 * them all, and with `--notes` one citation each, a line each, as they follow each other in a document. Semicolons stand
 * between the works of one note.
 */
export function cite(names: readonly string[], options: CiteOptions): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const { style, locale, locator, label, prefix, suffix, suppressAuthor, narrative } = options
    const details = { locator, label, prefix, suffix, suppressAuthor, narrative }
    const only = names.length === 1 ? citable(store, names[0]!) : null
    let cited: readonly CitedPassage[]
    if (only?.of.startsWith('annotation:') === true && options.quote) {
      const passage = { annotationId: only.of as AnnotationId }
      cited = [
        await call('citations.passage', { passage, details: { ...details, ...only.place }, style, locale }),
      ]
    } else {
      const all = options.notes
        ? names.map((name) => citables(store, name))
        : [names.map((name) => citable(store, name))]
      const citations = all.map((works) =>
        works.map(({ of, place }, index) => ({
          of,
          // A place belongs to the one work; what is written before and behind, to the first and the last of them.
          ...(works.length === 1 ? { locator, label } : {}),
          ...(index === 0 ? { prefix, suppressAuthor, narrative } : {}),
          ...(index === works.length - 1 ? { suffix } : {}),
          ...place,
        })),
      )
      cited = await call('citations.cite', { citations, style, locale })
    }
    await print(
      options.as === 'rtf'
        ? htmlToRtf(cited.length === 1 ? cited[0]!.html : cited.map(({ html }) => `<p>${html}</p>`).join(''))
        : cited.map((one) => one[options.as as keyof CitedPassage]).join('\n'),
    )
    return 0
  })
}

interface Citable {
  readonly of: ItemId | AnnotationId
  readonly place: CiteDetails
}

/** What stands in one note: a work, or several with semicolons between them. A title may have semicolons, a place has none. */
function citables(store: Store, words: string): Citable[] {
  const whole = namedWithPlace(store, words)
  if (whole.ok && whole.value.place.locator?.includes(';') !== true) return [whole.value]
  return words.split(';').map((part) => citable(store, part.trim()))
}

function citable(store: Store, name: string): Citable {
  return orRefuse(namedWithPlace(store, name))
}

/** What a name names, with the place that may stand behind it: "rivera2014", "rivera2014, 199", "rivera2014, chapter 3". */
function namedWithPlace(store: Store, name: string): Result<Citable> {
  const whole = named(store, name)
  if (whole.ok) return done({ of: whole.value, place: {} })
  // A title may have commas and so may a place: the longest front that names something is the name.
  for (let comma = name.lastIndexOf(','); comma > 0; comma = name.lastIndexOf(',', comma - 1)) {
    const front = named(store, name.slice(0, comma))
    if (front.ok) return done({ of: front.value, place: placeIn(name.slice(comma + 1).trim()) })
  }
  return whole
}

/** "chapter 3", "199", or words of another kind, which stand as they are. */
function placeIn(words: string): CiteDetails {
  const [first = ''] = words.split(/\s/, 1)
  const label = locatorLabels.find((one) => one === first)
  return label === undefined
    ? { locator: words, label: 'page' }
    : { locator: words.slice(first.length).trim(), label }
}

/** An annotation's id begins with its type; every other name is an item's first. */
function named(store: Store, name: string): Result<ItemId | AnnotationId> {
  const item = name.startsWith('annotation:') ? null : itemNamed(store, name)
  if (item?.ok === true) return done(item.value.id)
  const annotation = annotationNamed(store, name)
  return annotation.ok ? done(annotation.value.id) : (item ?? annotation)
}
