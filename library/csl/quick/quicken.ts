import type CSL from 'citeproc'
import { internalsOf } from './internals.ts'
import { quickenCompiling } from './compiling.ts'
import { quickenDisambiguation } from './disambiguation.ts'
import { quickenNames } from './names.ts'
import { quickenRunning } from './running.ts'
import { quickenSorting } from './sorting.ts'
import { quickenText } from './text.ts'

/**
 * Makes citeproc about twice as fast, in place. Each part puts a quick path before one of its functions that answers only where that function's answer
 * is known without its work, and leaves all else to it; so what it writes stays the same, to the letter (`quicken.test.ts` holds it beside an
 * untouched citeproc). For 1,000 items in APA's style, half of citeproc's time went into what these paths leave out.
 */
export function quicken(citeproc: typeof CSL): void {
  const internals = internalsOf(citeproc)
  quickenCompiling(internals)
  quickenRunning(internals)
  quickenText(internals)
  quickenNames(internals)
  quickenSorting(internals)
  quickenDisambiguation(internals)
}
