import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullFamily, fullGiven, fullName, type Written } from '../shared/fields.ts'

const templates: Readonly<Record<string, string>> = {
  'article-journal': 'cite journal',
  'article-magazine': 'cite magazine',
  'article-newspaper': 'cite news',
  article: 'cite document',
  book: 'cite book',
  chapter: 'cite book',
  'entry-encyclopedia': 'cite encyclopedia',
  'paper-conference': 'cite conference',
  thesis: 'cite thesis',
  report: 'cite report',
  webpage: 'cite web',
  'post-weblog': 'cite web',
  interview: 'cite interview',
  map: 'cite map',
  speech: 'cite speech',
  motion_picture: 'cite AV media',
}

/** The items as citation templates of the English Wikipedia. */
export function writeWikipedia(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('Wikipedia’s template')
  const all = items.map((item) => `* ${templateOf(item, leftOut)}\n`)
  return { content: all.join(''), leftOut: leftOut.sentences() }
}

function templateOf(item: IdentifiedCslItem, leftOut: LeftOut): string {
  const fields = new Fields(item)
  const template = templates[item.type] ?? 'citation'
  const parameters: [string, string | undefined][] = []
  const put = (name: string, value: string | undefined) => parameters.push([name, value])
  const isPart = /book|encyclopedia/.test(template) && item['container-title'] !== undefined
  putNames(put, fields.names('author'), '')
  put(isPart ? 'chapter' : 'title', fields.take('title'))
  const wholes: Readonly<Record<string, string>> = {
    'cite web': 'website',
    'cite conference': 'book-title',
    'cite book': 'title',
    'cite encyclopedia': 'title',
    'cite news': 'newspaper',
    'cite magazine': 'magazine',
  }
  put(wholes[template] ?? 'journal', fields.take('container-title'))
  putNames(put, fields.names('editor'), 'editor-')
  putNames(put, fields.names('translator'), 'translator-')
  put('date', fields.day('issued') ?? fields.dateInWords('issued'))
  for (const [name, variable] of [
    ['series', 'collection-title'],
    ['volume', 'volume'],
    ['issue', 'issue'],
    ['number', 'number'],
    ['edition', 'edition'],
    ['type', 'genre'],
    ['location', 'publisher-place'],
    ['publisher', 'publisher'],
    ['isbn', 'ISBN'],
    ['issn', 'ISSN'],
    ['lccn', 'LCCN'],
    ['doi', 'DOI'],
    ['pmid', 'PMID'],
    ['language', 'language'],
  ] as const)
    put(name, fields.take(variable))
  put('pmc', fields.take('PMCID')?.replace(/^PMC/i, ''))
  const page = fields.take('page')
  put(/[-–,]/.test(page ?? '') ? 'pages' : 'page', page?.replace(/-/g, '–'))
  const url = fields.take('URL')
  put('url', url !== undefined && /^https?:\/\//i.test(url) ? url : undefined)
  put('access-date', fields.day('accessed'))
  fields.tellRest(leftOut)
  return `{{${template} ${parameters
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `|${name}=${escapeWiki(value!)}`)
    .join(' ')}}}`
}

function putNames(
  put: (name: string, value: string | undefined) => void,
  names: readonly CslName[],
  prefix: string,
): void {
  names.forEach((name, index) => {
    const n = names.length === 1 ? '' : String(index + 1)
    if (name.family === undefined)
      put(`${prefix === '' ? 'author' : prefix.slice(0, -1)}${n}`, fullName(name))
    else {
      put(`${prefix}last${n}`, fullFamily(name))
      put(`${prefix}first${n}`, [fullGiven(name), name.suffix].filter(Boolean).join(' '))
    }
  })
}

/** What would end a parameter, a template or a link, or be a tag. */
const escapeWiki = (words: string): string =>
  words
    .replace(/<\/?i>/g, "''")
    .replace(/<\/?b>/g, "'''")
    .replace(/[|{}[\]<>&~]/g, (character) => (character === '|' ? '{{!}}' : `&#${character.charCodeAt(0)};`))
