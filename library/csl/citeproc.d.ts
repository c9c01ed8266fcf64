/** What we use of citeproc-js, which has no types of its own. */
declare module 'citeproc' {
  /** A style or a locale, as citeproc's own XML parser makes it. */
  export interface CslNode {
    name: string
    attrs: Record<string, string>
    children: (CslNode | string)[]
  }
  export interface CiteItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: true
    'author-only'?: true
  }
  interface DocumentCitation {
    citationID: string
    citationItems: readonly CiteItem[]
    /** The number of its note; 0 in the text. */
    properties: { noteIndex: number; unsorted?: boolean }
  }
  /** How a cite is told from others: names shown, the form of each given name, the year's letter, and text that is written only then. */
  interface Disambiguated {
    names: number[]
    givens: number[][]
    year_suffix: string | false
    disambiguate: number | boolean
  }
  /** One style in one locale. */
  export interface Engine {
    opt: { development_extensions: Record<string, boolean>; xclass: 'note' | 'in-text' }
    bibliography: { opt: Record<string, unknown> }
    registry: {
      getSortedIds(): string[]
      /** What is decided about each item beside the others. */
      registry: Record<string, { disambig: Disambiguated } | undefined>
    }
    setOutputFormat(format: 'html'): void
    updateItems(ids: readonly string[]): void
    makeCitationCluster(items: readonly CiteItem[]): string
    /** Sets the citations of a whole document in their order: of each its id, its note's number and what it reads. */
    rebuildProcessorState(
      citations: readonly DocumentCitation[],
      format: 'html',
      uncited: readonly string[],
    ): [string, number, string][]
    /** A word of the locale; `plural` is 0 or 1. */
    getTerm(term: string, form: 'short' | 'long', plural: 0 | 1): string | undefined
    /** `page_start` is the id of the entry before the page, or true for the first page. */
    makeBibliography(page?: { page_start: string | true; page_length: number }):
      | false
      | [
          {
            hangingindent?: boolean
            'second-field-align'?: string | false
            /** Of each entry the ids of its items. */
            entry_ids: string[][]
          },
          string[],
        ]
  }
  const CSL: {
    Engine: new (
      sys: {
        retrieveLocale(language: string): CslNode
        retrieveItem(id: string): object
      },
      style: CslNode,
      language: string,
      forceLanguage: boolean,
    ) => Engine
    parseXml(xml: string): CslNode
  }
  export default CSL
}
