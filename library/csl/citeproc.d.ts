/** What we use of citeproc-js, which has no types of its own. */
declare module 'citeproc' {
  /** A style or a locale, as citeproc's own XML parser makes it. */
  export interface CslNode {
    name: string
    attrs: Record<string, string>
    children: (CslNode | string)[]
  }
  interface CiteItem {
    id: string
    locator?: string
    label?: string
  }
  /** One style in one locale. */
  export interface Engine {
    opt: { development_extensions: Record<string, boolean> }
    setOutputFormat(format: 'html'): void
    updateItems(ids: readonly string[]): void
    makeCitationCluster(items: readonly CiteItem[]): string
    makeBibliography(): false | [{ hangingindent?: boolean; 'second-field-align'?: string | false }, string[]]
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
