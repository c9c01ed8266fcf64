import { z } from 'zod'
import { annotating, groupings, plainArrangement, sortings } from '../bibliography/arrangement.ts'
import { locatorLabels } from '../citation/locator.ts'
import { bibliographyFormats } from '../interchange/format.ts'
import { idOf } from '../records/record.ts'
import { method, output } from './method.ts'

/** A passage with its citation, ready for the clipboard and for manuscripts. */
export interface CitedPassage {
  /** “Quotation” (Rivera, 2014, p. 199). */
  readonly text: string
  /** The same, for rich text editors. Escaped by us; safe to put on a clipboard. */
  readonly html: string
  readonly pandoc: string
  readonly latex: string
  readonly typst: string
}

/** What an export holds, and what the format could not. */
export interface Exported {
  readonly content: string
  readonly mediaType: string
  /** A file name's ending, with the dot: ".bib". */
  readonly extension: string
  /** One sentence each: fields of items that the format cannot hold. */
  readonly leftOut: readonly string[]
}

const style = z.string().min(1).max(200)
/** `CiteDetails`, checked. */
const details = z.object({
  locator: z.string().max(200).optional(),
  label: z
    .enum(locatorLabels, {
      error: ({ input }) =>
        `“${String(input)}” is nothing that CSL counts; there are ${locatorLabels.join(', ')}`,
    })
    .optional(),
  prefix: z.string().max(500).optional(),
  suffix: z.string().max(500).optional(),
  suppressAuthor: z.boolean().optional(),
  narrative: z.boolean().optional(),
})
/** `Arrangement`, checked. */
export const arrangement = z.object({
  group: z.enum(groupings).default('none'),
  sort: z.enum(sortings).default('style'),
  annotate: z.enum(annotating).default('none'),
  primary: z.string().max(2000).optional(),
})
/** Left out: the style's own. */
const locale = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)

export const citationMethods = {
  /** The passage of an annotation, or of a range of a text, with its citation and page. */
  'citations.passage': method(
    'read',
    z.object({
      passage: z.union([
        z.object({ annotationId: idOf('annotation') }),
        z.object({
          textId: idOf('text'),
          start: z.number().int().nonnegative(),
          end: z.number().int().positive(),
        }),
      ]),
      /** A locator stands in place of the passage's own page. */
      details: details.default({}),
      /** False: the citation alone. */
      quotation: z.boolean().default(true),
      style,
      locale: locale.optional(),
    }),
    output<CitedPassage>(),
  ),
  /**
   * Citations without a quotation. Each may name several items and highlights, a highlight with its page. Several are
   * notes of one document, in its order: with "ibid." and short forms where the style has them.
   */
  'citations.cite': method(
    'read',
    z.object({
      citations: z
        .array(
          z
            .array(details.extend({ of: z.union([idOf('item'), idOf('annotation')]) }))
            .min(1)
            .max(100),
        )
        .min(1)
        .max(10_000),
      style,
      locale: locale.optional(),
    }),
    output<readonly CitedPassage[]>(),
  ),
  /** No ids and no collection: every item of the library. Only a formatted bibliography can be arranged; another format refuses it. */
  'citations.export': method(
    'read',
    z.object({
      itemIds: z.array(idOf('item')).optional(),
      /** The items of this collection, in its order. */
      collectionId: idOf('collection').optional(),
      /** True: no items make a file of none, for a file that is kept up to date; otherwise they are refused. */
      empty: z.boolean().default(false),
      format: z.enum(bibliographyFormats),
      style: style.default('apa'),
      locale: locale.optional(),
      arrangement: arrangement.default(plainArrangement),
    }),
    output<Exported>(),
  ),
}
