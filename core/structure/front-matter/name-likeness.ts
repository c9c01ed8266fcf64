import { nameKey } from './personal-name.ts'

/** How two printed names stand to each other: letter for letter the same, one a misprint of the other, or two people. */
export type NameLikeness = 'same' | 'variant' | 'other'

/**
 * Compares two names word by word. A variant differs in accents, or in so few letters that a slip explains it: one
 * letter in a word of five or more (of four, where a letter is doubled, lost or swapped), two in a word of eight
 * or more, three in all; and one word at least is the same. A shared surname alone is never enough.
 */
export function nameLikeness(a: string, b: string): NameLikeness {
  if (bare(a) === bare(b)) return 'same'
  const left = nameKey(a).split(' ')
  const right = nameKey(b).split(' ')
  if (left.length < 2 || right.length < 2) return 'other'
  if (left.join(' ') === right.join(' ')) return 'variant'
  if (left.length !== right.length) return 'other'
  const slips = left.map((word, index) => slip(word, right[index]!))
  const total = slips.reduce((sum, distance) => sum + distance, 0)
  return slips.includes(0) && total <= 3 ? 'variant' : 'other'
}

/** Letters added, lost, changed or swapped between two words, never more than `limit` + 1 (optimal string alignment). */
export function letterDistance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 60) return a === b ? 0 : limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(changed, last[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return Math.min(last[b.length]!, limit + 1)
}

function slip(a: string, b: string): number {
  const distance = letterDistance(a, b)
  const length = Math.max(a.length, b.length)
  const sameLength = a.length === b.length
  const swapped = sameLength && [...a].sort().join('') === [...b].sort().join('')
  const allowed = length >= 8 ? 2 : length >= 5 || (length === 4 && (!sameLength || swapped)) ? 1 : 0
  return distance <= allowed ? distance : Infinity
}

function bare(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
}
