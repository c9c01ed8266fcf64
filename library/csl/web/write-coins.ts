import { escapeHtml } from '../../../core/citation/escape.ts'
import type { IdentifiedCslItem } from '../../../core/records/csl.ts'
import { LeftOut } from '../left-out.ts'
import { Fields, fullFamily, fullGiven, fullName, type Written } from '../shared/fields.ts'

/** The items as COinS: OpenURL context objects in empty elements that reference managers find in a web page. */
export function writeCoins(items: readonly IdentifiedCslItem[]): Written {
  const leftOut = new LeftOut('COinS')
  const spans = items.map(
    (item) => `<span class="Z3988" title="${escapeHtml(contextOf(item, leftOut))}"></span>\n`,
  )
  return { content: spans.join(''), leftOut: leftOut.sentences() }
}

function contextOf(item: IdentifiedCslItem, leftOut: LeftOut): string {
  const fields = new Fields(item)
  const isJournal = /^article(?!$)|^review/.test(item.type)
  const parameters: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    [
      'rft_val_fmt',
      `info:ofi/fmt:kev:mtx:${isJournal ? 'journal' : item.type === 'thesis' ? 'dissertation' : 'book'}`,
    ],
  ]
  const put = (name: string, value: string | undefined) => parameters.push([`rft.${name}`, value])
  const doi = fields.take('DOI')
  if (doi !== undefined) parameters.push(['rft_id', `info:doi/${doi}`])
  const url = fields.take('URL')
  if (url !== undefined && /^https?:\/\//i.test(url)) parameters.push(['rft_id', url])
  const title = fields.take('title')
  const container = fields.take('container-title')
  if (isJournal) {
    put('genre', 'article')
    put('atitle', title)
    put('jtitle', container)
    put('stitle', fields.take('container-title-short'))
    put('volume', fields.take('volume'))
    put('issue', fields.take('issue'))
  } else if (item.type === 'thesis') put('title', title)
  else {
    const isPart = container !== undefined
    put(
      'genre',
      isPart
        ? item.type === 'paper-conference'
          ? 'proceeding'
          : 'bookitem'
        : item.type === 'report'
          ? 'report'
          : 'book',
    )
    put(isPart ? 'atitle' : 'btitle', title)
    put('btitle', container)
    put('series', fields.take('collection-title'))
    put('edition', fields.take('edition'))
  }
  put(item.type === 'thesis' ? 'inst' : 'pub', fields.take('publisher'))
  put('place', fields.take('publisher-place'))
  const [first, ...others] = fields.names('author')
  put('aulast', first === undefined ? undefined : fullFamily(first))
  put('aufirst', first === undefined ? undefined : fullGiven(first))
  for (const name of first === undefined ? [] : [first, ...others])
    put(name.family === undefined ? 'aucorp' : 'au', fullName(name))
  put('date', fields.day('issued'))
  const pages = fields.pages()
  put('spage', pages?.last === undefined ? undefined : pages.first)
  put('epage', pages?.last)
  put('pages', pages?.last === undefined ? pages?.first : `${pages.first}-${pages.last}`)
  put('tpages', fields.take('number-of-pages'))
  put('isbn', fields.take('ISBN'))
  put('issn', fields.take('ISSN'))
  put('language', fields.take('language'))
  fields.tellRest(leftOut)
  return parameters
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value!.replace(/\p{Cs}/gu, '\ufffd'))}`)
    .join('&')
}
