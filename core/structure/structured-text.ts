import type { Structure } from './structure.ts'

/** A {@link Structure} as it is stored and sent: the document as ProseMirror JSON, the canonical text left to be made from it. */
export interface StructuredText extends Omit<Structure, 'doc' | 'canonical'> {
  /** ProseMirror JSON of the schema in core/text. */
  readonly doc: unknown
}

/** For storage and the wire. The inverse is `Node.fromJSON(schema, doc)` and `new CanonicalText(doc)`. */
export function toStructuredText({ doc, canonical: _canonical, ...rest }: Structure): StructuredText {
  return { ...rest, doc: doc.toJSON() as unknown }
}
