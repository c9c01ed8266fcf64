import type { CslName, IdentifiedCslItem } from '../../../core/records/csl.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullFamily, fullGiven, fullName, type Written } from '../shared/fields.ts'

const types: Readonly<Record<string, string>> = {
  'article-journal': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  article: 'ScholarlyArticle',
  book: 'Book',
  chapter: 'Chapter',
  'paper-conference': 'ScholarlyArticle',
  thesis: 'Thesis',
  report: 'Report',
  webpage: 'WebPage',
  'post-weblog': 'BlogPosting',
  dataset: 'Dataset',
  software: 'SoftwareSourceCode',
  map: 'Map',
  motion_picture: 'Movie',
  song: 'MusicRecording',
  legislation: 'Legislation',
  periodical: 'Periodical',
  manuscript: 'Manuscript',
  review: 'Review',
}

/** The items as schema.org's JSON-LD, to stand in a web page. Addresses that are no web address stay out. */
export function writeJsonLd(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('schema.org')
  const graph = items.map((item) => workOf(item, leftOut))
  // A page may hold this between script tags, which no field may close.
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)
  return { content: json.replaceAll('<', '\\u003c') + '\n', leftOut: leftOut.sentences() }
}

function workOf(item: IdentifiedCslItem, leftOut: LeftOut): object {
  const fields = new Fields(item)
  const container = fields.take('container-title')
  const isArticle = /^article|^review/.test(item.type)
  const doi = fields.take('DOI')
  const url = fields.take('URL')
  const pages = fields.pages()
  const publisher = fields.take('publisher')
  const place = fields.take('publisher-place')
  const issue = fields.take('issue')
  const volume = fields.take('volume')
  const issn = fields.take('ISSN')
  const work = {
    '@type': types[item.type] ?? 'CreativeWork',
    name: fields.take('title'),
    alternateName: fields.take('title-short'),
    author: people(fields.names('author')),
    editor: people(fields.names('editor')),
    translator: people(fields.names('translator')),
    datePublished: fields.day('issued'),
    publisher:
      publisher === undefined
        ? undefined
        : { '@type': 'Organization', name: publisher, ...(place === undefined ? {} : { address: place }) },
    isPartOf:
      container === undefined
        ? undefined
        : {
            '@type': isArticle ? 'Periodical' : 'Book',
            name: container,
            ...(issn === undefined ? {} : { issn }),
          },
    volumeNumber: volume,
    issueNumber: issue,
    pageStart: pages?.last === undefined ? undefined : pages.first,
    pageEnd: pages?.last,
    pagination: pages?.last === undefined ? pages?.first : undefined,
    numberOfPages: fields.take('number-of-pages'),
    bookEdition: fields.take('edition'),
    isbn: fields.take('ISBN'),
    inLanguage: fields.take('language'),
    abstract: fields.take('abstract'),
    keywords: fields.take('keyword'),
    identifier: doi === undefined ? undefined : { '@type': 'PropertyValue', propertyID: 'DOI', value: doi },
    sameAs: doi === undefined ? undefined : `https://doi.org/${encodeURI(doi)}`,
    url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined,
  }
  fields.tellRest(leftOut)
  return work
}

const people = (names: readonly CslName[]) =>
  names.length === 0
    ? undefined
    : names.map((name) =>
        name.family === undefined
          ? { '@type': 'Organization', name: fullName(name) }
          : {
              '@type': 'Person',
              name: fullName(name),
              familyName: fullFamily(name),
              givenName: fullGiven(name) || undefined,
            },
      )
