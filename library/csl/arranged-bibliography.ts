import type { ArrangedItems } from '../../core/bibliography/arrangement.ts'
import { entryNoteParagraphs } from '../../core/bibliography/entry-notes.ts'
import { done, type Result } from '../../core/commands/result.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { setArranged } from './arranged-list.ts'
import type { PrintedBibliography } from './bibliography-output.ts'
import { refuseNoBibliography } from './formatted.ts'
import type { Look } from './requests.ts'
import type { StyleShelf } from './style-shelf.ts'

/** The items as they were arranged, with what stands under each. */
export function arrangedBibliography(
  shelf: StyleShelf,
  items: readonly IdentifiedCslItem[],
  look: Look,
  arranged: ArrangedItems,
): Result<PrintedBibliography> {
  const set = shelf.using(look, (style, localeOf) =>
    setArranged(items, arranged, { style, locale: look.locale, localeOf }),
  )
  if (!set.ok) return set
  const list = set.value
  if (list === null) return refuseNoBibliography(shelf, look)
  const language = { locale: look.locale, pageTerm: list.pageTerm }
  return done({
    hangingIndent: list.hangingIndent,
    sections: list.sections.map(({ heading, entries }) => ({
      heading,
      entries: entries.map((entry) => ({
        words: entry.words,
        under: entry.items
          .flatMap((item) => arranged.under[item] ?? [])
          .flatMap((note) => entryNoteParagraphs(note, language)),
      })),
    })),
  })
}
