/** Counts as people write them: 12,000. */
export const number = new Intl.NumberFormat('en-US')
/** Words in a row: “a, b, and c”. */
export const list = new Intl.ListFormat('en-US', { type: 'conjunction' })
/** Whole megabytes; the noun is the caller’s. */
export const megabytes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const plural = new Intl.PluralRules('en-US')
const sizes = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 })
const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' })

/** A count with its noun: `1 highlight`, `12,000 highlights`. */
export function count(n: number, one: string, other = `${one}s`): string {
  return `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`
}

/** A moment as a person says it: `today at 3:05 PM`, `Nov 3, 2026 at 3:05 PM`. `time` is RFC 3339, `now` ms since 1970. */
export function moment(time: string, now = Date.now()): string {
  const date = new Date(time)
  const dayBefore = new Date(now)
  dayBefore.setDate(dayBefore.getDate() - 1)
  const on = day.format(date)
  const named = on === day.format(now) ? 'today' : on === day.format(dayBefore) ? 'yesterday' : on
  return `${named} at ${clock.format(date)}`
}

/** `12 MB`, `0.4 MB`. */
export function bytesOf(bytes: number): string {
  return `${sizes.format(Math.max(0.1, bytes / 1e6))} MB`
}

/** `p. 199`, or `pp. 199–200` for a range. */
export function pagesOf(label: string): string {
  return /[–,]|\d-\d/.test(label) ? `pp. ${label}` : `p. ${label}`
}
