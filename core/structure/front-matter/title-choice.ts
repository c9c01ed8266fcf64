import type { Found } from '../source.ts'
import type { FrontMatter } from './found.ts'
import { contentsWords, prefaceWords } from './front-words.ts'
import { foldTitle, joinLines, plainText } from './plain-line.ts'
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
  const proper = places.findLast((block) => /\p{Ll}/u.test(block.text)) ?? places.at(-1)!
  const after = blocks[blocks.indexOf(proper) + 1]
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
