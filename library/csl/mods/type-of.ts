import { all, first, noteAsked, peekText, text, texts, type XmlElement } from '../shared/xml.ts'
import { itemTypes } from '../zotero-types.ts'
import { identifier } from './identifier.ts'
import { modsGenres, modsTypes } from './types.ts'

/** The CSL type of a record and the whole that it is in. Genres that say so, and no others, are noted as asked for. */
export function typeOf(mods: XmlElement, host: XmlElement | undefined): string {
  const resource = text(mods, 'typeOfResource')?.toLowerCase() ?? ''
  const genres = all(mods, 'genre').map((genre) => ({
    genre,
    type: typeOfGenre(peekText(genre).trim().toLowerCase(), host),
  }))
  const told = genres.find(({ type }) => type !== undefined)?.type
  for (const { genre, type } of genres) if (type !== undefined && type === told) noteAsked(genre)
  if (told !== undefined) return told
  const media = all(mods, 'physicalDescription', 'internetMediaType').map(peekText)
  const isPaged = first(host, 'part') !== undefined || first(mods, 'part') !== undefined
  if (media.includes('text/html') && !isPaged) return 'webpage'
  const isText = /^(?:text|$)/.test(resource)
  const shown = modsTypes.find(([, , known]) => known === resource || resource.startsWith(known))?.[0]
  if (!isText && shown !== undefined) return shown
  if (host !== undefined) {
    const genres = [...texts(host, 'genre'), ...texts(host, 'originInfo', 'issuance')].map((genre) =>
      genre.toLowerCase(),
    )
    if (genres.includes('newspaper')) return 'article-newspaper'
    if (genres.includes('magazine')) return 'article-magazine'
    if (genres.some((genre) => /conference/.test(genre))) return 'paper-conference'
    const isJournal =
      genres.some((genre) => /periodical|journal|continuing|serial/.test(genre)) ||
      (identifier(host, 'issn') !== undefined && identifier(host, 'isbn') === undefined)
    return isJournal ? 'article-journal' : 'chapter'
  }
  if (
    resource.startsWith('text') &&
    /^(?:continuing|serial)$/.test(text(mods, 'originInfo', 'issuance') ?? '')
  )
    return 'periodical'
  return isText ? 'book' : 'document'
}

/** Zotero writes its own types as genres. */
const zoteroGenres: ReadonlyMap<string, string> = new Map(
  Object.entries(itemTypes).map(([type, csl]) => [type.toLowerCase(), csl]),
)

function typeOfGenre(word: string, host: XmlElement | undefined): string | undefined {
  // An "article" of a library is one of a journal, CSL's is a preprint.
  const known = modsTypes.find(([csl, name]) => (csl === word && csl !== 'article') || name === word)?.[0]
  // What is in a whole is a part, though its catalog names the kind of the whole.
  if (known !== undefined && !(/^(?:book|periodical)$/.test(known) && host !== undefined)) return known
  // Where no whole is named, the publication of a conference is the whole.
  if (word === 'conference publication' && host === undefined) return 'book'
  return Object.hasOwn(modsGenres, word)
    ? modsGenres[word]
    : word === 'book'
      ? undefined
      : zoteroGenres.get(word)
}
