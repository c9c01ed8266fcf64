import type { CslItem, CslName } from '../records/csl.ts'
import type { ItemId, ItemRecord } from '../records/item.ts'
import { isbns, normalDoi, normalPmid } from './identifiers.ts'

/** What of an item counts when it is held against another, made once an item and small whatever its fields hold. */
export interface ItemProfile {
  readonly item: ItemRecord
  readonly doi: string | undefined
  readonly pmid: string | undefined
  /** Of the item itself: a chapter's ISBN is its book's and tells nothing. */
  readonly isbns: readonly string[]
  readonly kind: 'whole' | 'part' | 'review'
  readonly title: string
  /** The title without its subtitle. */
  readonly mainTitle: string
  /** Numbers in the title, roman ones too: `vol 1` is not `vol 2`. */
  readonly numbers: string
  readonly container: string
  readonly year: number | undefined
  readonly family: string
  readonly initial: string
  /** Variables that tell the parts, places and forms of one work apart, as far as the item has them. */
  readonly telling: ReadonlyMap<string, string>
}

/** A title is compared by its first so many UTF-16 units. */
const longestTitle = 300
const tellingVariables = ['volume', 'issue', 'edition', 'chapter-number', 'page', 'number'] as const
const wholes = new Set(
  'book classic collection thesis report periodical map dataset software motion_picture'.split(' '),
)
/** Words by which a review names itself, in the languages scholars most often cite. */
const reviewWords = /\b(review|rezension|besprechung|resena|recension|recensione|resenha|compte rendu)\b/

/** The profile; `get` finds the book of a chapter that names it only by its link. */
export function profileOf(item: ItemRecord, get: (id: ItemId) => ItemRecord | undefined): ItemProfile {
  const { csl } = item
  const written = typeof csl.title === 'string' ? csl.title.slice(0, longestTitle) : ''
  const title = fold(written)
  const name = (csl.author?.length ? csl.author : csl.editor)?.[0]
  const kind = kindOf(csl, title)
  const whole = item.partOf === null ? undefined : get(item.partOf)
  return {
    item,
    doi: normalDoi(csl.DOI) ?? (csl.URL?.includes('doi.org/') === true ? normalDoi(csl.URL) : undefined),
    pmid: normalPmid(csl['PMID']),
    isbns: kind === 'whole' ? isbns(csl.ISBN) : [],
    kind,
    title,
    mainTitle: fold(written.split(/[:?!]| [–—-] /, 1)[0] ?? ''),
    numbers: title
      .split(' ')
      .filter((word) => /^(?:\d+|[ivxlc]+)$/.test(word))
      .join(' '),
    container: fold((csl['container-title'] ?? whole?.csl.title ?? '').slice(0, longestTitle)),
    year: yearOf(csl),
    family: name === undefined ? '' : familyOf(name),
    initial: fold((name?.given ?? '').slice(0, 20)).slice(0, 1),
    telling: new Map(
      tellingVariables.flatMap((variable) => {
        const value = fold(String(csl[variable] ?? '').slice(0, 40))
          .replace(
            variable === 'page' ? / .*$/ : /\b(?:vol|volume|no|nr|ed|edition)\b|(?<=\d)(?:st|nd|rd|th)\b/g,
            '',
          )
          .trim()
        return value === '' ? [] : [[variable, value] as const]
      }),
    ),
  }
}

/** True where what the two say cannot be of one work, whatever else is the same. */
export function contradict(one: ItemProfile, other: ItemProfile): boolean {
  return (
    one.item.partOf === other.item.id ||
    other.item.partOf === one.item.id ||
    one.kind !== other.kind ||
    differ(one.doi, other.doi) ||
    differ(one.pmid, other.pmid) ||
    one.numbers !== other.numbers ||
    [...one.telling].some(([variable, value]) => differ(value, other.telling.get(variable)))
  )
}

/** How alike two folded strings are, 0 to 1: Dice's coefficient of their pairs of letters. Linear in their length. */
export function likeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const [left, right] = [pairsOf(one), pairsOf(other)]
  let common = 0
  for (let a = 0, b = 0; a < left.length && b < right.length;) {
    if (left[a] === right[b]) [common, a, b] = [common + 1, a + 1, b + 1]
    else if (left[a]! < right[b]!) a++
    else b++
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length)
}

/** Whether one word becomes the other by one slip: a letter too many, too few, another one, or two changed places. Linear. */
export function oneLetterApart(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let [end, otherEnd] = [one.length, other.length]
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1])
    [end, otherEnd] = [end - 1, otherEnd - 1]
  const [left, right] = [one.slice(start, end), other.slice(start, otherEnd)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** Neighbors in a block are compared again and again: the pairs of the last so many strings are kept. */
const remembered = 64
const pairs = new Map<string, Uint32Array>()

function pairsOf(text: string): Uint32Array {
  const known = pairs.get(text)
  if (known !== undefined) return known
  const made = new Uint32Array(Math.max(0, text.length - 1))
  for (let at = 0; at < made.length; at++) made[at] = text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1)
  if (pairs.size >= remembered) pairs.clear()
  pairs.set(text, made.sort())
  return made
}

/** Letters and digits of any script, without case, accents and marks of punctuation. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/<\/?[a-z]{1,5}>|['’ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function kindOf(csl: CslItem, title: string): ItemProfile['kind'] {
  if (/^review/.test(csl.type) || csl['reviewed-author'] !== undefined || csl['reviewed-title'] !== undefined)
    return 'review'
  if (reviewWords.test(title)) return 'review'
  return wholes.has(csl.type) ? 'whole' : 'part'
}

function familyOf({ family, literal, given }: CslName): string {
  return fold((family ?? literal ?? given ?? '').slice(0, 100))
}

function yearOf({ issued }: CslItem): number | undefined {
  const year = Number(issued?.['date-parts']?.[0]?.[0] ?? Number.NaN)
  if (Number.isInteger(year)) return year
  const read = /\b\d{4}\b/.exec(String(issued?.raw ?? issued?.literal ?? '').slice(0, 200))?.[0]
  return read === undefined ? undefined : Number(read)
}

/** True where both say something, and not the same. */
export function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}
