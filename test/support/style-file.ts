/** A small CSL style as its file holds it: cites "[Family @page]" and lists titles. */
export function aStyleFile({
  id = 'http://www.zotero.org/styles/my-thesis',
  title = 'My Thesis Style',
  before = '[',
  parent,
}: {
  readonly id?: string
  readonly title?: string
  /** What stands before a citation: what tells one version from another. */
  readonly before?: string
  /** Makes it a dependent style, which only names the style of that id. */
  readonly parent?: string
} = {}): string {
  const link =
    parent === undefined
      ? ''
      : `<link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/>`
  const rules = `<citation><layout prefix="${before}" suffix="]"><names variable="author"><name form="short"/></names>
    <text variable="locator" prefix=" @"/></layout></citation>
  <bibliography><layout><text variable="title" font-style="italic"/></layout></bibliography>`
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>${title}</title><id>${id}</id>${link}<category citation-format="author-date"/></info>
  ${parent === undefined ? rules : ''}
</style>
`
}
