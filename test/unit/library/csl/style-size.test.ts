import { expect, test } from 'vitest'
import { openBundledStyles } from '../../../../library/csl/bundled-styles.ts'
import { expandedSize, mostElements } from '../../../../library/csl/style-size.ts'

test('every bundled style is far from the most that a style may have', { timeout: 60_000 }, () => {
  const bundled = openBundledStyles()
  const largest = Math.max(...[...bundled.titles.keys()].map((id) => expandedSize(bundled.style(id)!)))
  expect(largest).toBeGreaterThan(10_000)
  expect(largest).toBeLessThan(mostElements / 10)
})
