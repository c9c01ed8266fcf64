import { escapeHtml } from '../../core/citation/escape.ts'
import { done, type Result } from '../../core/commands/result.ts'
import type { BibliographyFormat } from '../../core/interchange/format.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import type { IdentifiedCslItem } from '../../core/records/csl.ts'
import { writeBib } from './bibtex/write.ts'
import { writeCslJson } from './json/csl-json.ts'
import { setBibliography } from './formatted.ts'
import type { SetBibliography } from './processor.ts'
import type { Look } from './requests.ts'
import { bibliographyAsHtml, bibliographyAsRtf, bibliographyAsText } from './rich-text-output.ts'
import { writeRis } from './ris/write.ts'
import type { StyleShelf } from './style-shelf.ts'
import { writeCslYaml } from './yaml/csl-yaml.ts'

type Written = { readonly content: string; readonly leftOut: readonly string[] }

/** A file of the items. Formats of data hold every item; formatted ones what the style shows of them. */
export function writeItems(
  shelf: StyleShelf,
  items: readonly IdentifiedCslItem[],
  format: BibliographyFormat,
  look: Look,
): Result<Exported> {
  const [mediaType, extension] = kinds[format]
  const exported = ({ content, leftOut }: Written) => done({ content, mediaType, extension, leftOut })
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return exported(writeBib(items, format))
    case 'ris':
      return exported(writeRis(items))
    case 'csl-json':
      return exported({ content: writeCslJson(items), leftOut: [] })
    case 'csl-yaml':
      return exported({ content: writeCslYaml(items), leftOut: [] })
    case 'text':
    case 'html':
    case 'rtf': {
      const set = setBibliography(shelf, items, look)
      return set.ok ? exported({ content: formatted[format](set.value, look.locale), leftOut: [] }) : set
    }
  }
}

const kinds: Readonly<Record<BibliographyFormat, readonly [mediaType: string, extension: string]>> = {
  bibtex: ['application/x-bibtex', '.bib'],
  biblatex: ['application/x-bibtex', '.bib'],
  ris: ['application/x-research-info-systems', '.ris'],
  'csl-json': ['application/vnd.citationstyles.csl+json', '.json'],
  'csl-yaml': ['application/yaml', '.yaml'],
  text: ['text/plain', '.txt'],
  html: ['text/html', '.html'],
  rtf: ['application/rtf', '.rtf'],
}

const formatted: Readonly<Record<'text' | 'html' | 'rtf', (set: SetBibliography, locale: string) => string>> =
  {
    text: bibliographyAsText,
    html: (set, locale) =>
      `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<meta charset="utf-8">\n<title>Bibliography</title>\n` +
      `${bibliographyAsHtml(set)}</html>\n`,
    rtf: bibliographyAsRtf,
  }
