import type { ArrangedItems } from '../../core/bibliography/arrangement.ts'
import { escapeHtml } from '../../core/citation/escape.ts'
import { done, type Result } from '../../core/commands/result.ts'
import {
  formattedFormats,
  type BibliographyFormat,
  type FormattedFormat,
} from '../../core/interchange/format.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import { nameVariables, type IdentifiedCslItem } from '../../core/records/csl.ts'
import { customOf } from '../../core/records/csl-custom.ts'
import { othersOf } from './bibtex/names.ts'
import { writeBib } from './bibtex/write.ts'
import { writeCslJson } from './json/csl-json.ts'
import { arrangedBibliography } from './arranged-bibliography.ts'
import { writeBibliography } from './bibliography-output.ts'
import { printed, setBibliography } from './formatted.ts'
import type { Look } from './requests.ts'
import { withSafeLinks } from './safe-links.ts'
import type { Written } from './shared/fields.ts'
import { writeCoins } from './web/write-coins.ts'
import { writeWikipedia } from './web/write-wikipedia.ts'
import { writeCff } from './yaml/write-cff.ts'
import { writeWordXml } from './documents/write-word-xml.ts'
import { writeEndnoteXml } from './endnote/write-xml.ts'
import { writeEnw } from './endnote/write-enw.ts'
import { writeBibJson } from './json/write-bibjson.ts'
import { writeJsonLd } from './json/write-json-ld.ts'
import { writeMods } from './mods/write.ts'
import { writeRis } from './ris/write.ts'
import type { StyleShelf } from './style-shelf.ts'
import { writeCslYaml } from './yaml/csl-yaml.ts'

/**
 * A file of the items. Formats of data hold every item; formatted ones what the style shows of them,
 * arranged where that is asked. A link that does something leaves in none of them.
 */
export function writeItems(
  shelf: StyleShelf,
  given: readonly IdentifiedCslItem[],
  format: BibliographyFormat,
  look: Look,
  arranged?: ArrangedItems,
): Result<Exported> {
  const [mediaType, extension] = kinds[format]
  const { items, leftOut } = withSafeLinks(given)
  if (isData(format)) {
    const written = writers[format](items)
    return done({ ...written, leftOut: [...leftOut, ...written.leftOut], mediaType, extension })
  }
  const list =
    arranged === undefined
      ? setBibliography(shelf, items, look)
      : arrangedBibliography(shelf, items, look, arranged)
  if (!list.ok) return list
  const content = writeBibliography('sections' in list.value ? list.value : printed(list.value), format)
  return done({
    content: format === 'html' ? htmlPage(content, look.locale) : content,
    leftOut: [...leftOut, ...items.flatMap(othersLeftOut)],
    mediaType,
    extension,
  })
}

/** Styles shorten lists by their length alone: CSL cannot say that a short one has more names than it says. */
const othersLeftOut = (item: IdentifiedCslItem): readonly string[] =>
  customOf(item, 'bibtex')
    .filter(([name]) => nameVariables.some((variable) => name === othersOf(variable)))
    .map(
      ([name]) =>
        `${item.id}: styles have no place for “and others” after “${name.slice(othersOf('').length)}”.`,
    )

const htmlPage = (body: string, locale: string) =>
  `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<meta charset="utf-8">\n<title>Bibliography</title>\n${body}</html>\n`

type DataFormat = Exclude<BibliographyFormat, FormattedFormat>
const isData = (format: BibliographyFormat): format is DataFormat =>
  !(formattedFormats as readonly string[]).includes(format)

const writers: Readonly<Record<DataFormat, (items: readonly IdentifiedCslItem[]) => Written>> = {
  bibtex: (items) => writeBib(items, 'bibtex'),
  biblatex: (items) => writeBib(items, 'biblatex'),
  ris: writeRis,
  'csl-json': (items) => ({ content: writeCslJson(items), leftOut: [] }),
  'csl-yaml': (items) => ({ content: writeCslYaml(items), leftOut: [] }),
  'endnote-xml': writeEndnoteXml,
  enw: writeEnw,
  mods: writeMods,
  bibjson: writeBibJson,
  cff: writeCff,
  coins: writeCoins,
  'json-ld': writeJsonLd,
  wikipedia: writeWikipedia,
  'word-xml': writeWordXml,
}

const kinds: Readonly<Record<BibliographyFormat, readonly [mediaType: string, extension: string]>> = {
  bibtex: ['application/x-bibtex', '.bib'],
  biblatex: ['application/x-bibtex', '.bib'],
  ris: ['application/x-research-info-systems', '.ris'],
  'csl-json': ['application/vnd.citationstyles.csl+json', '.json'],
  'csl-yaml': ['application/yaml', '.yaml'],
  'endnote-xml': ['application/xml', '.xml'],
  enw: ['application/x-endnote-refer', '.enw'],
  mods: ['application/mods+xml', '.mods'],
  bibjson: ['application/json', '.json'],
  cff: ['application/yaml', '.cff'],
  coins: ['text/html', '.html'],
  'json-ld': ['application/ld+json', '.jsonld'],
  wikipedia: ['text/plain', '.wiki'],
  'word-xml': ['application/xml', '.xml'],
  text: ['text/plain', '.txt'],
  html: ['text/html', '.html'],
  rtf: ['application/rtf', '.rtf'],
  markdown: ['text/markdown', '.md'],
  latex: ['application/x-latex', '.tex'],
  typst: ['text/plain', '.typ'],
}
