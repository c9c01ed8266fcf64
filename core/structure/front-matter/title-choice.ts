import type { Found } from '../source.ts'
import type { FrontMatter } from './found.ts'
import { contentsWords, prefaceWords } from './front-words.ts'
import { foldTitle, joinLines, plainText, titleKey, type PlainLine } from './plain-line.ts'
import { isDated, type TitleBlock } from './title-block.ts'
import { words } from './words.ts'

/** Which short block of the title pages is the title, and every other place that prints it. */
export function chooseTitle(
  blocks: readonly TitleBlock[],
): Pick<FrontMatter, 'title' | 'subtitle' | 'titles'> {
  const catalogue = blocks.filter((block) => block.role === 'cataloguing').map((block) => ` ${block.key} `)
  const scores = new Map<string, number>()
  blocks.forEach((block, index) => {
    if (!mayBeTitle(block)) return
    const credited =
      blocks[index + 1]?.role === 'contributor' ||
      (blocks[index + 1]?.role === null && blocks[index + 2]?.role === 'contributor')
    const score = 1 + (credited ? 3 : 0) - (block.aside ? 4 : 0)
    scores.set(
      block.key,
      (scores.get(block.key) ?? (catalogue.some((text) => text.includes(` ${block.key} `)) ? 4 : 0)) + score,
    )
  })
  const best = [...scores].reduce<[string, number] | null>(
    (a, b) => (a === null || b[1] > a[1] ? b : a),
    null,
  )
  if (best === null || best[1] < 1) return { title: null, subtitle: null, titles: [] }
  const places = blocks.filter((block) => block.key === best[0] && mayBeTitle(block))
  for (const block of places) block.role = 'title'
  const whole = blocks.find(
    (block) =>
      !block.aside &&
      block.lines.length > 1 &&
      mayBeTitle(block) &&
      !/\s[:/]\s/.test(block.text) &&
      block.key.startsWith(`${best[0]} `),
  )
  if (whole !== undefined) return withWhole(whole, best[0], places)
  const proper = places.findLast((block) => /\p{Ll}/u.test(block.text)) ?? places.at(-1)!
  const colon = places.length > 0 ? cataloguedHead(blocks, best[0]) : null
  if (colon !== null && proper.lines.length > 1) return withWhole(proper, colon, places)
  const at = blocks.indexOf(proper)
  const pieces = displayed(blocks, at)
  if (pieces.length > 1) {
    for (const piece of pieces) piece.role = 'title'
    const span = { start: pieces[0]!.block.start, end: proper.block.end }
    const title = { value: joinLines(pieces.map((piece) => piece.text)), at: span }
    return { title, subtitle: null, titles: [title] }
  }
  const after = blocks[at + 1]
  const subtitled =
    after !== undefined &&
    mayBeTitle(after) &&
    !after.aside &&
    blocks[blocks.indexOf(after) + 1]?.role === 'contributor'
  if (subtitled) after.role = 'subtitle'
  return {
    title: foundTitle(proper),
    subtitle: subtitled ? foundTitle(after) : null,
    titles: places.map(foundTitle),
  }
}

/** A title page that prints more than the half title: the rest is the subtitle, unless it goes on with "and". */
function withWhole(
  whole: TitleBlock,
  head: string,
  places: readonly TitleBlock[],
): Pick<FrontMatter, 'title' | 'subtitle' | 'titles'> {
  whole.role = 'title'
  const count = whole.lines.findIndex(
    (_, index) => titleKey(joinLines(whole.lines.slice(0, index + 1).map((line) => line.text))) === head,
  )
  const rest = whole.lines.slice(count + 1)
  const full = foundTitle(whole)
  const titles = [...new Set([...places, whole])].map(foundTitle)
  if (count === -1 || rest.length === 0 || /^\s*(?:and|und|et|y|e|en|og|och|&)\s/i.test(rest[0]!.text))
    return { title: full, subtitle: null, titles }
  const piece = (lines: readonly PlainLine[]) => ({
    value: joinLines(lines.map((line) => line.text)),
    at: { start: lines[0]!.start, end: lines.at(-1)!.end },
  })
  return { title: piece(whole.lines.slice(0, count + 1)), subtitle: piece(rest), titles }
}

/** The title without its subtitle where a library's entry ("Title : subtitle / …") prints the chosen one so; its key. */
function cataloguedHead(blocks: readonly TitleBlock[], key: string): string | null {
  for (const { text } of blocks) {
    const entry = /^(.{3,200}?)\s:\s(.{3,300}?)(?:\s\/|$)/.exec(text.slice(0, 600))
    if (entry !== null && `${titleKey(entry[1]!)} ${titleKey(entry[2]!)}` === key) return titleKey(entry[1]!)
  }
  return null
}

const connective =
  /^(?:the|a|an|of|at|in|on|and|to|for|der|die|das|des|und|von|zu|le|la|les|de|du|et|el|los|las|y|il|della|e)$/i

/** The blocks of a title that is set line by line, each a block, down to the one at `last`: "THE / HISTORY / OF / A FERRY". */
function displayed(blocks: readonly TitleBlock[], last: number): TitleBlock[] {
  const isConnective = (block: TitleBlock | undefined) =>
    block !== undefined && connective.test(block.text.trim())
  let first = last
  while (first > 0 && last - first < 8) {
    const above = blocks[first - 1]!
    if (above.role !== null && above.role !== 'title') break
    if (!isConnective(above) && !isConnective(blocks[first])) break
    first -= 1
  }
  return isConnective(blocks[first]) || last - first >= 2 ? blocks.slice(first, last + 1) : [blocks[last]!]
}

function mayBeTitle(block: TitleBlock): boolean {
  return (
    block.role === null &&
    block.lines.length <= 6 &&
    block.text.length <= 260 &&
    /\p{L}{2}/u.test(block.text) &&
    !isNoTitle(block.text) &&
    !/^(?:www\.|https?:)|@/.test(block.text)
  )
}

/** A version, a date, a heading of the front matter, a running head with its page, or a single small word. */
function isNoTitle(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (
    /^(?:version|release|edition|ausgabe|v)\s*\d/i.test(text) ||
    /^\d+\s|\d\d:\d\d/.test(text) ||
    /^\p{Ll}+$/u.test(text) ||
    isDated(text) ||
    letters < 3 ||
    letters * 2 < text.replace(/\s/g, '').length ||
    frontHeadings.has(foldTitle(text))
  )
}

const frontHeadings: ReadonlySet<string> = new Set([
  ...prefaceWords,
  ...contentsWords,
  ...words(
    'abstract | summary | zusammenfassung | résumé | resumen | resumo | riassunto | keywords | thank you | thanks | danke | merci | gracias | grazie | obrigado',
  ),
])

function foundTitle(block: TitleBlock): Found<string> {
  return {
    value: joinLines([plainText(block.block)]),
    at: { start: block.block.start, end: block.block.end },
  }
}
