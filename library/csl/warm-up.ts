import { lookSettings } from '../../core/citation/usual-look.ts'
import { sampleItems } from '../../core/citation/sample-items.ts'
import type { SettingId, SettingRecord } from '../../core/records/setting.ts'
import type { CslEngine } from './engine.ts'
import type { Look } from './requests.ts'

/** A window that has just opened has better things to do for so long; milliseconds. */
const rest = 1000

/**
 * So many citations, and the next one takes under 2 ms instead of some 200 for the first and 2 to 5 for those after it: the style
 * is compiled then, and so is what citeproc does most (measured: APA, `npm run bench`).
 */
const enough = 300

/** Has the thread for citations ready in the chosen style before somebody cites, while nobody waits for anything. */
export class WarmUp {
  private readonly engine: Pick<CslEngine, 'cite'>
  private readonly setting: (id: SettingId) => SettingRecord | undefined
  private timer: NodeJS.Timeout | null = null
  private warmed = ''

  /** `setting` looks a choice up at the moment when the warming begins. */
  constructor(engine: Pick<CslEngine, 'cite'>, setting: (id: SettingId) => SettingRecord | undefined) {
    this.engine = engine
    this.setting = setting
  }

  /** Begins in a while, or a while after the last call of this; does nothing where the chosen style is warm. */
  soon(): void {
    this.stop()
    this.timer = setTimeout(() => void this.now(), rest)
    // What ends meanwhile is not kept waiting.
    this.timer.unref()
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  /** Begins at once; done when all is warm. One after another, so that a citation that is wanted meanwhile waits for one of these at most. */
  async now(): Promise<void> {
    const look = this.look()
    const name = JSON.stringify(look)
    if (name === this.warmed) return
    this.warmed = name
    for (let cited = 0; cited < enough; cited++) {
      const item = sampleItems[cited % sampleItems.length]!
      const answer = await this.engine.cite([[{ item, locator: '12' }]], look)
      // A style that cannot be used is told to who uses it; a library that closes needs nothing warm.
      if (!answer.ok) return
    }
  }

  private look(): Look {
    const chosen = ({ key, usual }: { key: string; usual: string }): string => {
      const value = this.setting(`setting:${key}`)?.value
      return typeof value === 'string' ? value : usual
    }
    return { style: chosen(lookSettings.style), locale: chosen(lookSettings.locale) }
  }
}
