import { z } from 'zod'
import { idOf, isoTime } from './record.ts'

/** W3C Web Annotation, `TextPositionSelector`: UTF-16 units of the canonical text, `end` exclusive. */
export const textPositionSelector = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
export type TextPositionSelector = z.infer<typeof textPositionSelector>

/** W3C Web Annotation, `TextQuoteSelector`: the passage verbatim and up to 32 UTF-16 units of what stands around it. */
export const textQuoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
})
export type TextQuoteSelector = z.infer<typeof textQuoteSelector>

/** The colours a highlight can have. People give them meanings (claim, evidence, doubt …) in the settings. */
export const highlightColors = ['yellow', 'green', 'blue', 'pink', 'violet'] as const
export const highlightColor = z.enum(highlightColors)
export type HighlightColor = z.infer<typeof highlightColor>

/** W3C `TextualBody`: a note (purpose `commenting`, Markdown) or a tag (purpose `tagging`, plain). */
export const textualBody = z.object({
  type: z.literal('TextualBody'),
  purpose: z.enum(['commenting', 'tagging']),
  format: z.enum(['text/markdown', 'text/plain']),
  value: z.string(),
})
export type TextualBody = z.infer<typeof textualBody>

/** A highlight or a margin note: a passage of a text and what a reader made of it. */
export const annotationRecord = z.object({
  id: idOf('annotation'),
  typeName: z.literal('annotation'),
  motivation: z.enum(['highlighting', 'commenting']),
  target: z.object({
    source: idOf('text'),
    /** The revision that the selectors were described in. */
    revision: z.number().int().positive(),
    selector: z.tuple([textPositionSelector, textQuoteSelector]),
  }),
  /** At most one note, first; then the tags in the order they were given. */
  body: z.array(textualBody),
  color: highlightColor,
  /** Derived, kept so that lists need no text: the page label or range, and the headings above the passage, outermost first. */
  page: z.string().nullable(),
  heading: z.array(z.string()),
  creator: z.string().nullable(),
  created: isoTime,
  modified: isoTime,
})
export type AnnotationRecord = z.infer<typeof annotationRecord>
export type AnnotationId = AnnotationRecord['id']

/** The note's Markdown, or '' where there is none. */
export function noteOf(annotation: AnnotationRecord): string {
  return annotation.body.find((body) => body.purpose === 'commenting')?.value ?? ''
}

/** The tags in the order they were given. */
export function tagsOf(annotation: AnnotationRecord): string[] {
  return annotation.body.filter((body) => body.purpose === 'tagging').map((body) => body.value)
}

/** The bodies of a note and tags, in the order that {@link annotationRecord} states. */
export function bodyOf(note: string, tags: readonly string[]): TextualBody[] {
  const bodies: TextualBody[] = tags.map((value) => ({
    type: 'TextualBody',
    purpose: 'tagging',
    format: 'text/plain',
    value,
  }))
  if (note !== '')
    bodies.unshift({ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: note })
  return bodies
}

/** The passage verbatim. */
export function quoteOf(annotation: AnnotationRecord): string {
  return annotation.target.selector[1].exact
}
