/** A place where a pattern occurs with at most some errors. */
export interface Approximate {
  readonly start: number
  readonly end: number
  /** Insertions, deletions and replacements (Levenshtein) between the pattern and the place. */
  readonly errors: number
}

const wordBits = 32

/**
 * Every end of a best match of `pattern` in `text` with at most `maxErrors` errors: Myers' bit-parallel algorithm (1999)
 * in blocks of 32 (Hyyrö, 2003), O(text × pattern / 32). At most `most` places, those with the fewest errors.
 */
export function approximateMatches(
  text: string,
  pattern: string,
  maxErrors: number,
  most = 32,
): Approximate[] {
  if (pattern === '') return []
  const ends = thinnedEnds(matchEnds(text, pattern, maxErrors), pattern.length).slice(0, most)
  return ends.map(({ end, errors }) => ({ start: startOf(text, pattern, end, errors), end, errors }))
}

interface End {
  readonly end: number
  readonly errors: number
}

/** Of ends that stand within half a pattern of each other, the best; best first. */
function thinnedEnds(ends: readonly End[], length: number): End[] {
  const kept: End[] = []
  for (const end of ends) {
    const last = kept.at(-1)
    if (last !== undefined && end.end - last.end <= length / 2) {
      if (end.errors < last.errors) kept[kept.length - 1] = end
    } else kept.push(end)
  }
  return kept.sort((a, b) => a.errors - b.errors)
}

function matchEnds(text: string, pattern: string, maxErrors: number): End[] {
  const blocks = Math.ceil(pattern.length / wordBits)
  const { rows, masks } = patternMasks(pattern, blocks)
  const plus = new Uint32Array(blocks).fill(0xffffffff)
  const minus = new Uint32Array(blocks)
  const lastBit = (pattern.length - 1) % wordBits
  let errors = pattern.length
  const ends: End[] = []
  for (let at = 0; at < text.length; at++) {
    const row = rows[text.charCodeAt(at)]!
    let carryPlus = 0
    let carryMinus = 0
    for (let block = 0; block < blocks; block++) {
      const positive = plus[block]!
      const negative = minus[block]!
      let equal = masks[row + block]!
      const vertical = equal | negative
      equal |= carryMinus
      const horizontal = ((((equal & positive) >>> 0) + positive) ^ positive) | equal
      let up = negative | ~(horizontal | positive)
      let down = positive & horizontal
      if (block === blocks - 1) errors += ((up >>> lastBit) & 1) - ((down >>> lastBit) & 1)
      const nextPlus = up >>> 31
      const nextMinus = down >>> 31
      up = (up << 1) | carryPlus
      down = (down << 1) | carryMinus
      plus[block] = down | ~(vertical | up)
      minus[block] = up & vertical
      carryPlus = nextPlus
      carryMinus = nextMinus
    }
    if (errors <= maxErrors) ends.push({ end: at + 1, errors })
  }
  return ends
}

/** For each UTF-16 unit the row of its masks, row 0 for units that the pattern has not; a bit tells where it has them. */
function patternMasks(pattern: string, blocks: number): { rows: Uint32Array; masks: Uint32Array } {
  const rows = new Uint32Array(0x10000)
  const distinct = [
    ...new Set(Array.from({ length: pattern.length }, (_, index) => pattern.charCodeAt(index))),
  ]
  distinct.forEach((code, index) => (rows[code] = (index + 1) * blocks))
  const masks = new Uint32Array((distinct.length + 1) * blocks)
  for (let index = 0; index < pattern.length; index++)
    masks[rows[pattern.charCodeAt(index)]! + Math.floor(index / wordBits)]! |= 1 << (index % wordBits)
  return { rows, masks }
}

/** Where the match that ends at `end` begins: the same search backwards, over no more text than the match can fill. */
function startOf(text: string, pattern: string, end: number, errors: number): number {
  const from = Math.max(0, end - pattern.length - errors)
  const backwards = matchEnds(reversed(text.slice(from, end)), reversed(pattern), errors)
  let best: End | null = null
  for (const each of backwards) if (best === null || each.errors < best.errors) best = each
  return best === null ? from : end - best.end
}

const reversed = (text: string): string => text.split('').reverse().join('')
