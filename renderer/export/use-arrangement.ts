import { useMemo } from 'react'
import {
  annotating,
  groupings,
  plainArrangement,
  sortings,
  type Arrangement,
} from '../../core/bibliography/arrangement.ts'
import { useSetting } from '../library/hooks.ts'

const none: Record<string, string> = {}

/** How bibliographies are arranged: chosen once and kept. What another version has stored and this one does not know counts as not chosen. */
export function useArrangement(): readonly [Arrangement, (change: Partial<Arrangement>) => void] {
  const [stored, store] = useSetting<Record<string, string>>('bibliography-arrangement', none)
  const arrangement = useMemo((): Arrangement => arrangementIn(stored), [stored])
  return [arrangement, (change) => store({ ...stored, ...change } as Record<string, string>)]
}

function arrangementIn(stored: Readonly<Record<string, unknown>>): Arrangement {
  return {
    group: groupings.find((one) => one === stored.group) ?? plainArrangement.group,
    sort: sortings.find((one) => one === stored.sort) ?? plainArrangement.sort,
    annotate: annotating.find((one) => one === stored.annotate) ?? plainArrangement.annotate,
    primary: typeof stored.primary === 'string' ? stored.primary : 'type:manuscripts',
  }
}
