import { existsSync, readFileSync } from 'node:fs'
import { structureText } from '../../core/structure/structure-text.ts'
import { fixture } from '../support/fixture.ts'

/** The real text where it stands beside the project, else our own of the same shape. */
function oneText(): string {
  const seed = new URL('../../../shared/seed/new-south-american-regionalism.txt', import.meta.url)
  if (existsSync(seed)) return readFileSync(seed, 'utf8')
  const text = fixture('lamps-and-harbors.txt')
  return text.repeat(Math.ceil(70_000 / text.length))
}

/** Best of a few runs, in milliseconds: what the work costs without the machine's other business. */
function bestOf(runs: number, work: () => void): number {
  let best = Infinity
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** Prints the time to structure 70 KB, 700 KB and 7 MB of text, and the exponent of its growth between the last two. */
export function benchStructure(): void {
  const text = oneText()
  bestOf(3, () => structureText(text))
  const times = [1, 10, 100].map((copies) => {
    const source = text.repeat(copies)
    const time = bestOf(copies === 100 ? 1 : 3, () => structureText(source))
    console.log(`structure ${Math.round(source.length / 1000)} KB: ${time.toFixed(0)} ms`)
    return time
  })
  const exponent = Math.log10(times[2]! / times[0]!) / 2
  console.log(`structure growth exponent from 70 KB to 7 MB: ${exponent.toFixed(2)} (at most 1.1)`)
}

if (import.meta.main) benchStructure()
