/** The grammar of values of citation-js's BibTeX plugin, which its index does not export. */
declare module '@citation-js/plugin-bibtex/lib/input/value.js' {
  export function parse(text: string, field: string, languages?: readonly string[]): unknown
}
