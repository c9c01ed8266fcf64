import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { structureText } from '../../../../core/structure/structure-text.ts'
import { pageAt } from '../../../../core/text/page-map.ts'
import {
  book,
  everyFurniture,
  labelOf,
  printed,
  scanned,
  type Chapter,
  type Furniture,
  type PrintedPage,
} from '../../../support/printed-book.ts'

/** What was written comes back from what was printed and scanned, whatever shows the pages. */

const words = (text: string): string =>
  text
    .replace(/[⁰¹²³⁴-⁹]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()

function paragraphsOf(source: string): string[] {
  const { doc } = structureText(source)
  const found: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'footnote') return false
    if (node.type.name === 'paragraph') found.push(words(node.textContent))
    return !node.isTextblock
  })
  return found
}

const written = (chapters: readonly Chapter[]): string[] =>
  chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))

/** A failing book is reported as it is: making it smaller takes minutes. */
const samples = { numRuns: 25, seed: 21, endOnFailure: true }

/** Pages that nothing but their numbers part show themselves in a row of some length only. */
const enough = (pages: readonly PrintedPage[], furniture: Furniture): boolean =>
  pages.length > (furniture.endsWith('alone') ? 7 : 3)

describe.each(everyFurniture)('a book printed with %s', (furniture: Furniture) => {
  test('has the paragraphs that were written', () => {
    fc.assert(
      fc.property(book, (chapters) => {
        const pages = printed(chapters)
        fc.pre(enough(pages, furniture))
        expect(paragraphsOf(scanned(pages, furniture))).toEqual(written(chapters))
      }),
      samples,
    )
  })

  test('has every page where it began, and no other', () => {
    fc.assert(
      fc.property(book, fc.integer({ min: 1, max: 40 }), (chapters, from) => {
        const pages = printed(chapters, from)
        fc.pre(enough(pages, furniture))
        const { canonical, pageMap } = structureText(scanned(pages, furniture))
        const labels = pages.map((page) => labelOf(page, furniture))
        expect(pageMap.pages.map(({ label }) => label)).toEqual(labels)
        for (const [index, page] of pages.entries()) {
          // Inner lines, without the words at their ends: those may be divided.
          for (const line of page.lines.slice(3, -1)) {
            const inner = line.trim().split(' ').slice(1, -1).join(' ')
            const at = canonical.text.indexOf(inner)
            if (inner.length > 30 && canonical.text.indexOf(inner, at + 1) < 0)
              expect(pageAt(pageMap, at), inner).toBe(labels[index])
          }
        }
      }),
      samples,
    )
  })

  test('has its notes, each on the page of its call', () => {
    fc.assert(
      fc.property(book, (chapters) => {
        const pages = printed(chapters)
        fc.pre(enough(pages, furniture))
        const { canonical, footnotes } = structureText(scanned(pages, furniture))
        const wanted = pages.flatMap((page) =>
          page.notes.map((note) => `${labelOf(page, furniture)}: ${note}`),
        )
        const found = footnotes.map(
          ({ start, end, page }) => `${page ?? '?'}: ${words(canonical.text.slice(start, end))}`,
        )
        expect(found).toEqual(wanted)
      }),
      samples,
    )
  })
})
