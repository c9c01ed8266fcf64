import { launchChromium } from '../support/chromium.ts'
import { longText } from '../e2e/reader-harness/sample.ts'
import { serveHarness } from '../e2e/reader-harness/serve.ts'

/**
 * How long a text takes to open in the reader and to take its first highlight, at 100,000 and 1,000,000 words,
 * and the same text as plain HTML. In real Chromium; each figure is the least of several runs in a fresh page.
 */
const lengths = [100_000, 1_000_000] as const
const runs = 5
/** The bound: ten times the words, less than three times the time. */
const most = 3

const browser = await launchChromium()
const rows: Record<string, { open: number; highlight: number; plain: number }> = {}
for (const words of lengths) {
  const served = await serveHarness(longText(words), 'bench.tsx')
  const best = { open: Infinity, highlight: Infinity, plain: Infinity }
  for (let run = 0; run < runs; run++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(120_000)
    await page.goto(served.url)
    const figures = await page.evaluate(() => window.bench())
    best.open = Math.min(best.open, figures.open)
    best.highlight = Math.min(best.highlight, figures.highlight)
    best.plain = Math.min(best.plain, figures.plain)
    await page.close()
  }
  rows[`${words.toLocaleString('en-US')} words`] = best
  await served.close()
}
await browser.close()

const [short, long] = Object.values(rows) as [(typeof rows)[string], (typeof rows)[string]]
const ms = (value: number): string => `${value.toFixed(1).padStart(9)} ms`
console.log(
  `${''.padEnd(18)}${'open'.padStart(12)}${'highlight'.padStart(12)}${'both'.padStart(12)}${'plain HTML'.padStart(12)}`,
)
for (const [name, { open, highlight, plain }] of Object.entries(rows))
  console.log(`${name.padEnd(18)}${ms(open)}${ms(highlight)}${ms(open + highlight)}${ms(plain)}`)
const ratio = (long.open + long.highlight) / (short.open + short.highlight)
console.log(
  `ratio: open ${(long.open / short.open).toFixed(2)}, highlight ${(long.highlight / short.highlight).toFixed(2)}, ` +
    `both ${ratio.toFixed(2)} (less than ${most} wanted), plain HTML ${(long.plain / short.plain).toFixed(2)}`,
)
process.exitCode = ratio < most ? 0 : 1
