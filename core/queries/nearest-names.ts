import { approximateMatches } from '../anchoring/approximate.ts'

/** More slips than one in three letters make another word. */
const mostErrors = 0.34

/** The names that somebody may have meant by one that is not there, likeliest first: those in which it stands with few slips, or that stand in it. */
export function nearestNames(wanted: string, names: Iterable<string>, most = 3): readonly string[] {
  const sought = folded(wanted)
  const near = [...new Set(names)].flatMap((name) => {
    const errors = errorsOf(sought, folded(name))
    return errors === null ? [] : [{ name, errors, length: Math.abs(name.length - wanted.length) }]
  })
  return near
    .sort((a, b) => a.errors - b.errors || a.length - b.length)
    .slice(0, most)
    .map(({ name }) => name)
}

function errorsOf(sought: string, name: string): number | null {
  const [inner, outer] = sought.length <= name.length ? [sought, name] : [name, sought]
  if (inner === '') return null
  return approximateMatches(outer, inner, Math.floor(inner.length * mostErrors), 1)[0]?.errors ?? null
}

const folded = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
