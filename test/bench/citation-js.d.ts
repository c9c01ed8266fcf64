/** What the benchmark uses of citation-js, which has no types of its own. */
declare module '@citation-js/core' {
  export class Cite {
    readonly data: readonly unknown[]
    constructor(content: string, options: { forceType: string })
  }
}
declare module '@citation-js/plugin-bibtex'
