import type { CitedPassage } from '../../core/protocol/citations.ts'
import { orRefuse, print } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { annotationNamed, itemNamed } from '../named.ts'
import { htmlToRtf } from '../rtf.ts'

export interface CiteOptions {
  readonly library?: string
  readonly locator?: string
  readonly label: string
  readonly style: string
  readonly locale: string
  readonly as: string
  /** False with `--no-quote`: the citation alone. */
  readonly quote: boolean
}

/** `postil cite ITEM|ANNOTATION`: an annotation gives its passage and the citation with its page; an item the citation. */
export function cite(name: string, options: CiteOptions): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const { style, locale, locator, label } = options
    const annotation =
      name.startsWith('annotation:') || !itemNamed(store, name).ok ? annotationNamed(store, name) : null
    let cited: CitedPassage
    if (annotation?.ok === true) {
      cited = await call('citations.passage', {
        passage: { annotationId: annotation.value.id },
        style,
        locale,
        ...(locator === undefined ? {} : { locator }),
        quotation: options.quote,
      })
    } else {
      const item = orRefuse(itemNamed(store, name))
      cited = await call('citations.item', {
        itemId: item.id,
        style,
        locale,
        label,
        ...(locator === undefined ? {} : { locator }),
      })
    }
    await print(options.as === 'rtf' ? htmlToRtf(cited.html) : cited[options.as as keyof CitedPassage])
    return 0
  })
}
