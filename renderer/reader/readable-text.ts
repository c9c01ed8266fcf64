import { Node } from 'prosemirror-model'
import { resolveRange } from '../../core/anchoring/resolve.ts'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import type { AnnotationRecord } from '../../core/records/annotation.ts'
import type { Span } from '../../core/structure/structure.ts'
import { schema } from '../../core/text/schema.ts'

/** A document in the window, and its canonical text, which is made when it is first asked for: opening a long text must not wait for it. */
export class ReadableText {
  readonly doc: Node
  private made: CanonicalText | null = null
  private readonly passages = new WeakMap<AnnotationRecord, { readonly span: Span | null }>()

  /** Throws RangeError where `json` is not a document of our schema. */
  constructor(json: unknown) {
    this.doc = Node.fromJSON(schema, json)
  }

  get canonical(): CanonicalText {
    this.made ??= new CanonicalText(this.doc)
    return this.made
  }

  /** Where a record's passage stands, or null for an orphan; looked for once a record. */
  passageOf(record: AnnotationRecord): Span | null {
    let known = this.passages.get(record)
    if (known === undefined) {
      known = { span: resolveRange(this.canonical.text, record.target.selector) }
      this.passages.set(record, known)
    }
    return known.span
  }
}
