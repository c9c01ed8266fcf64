import type CSL from 'citeproc'

/**
 * What the quick paths touch inside citeproc-js (2.4.63, the pinned version). It has no types of its own; names are citeproc's, and a function that it
 * calls on its engine has the engine as `this`.
 */
export interface Internals {
  readonly SUPERSCRIPTS_REGEXP: RegExp
  /** A comparison set from outside, which then stands before any other. */
  readonly stringCompare?: Compare
  toLocaleLowerCase: ChangeCase
  toLocaleUpperCase: ChangeCase
  getSafeEscape(state: State): (text: string) => string
  getSortCompare(this: State, locale?: string): Compare
  tokenExec(this: State, token: Token, item: object, cite: object | undefined): number
  Blob: new (content: unknown, token?: BlobToken, levelName?: string) => object
  readonly Stack: { readonly prototype: { mystack: unknown[]; value(): unknown } }
  readonly Output: { readonly Formats: Record<string, { text_escape(text: string): string }> }
  readonly Util: {
    FlipFlopper: new (state: State) => { processTags(blob: { blobs: string }): void }
    readonly Names: {
      initializeWith(state: State, name: string, terminator: string, normalizeOnly?: boolean): string
    }
  }
  readonly XmlJSON: {
    readonly prototype: {
      readonly dataObj: XmlNode
      getNodesByName(tree: XmlNode, name: string, called?: string, found?: XmlNode[]): XmlNode[]
    }
  }
  readonly Registry: { readonly prototype: Registry }
  readonly Disambiguation: {
    readonly prototype: {
      readonly state: State
      readonly modes: readonly string[]
      readonly ambigcites: Record<string, readonly string[] | undefined>
      run(key: string): void
    }
  }
}

/** The engine of one style, as citeproc's functions see it. */
export interface State {
  readonly tmp: {
    readonly area: string
    /** The item's language, where it has one, and the style's. */
    readonly lang_array?: readonly string[]
    readonly jump: { replace(way: 'succeed' | 'fail'): void }
  }
  readonly opt: {
    readonly mode: string
    readonly 'initialize-with-hyphen'?: boolean
    readonly development_extensions: Readonly<Record<string, boolean>>
  }
  readonly citation: { readonly opt: Readonly<Record<string, unknown>> }
  readonly registry: Registry
  getTerm(term: string): string | undefined
}

export interface Registry {
  readonly registry: Record<
    string,
    { readonly disambig: { readonly givens: readonly (readonly (number | undefined)[])[] } } | undefined
  >
  readonly namereg: { readonly nameindpkeys: Record<string, Record<string, NameCount> | undefined> }
  doinserts(ids: readonly string[]): void
  setdisambigs(): void
}

/** How many forms of given names there are to a family name, and of each of these initials. */
interface NameCount {
  readonly count: number
  readonly ikey: Readonly<Record<string, { readonly count: number }>>
}

/** A compiled element of a style; `next`, `succeed` and `fail` are places in its list. */
export interface Token {
  readonly next: number
  readonly succeed: number
  readonly fail: number
  readonly test?: (item: object, cite: object | undefined) => boolean
  readonly execs: readonly ((
    this: Token,
    state: State,
    item: object,
    cite: object | undefined,
  ) => number | undefined)[]
}

export interface BlobToken {
  readonly strings?: object
  readonly decorations?: readonly (readonly string[])[]
}

export interface XmlNode {
  readonly name: string
  readonly attrs: { readonly name?: string }
}

export type Compare = (a: string, b: string) => number
type ChangeCase = (this: State, text: string) => string

/** citeproc seen from inside. */
export function internalsOf(citeproc: typeof CSL): Internals {
  return citeproc as unknown as Internals
}
