import { bibliographyFormats, type BibliographyFormat } from '../../core/interchange/format.ts'
import { orRefuse, print, say } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { itemNamed } from '../named.ts'
import { formatNamed } from './convert.ts'

/** `postil export --as F [ITEM...]`: the named items, or all. */
export async function exportItems(
  names: readonly string[],
  options: { library?: string; as: string; style: string; locale: string },
): Promise<number> {
  const format = orRefuse(formatNamed<BibliographyFormat>(options.as, bibliographyFormats, 'write'))
  return withLibrary(options.library, async ({ store, call }) => {
    const itemIds = names.map((name) => orRefuse(itemNamed(store, name)).id)
    const { style, locale } = options
    const exported = await call('citations.export', {
      format,
      style,
      locale,
      ...(itemIds.length === 0 ? {} : { itemIds }),
    })
    for (const line of exported.leftOut) say(line)
    await print(exported.content)
    return 0
  })
}
