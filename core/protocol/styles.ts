import { z } from 'zod'
import type { RichText } from '../citation/rich-text.ts'
import type { StyleInfo } from '../citation/style-info.ts'
import { idOf } from '../records/record.ts'
import { method, output } from './method.ts'

/** What a style makes of a few items. */
export interface StylePreview {
  /** The first item cited at a page, and the same item cited again at another, as they follow each other in a document. */
  readonly citations: readonly (readonly RichText[])[]
  /** Null where the style has no bibliography. */
  readonly bibliography: {
    readonly entries: readonly (readonly RichText[])[]
    readonly hangingIndent: boolean
  } | null
  /** True where the items are made up, because the library has none. */
  readonly sample: boolean
}

/** What became of a style's file that was to be added. */
export type AddedStyle =
  | { readonly kind: 'added'; readonly style: StyleInfo }
  /** The very same style was the library's already. Nothing was changed. */
  | { readonly kind: 'known'; readonly style: StyleInfo }
  /** Another style has that id, `taken`. Nothing was changed; the caller says what is wanted. */
  | { readonly kind: 'taken'; readonly taken: StyleInfo; readonly title: string }

/** What a person answers when another style has the id: the new one in its place, or both. */
export const conflictAnswers = ['replace', 'keep-both'] as const
export type ConflictAnswer = (typeof conflictAnswers)[number]

const style = z.string().min(1).max(200)
/** A style of the library's own, which is a file name there; never a path. */
const ownId = z.string().regex(/^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,149}$/u)

export const styleMethods = {
  /** The library's own styles and the bundled ones, by title. */
  'styles.list': method(
    'read',
    z.object({}),
    output<{ styles: readonly StyleInfo[]; locales: readonly string[] }>(),
  ),
  /** Sets the items, or made-up ones where there are none, in the style. A style that cannot be used is refused with its reason. */
  'styles.preview': method(
    'read',
    z.object({
      style,
      locale: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
        .default('en-US'),
      itemIds: z.array(idOf('item')).max(10).default([]),
    }),
    output<StylePreview>(),
  ),
  /** Copies a `.csl` file into the library after it was tried. `bytes` is base64, of at most 2 MB; `name` is its file's, for messages. */
  'styles.add': method(
    'act',
    z.object({
      name: z.string().min(1).max(1000),
      bytes: z.base64().max(3_000_000),
      onConflict: z.enum(conflictAnswers).optional(),
    }),
    output<AddedStyle>(),
  ),
  /** Puts a style of the library's own aside, where `styles.restore` finds it. */
  'styles.remove': method('act', z.object({ id: ownId }), output<null>()),
  /** Brings back the style of that id that was removed last; refused where another has its place by now. */
  'styles.restore': method('act', z.object({ id: ownId }), output<null>()),
}
