import type { Found } from '../source.ts'
import type { FrontMatter } from './found.ts'
import { joinLines, plainText } from './plain-line.ts'
import type { TitleBlock } from './title-block.ts'

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
    !/^(?:www\.|https?:)|@/.test(block.text)
  )
}

function foundTitle(block: TitleBlock): Found<string> {
  return {
    value: joinLines([plainText(block.block)]),
    at: { start: block.block.start, end: block.block.end },
  }
}
