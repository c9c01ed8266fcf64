import { Node } from 'prosemirror-model'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import { schema } from '../../core/text/schema.ts'

/** A document in the window, and its canonical text, which is made when it is first asked for: opening a long text must not wait for it. */
export class ReadableText {
  readonly doc: Node
  private made: CanonicalText | null = null

  /** Throws RangeError where `json` is not a document of our schema. */
  constructor(json: unknown) {
    this.doc = Node.fromJSON(schema, json)
  }

  get canonical(): CanonicalText {
    this.made ??= new CanonicalText(this.doc)
    return this.made
  }
}
