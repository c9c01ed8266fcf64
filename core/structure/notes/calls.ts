import { plainFigures } from './note-start.ts'

/** A place in a text that may call a note. Offsets are those of the text it was found in. */
export interface CallCandidate {
  readonly from: number
  readonly to: number
  readonly label: string
  /** `sure`: raised, or in square brackets. `likely`: a sign. `glued`: a plain figure that touches the word or stop before it. */
  readonly strength: 'sure' | 'likely' | 'glued'
}

const patterns: readonly { readonly pattern: RegExp; readonly strength: CallCandidate['strength'] }[] = [
  {
    pattern: /(?<=[^\s\d])[⁰¹²³⁴-⁹]{1,4}|(?<=\p{L}{2}\p{M}?\s|[.,;:!?"”’)]\s)[⁰¹²³⁴-⁹]{1,4}/gu,
    strength: 'sure',
  },
  { pattern: /(?<=\S ?)<sup>\s*(?:\d{1,4}|[*†‡§]{1,3})\s*<\/sup>/gi, strength: 'sure' },
  { pattern: /(?<=\S ?)\[(?:\d{1,3}|[*†‡§]|[A-Z])\](?!\()/g, strength: 'sure' },
  { pattern: /(?<=\S)\^\{?\d{1,3}\}?/g, strength: 'sure' },
  { pattern: /(?<=[\p{L}.,;:!?"”’)])(?:[†‡§]{1,3}|\*{1,3})(?=[\s.,;:!?)"”’—–]|$)/gu, strength: 'likely' },
  {
    pattern: /(?<=[\p{L}\p{M}][.,;:!?]["”’)]?|[\p{L}\p{M}]["”’)][.,;:]?)\d{1,3}(?=[\s—–]|$)/gu,
    strength: 'glued',
  },
  { pattern: /(?<=\p{Ll}{3})\d{1,3}(?=[\s.,;:!?)—–]|$)/gu, strength: 'glued' },
]

/** Units that are raised to a power rather than annotated. */
const power = /(?:^|[\s\d(/])(?:[kcmdµ]?m|ft|in|yd|mi|s|x|y|r|n)$/i

/** Every place that may call a note, in order; where two readings overlap the first kind above wins. */
export function callCandidates(text: string): CallCandidate[] {
  const found: CallCandidate[] = []
  for (const { pattern, strength } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      if (/^[²³]$/.test(match[0]) && power.test(text.slice(Math.max(0, from - 6), from))) continue
      const label = plainFigures(match[0].replace(/<\/?sup>|[\s[\]{}^]/gi, ''))
      if (label !== '' && !/^0/.test(label)) found.push({ from, to: from + match[0].length, label, strength })
    }
  }
  found.sort((a, b) => a.from - b.from)
  let end = -1
  return found.filter((candidate) => {
    if (candidate.from < end) return false
    end = candidate.to
    return true
  })
}
