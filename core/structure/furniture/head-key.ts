/** A running head without what changes from page to page and from scan to scan: number, case, accents, stops and spaces. */
export function headKey(text: string): string {
  return text
    .slice(0, 160)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '')
}

/** True where two keys are one head that a scan read in two ways: one letter in six may differ. Bounded by 160 × 27 steps. */
export function sameHead(a: string, b: string): boolean {
  if (a === b) return true
  const most = Math.floor(Math.max(a.length, b.length) / 6)
  if (most === 0 || Math.abs(a.length - b.length) > most) return false
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    const from = Math.max(1, i - most)
    const to = Math.min(b.length, i + most)
    for (let j = 1; j <= b.length; j++) {
      if (j < from || j > to) {
        next[j] = most + 1
        continue
      }
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    if (Math.min(...next) > most) return false
    row = next
  }
  return row[b.length]! <= most
}
