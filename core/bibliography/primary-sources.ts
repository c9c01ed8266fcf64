import { done, refuse, type Result } from '../commands/result.ts'
import { typeGroupOf } from './headings.ts'
import type { ItemToList } from './item-to-list.ts'
import { yearOf } from './sort-items.ts'

const kinds = ['type', 'tag', 'collection', 'before'] as const

/** Tells a primary source from a secondary one. */
export type PrimaryRule = (item: ItemToList) => boolean

/**
 * Reads a rule of `type:manuscript`, `tag:archive`, `collection:Letters` and `before:1900`, parted by semicolons: what one
 * of them holds for is a primary source. After the colon several may stand, parted by commas; a type is one of CSL's, or one of
 * `typeGroups`. Capitals do not count.
 */
export function parsePrimaryRule(source: string): Result<PrimaryRule> {
  const rules: PrimaryRule[] = []
  for (const part of source.split(';').map((one) => one.trim())) {
    if (part === '') continue
    const colon = part.indexOf(':')
    const kind = kinds.find((one) => one === part.slice(0, Math.max(0, colon)).trim().toLowerCase())
    const values = part
      .slice(colon + 1)
      .split(',')
      .map((value) => value.trim().toLowerCase())
      .filter((value) => value !== '')
    if (kind === undefined || values.length === 0) return refuseRule(part)
    if (kind === 'before') {
      const year = Number(values[0])
      if (values.length > 1 || !Number.isInteger(year)) return refuseRule(part)
      rules.push(({ csl }) => (yearOf(csl) ?? Infinity) < year)
    } else rules.push((item) => valuesOf(kind, item).some((value) => values.includes(value.toLowerCase())))
  }
  return rules.length === 0 ? refuseRule(source) : done((item) => rules.some((holds) => holds(item)))
}

function valuesOf(kind: 'type' | 'tag' | 'collection', item: ItemToList): readonly string[] {
  return kind === 'type'
    ? [item.csl.type, typeGroupOf(item.csl.type)]
    : kind === 'tag'
      ? item.tags
      : item.collections
}

const refuseRule = (part: string) =>
  refuse(
    'invalid',
    part === ''
      ? 'It is not said which sources are primary.'
      : `“${part}” does not say which sources are primary.`,
    ['Such as: type:manuscript,interview; tag:archive; collection:Letters; before:1900'],
  )
