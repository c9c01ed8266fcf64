import { Node } from 'prosemirror-model'
import { z } from 'zod'
import { cslItem } from '../../core/records/csl.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import { schema } from '../../core/text/schema.ts'

/** A structure that everybody who reads it can rely on, and its canonical text. */
export interface SoundText {
  readonly structure: StructuredText
  readonly canonical: CanonicalText
}

/**
 * The text that a value from a file is, or null. A file of a text may come out of an archive that no Postil wrote: the
 * document then breaks the rules of its schema, a list is missing, or an offset lies outside of the text.
 */
export function soundTextIn(value: unknown): SoundText | null {
  const doc = documentIn((value as { doc?: unknown } | null | undefined)?.doc)
  if (doc === null) return null
  const canonical = new CanonicalText(doc)
  return structureWithin(canonical.text.length).safeParse(value).success
    ? { structure: value as StructuredText, canonical }
    : null
}

/** A document by the rules of the schema, its attributes words and numbers; or null. */
function documentIn(json: unknown): Node | null {
  try {
    const doc = Node.fromJSON(schema, json)
    doc.check()
    if (doc.type !== schema.topNodeType) return null
    let isSound = true
    doc.descendants((node) => {
      const attributes = [node.attrs, ...node.marks.map((mark) => mark.attrs)].flatMap(Object.entries)
      isSound &&= attributes.every(([name, value]) => (attributeRules[name] ?? isLabel)(value))
      return isSound
    })
    return isSound ? doc : null
  } catch (error) {
    // What ProseMirror and the stack say of a document that is none.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** The schema leaves open what an attribute is; all but these are words, or null. */
const attributeRules: Readonly<Record<string, (value: unknown) => boolean>> = {
  level: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 6,
  start: (value) => Number.isSafeInteger(value),
  ordered: (value) => typeof value === 'boolean',
}
const isLabel = (value: unknown): boolean => value === null || typeof value === 'string'

/** Offsets end with the text: a place outside of it can be neither shown nor found. */
function structureWithin(length: number) {
  const offset = z.number().int().min(0).max(length)
  const text = z.string()
  const label = text.nullable()
  const spanOf = <T extends z.ZodRawShape>(shape: T) =>
    z.looseObject({ start: offset, end: offset, ...shape })
  const contents = spanOf({
    kind: text,
    number: label,
    title: text,
    authors: z.array(text),
    page: label,
  })
  const confidence = z.number()
  return z.looseObject({
    language: text,
    words: z.number(),
    title: text,
    pageMap: z.looseObject({
      pages: z.array(spanOf({ label: text, evidence: z.array(text), confidence })),
      displaced: z.array(spanOf({ label: text })),
    }),
    outline: z.array(
      spanOf({
        level: z.number().int().min(1).max(6),
        title: text,
        number: label,
        page: label,
        section: text,
      }),
    ),
    footnotes: z.array(spanOf({ id: text, label: text, page: label, call: offset.nullable(), text })),
    tables: z.array(
      spanOf({
        label,
        caption: text,
        header: z.array(text),
        rows: z.array(z.array(text)),
        source: label,
        page: label,
      }),
    ),
    contents: z.array(contents),
    figuresListed: z.array(contents),
    tablesListed: z.array(contents),
    citations: z.array(
      spanOf({
        raw: text,
        page: label,
        cites: z.array(z.looseObject({ names: z.array(text), year: text, suffix: label, locator: label })),
        place: text,
      }),
    ),
    records: z.array(
      z.looseObject({
        key: text,
        csl: cslItem,
        partOf: label,
        evidence: z.record(text, z.array(spanOf({}))),
      }),
    ),
    discrepancies: z.array(
      z.looseObject({ kind: text, message: text, places: z.array(spanOf({ text, page: label })) }),
    ),
    rejoined: z.array(z.looseObject({ at: offset, confidence })),
    pageClues: z.looseObject({
      length: z.number(),
      candidates: z.array(z.looseObject({ offset, evidence: text, label, confidence })),
      known: z.array(z.looseObject({ offset, label: text, evidence: text, begins: z.boolean(), confidence })),
      displaced: z.array(spanOf({ call: offset })),
      gaps: z.array(offset),
    }),
  })
}
