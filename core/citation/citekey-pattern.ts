import { done, refuse, type Result } from '../commands/result.ts'
import type { ReadableStore } from '../store/store.ts'

/** What a citekey is made of: words that stand as they are, and fields of the item. */
export type CitekeyPattern = readonly CitekeyPiece[]
export type CitekeyPiece = { readonly text: string } | CitekeyField

export interface CitekeyField {
  readonly field: (typeof citekeyFields)[number]
  /** How many authors, words of the title, or last digits of the year; null for what is usual. */
  readonly count: number | null
  readonly casing: (typeof citekeyCasings)[number]
}

export const citekeyFields = ['author', 'year', 'title', 'journal'] as const
export const citekeyCasings = ['lower', 'upper', 'camel'] as const

/** Author and year: `rivera2014`. */
export const usualCitekey: CitekeyPattern = [
  { field: 'author', count: null, casing: 'lower' },
  { field: 'year', count: null, casing: 'lower' },
]

/** The most characters a pattern may have, and the most that a field may count. */
const longest = 200
const most = 20

/**
 * Reads a pattern: text, and fields in brackets, each with how many and how written where that is not the usual:
 * `[author:2|camel]-[year]-[title:3]`. Refuses what no key could be made of, and says at which character (from one).
 */
export function parseCitekeyPattern(source: string): Result<CitekeyPattern> {
  const invalid = (at: number, why: string) =>
    refuse('invalid', `This is no pattern for citekeys: ${why}, at character ${at + 1}.`, [
      `The usual one is ${printCitekeyPattern(usualCitekey)}. There are ${citekeyFields.map((name) => `[${name}]`).join(', ')}.`,
    ])
  if (source.length > longest) return invalid(longest, `it has more than ${longest} characters`)
  const pieces: CitekeyPiece[] = []
  for (let at = 0; at < source.length;) {
    if (source[at] !== '[') {
      const text = /^[^[\]]+/.exec(source.slice(at))?.[0] ?? ''
      if (text === '') return invalid(at, 'a bracket closes that none has opened')
      const wrong = /[\s{}@",\\#%'()~|]/.exec(text)
      if (wrong !== null) return invalid(at + wrong.index, `“${wrong[0]}” cannot stand in a key`)
      pieces.push({ text })
      at += text.length
      continue
    }
    const end = source.indexOf(']', at)
    if (end < 0) return invalid(at, 'a bracket opens that none closes')
    const [, name = '', count, casing = 'lower'] =
      /^([a-z]+)(?::(\d{1,2}))?(?:\|([a-z]+))?$/.exec(source.slice(at + 1, end)) ?? []
    const field = citekeyFields.find((one) => one === name)
    if (field === undefined) return invalid(at + 1, `there is no field “${source.slice(at + 1, end)}”`)
    const cased = citekeyCasings.find((one) => one === casing)
    if (cased === undefined) return invalid(at + 1, `“${casing}” is none of ${citekeyCasings.join(', ')}`)
    if (count !== undefined && (Number(count) < 1 || Number(count) > most))
      return invalid(at + 1, `“${count}” is not from 1 to ${most}`)
    pieces.push({ field, count: count === undefined ? null : Number(count), casing: cased })
    at = end + 1
  }
  return pieces.some((piece) => 'field' in piece)
    ? done(pieces)
    : invalid(0, 'it has no field, so all items would have one key')
}

/** The pattern as a person writes it; reads back as the same. */
export function printCitekeyPattern(pattern: CitekeyPattern): string {
  return pattern
    .map((piece) =>
      'text' in piece
        ? piece.text
        : `[${piece.field}${piece.count === null ? '' : `:${piece.count}`}${piece.casing === 'lower' ? '' : `|${piece.casing}`}]`,
    )
    .join('')
}

/** The setting with the library's pattern, as a person wrote it. */
export const citekeyPatternSetting = 'setting:citekey-pattern'

/** The library's pattern, or the usual one where none is set that can be read. */
export function citekeyPatternOf(store: ReadableStore): CitekeyPattern {
  const set = store.get(citekeyPatternSetting)?.value
  const parsed = parseCitekeyPattern(typeof set === 'string' ? set : '')
  return parsed.ok ? parsed.value : usualCitekey
}
