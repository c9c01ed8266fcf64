/** The groups that items are put into by their type, in the order in which a bibliography has them. */
export const typeGroups = [
  'books',
  'chapters',
  'articles',
  'reviews',
  'papers',
  'reports',
  'theses',
  'entries',
  'press',
  'manuscripts',
  'interviews',
  'legal',
  'arts',
  'data',
  'web',
  'other',
] as const
export type TypeGroup = (typeof typeGroups)[number]

/** Types of CSL 1.0.2 by group; one that is not here is of the others. */
const groupOf: Readonly<Record<string, TypeGroup>> = {
  article: 'articles',
  'article-journal': 'articles',
  'article-magazine': 'press',
  'article-newspaper': 'press',
  bill: 'legal',
  book: 'books',
  broadcast: 'arts',
  chapter: 'chapters',
  classic: 'books',
  collection: 'books',
  dataset: 'data',
  entry: 'entries',
  'entry-dictionary': 'entries',
  'entry-encyclopedia': 'entries',
  figure: 'arts',
  graphic: 'arts',
  hearing: 'legal',
  interview: 'interviews',
  legal_case: 'legal',
  legislation: 'legal',
  manuscript: 'manuscripts',
  map: 'arts',
  motion_picture: 'arts',
  musical_score: 'arts',
  'paper-conference': 'papers',
  patent: 'legal',
  performance: 'arts',
  periodical: 'books',
  personal_communication: 'manuscripts',
  post: 'web',
  'post-weblog': 'web',
  regulation: 'legal',
  report: 'reports',
  review: 'reviews',
  'review-book': 'reviews',
  software: 'data',
  song: 'arts',
  speech: 'papers',
  standard: 'reports',
  thesis: 'theses',
  treaty: 'legal',
  webpage: 'web',
}

export const typeGroupOf = (type: string): TypeGroup =>
  Object.hasOwn(groupOf, type) ? groupOf[type]! : 'other'

/** A heading that Postil words itself; `BCE` stands behind the years before our era, `others` over what no tag or collection has. */
export type HeadingName = TypeGroup | 'primary' | 'secondary' | 'no-author' | 'no-date' | 'others' | 'BCE'

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt'] as const

/** In the order of `languages`: the headings are part of a bibliography and so in its language. */
const words: Readonly<Record<HeadingName, string>> = {
  books: 'Books | Bücher | Livres | Libros | Libri | Livros',
  chapters:
    'Book Chapters | Buchkapitel | Chapitres de livres | Capítulos de libros | Capitoli di libri | Capítulos de livros',
  articles: 'Articles | Aufsätze | Articles | Artículos | Articoli | Artigos',
  reviews: 'Reviews | Rezensionen | Comptes rendus | Reseñas | Recensioni | Resenhas',
  papers:
    'Papers and Talks | Tagungsbeiträge und Vorträge | Communications et conférences | Ponencias y conferencias | Interventi e conferenze | Comunicações e conferências',
  reports:
    'Reports and Standards | Berichte und Normen | Rapports et normes | Informes y normas | Rapporti e norme | Relatórios e normas',
  theses: 'Theses | Hochschulschriften | Thèses et mémoires | Tesis | Tesi | Teses e dissertações',
  entries:
    'Reference Entries | Lexikonartikel | Articles d’encyclopédie et de dictionnaire | Entradas de enciclopedia y diccionario | Voci di enciclopedia e dizionario | Verbetes de enciclopédia e dicionário',
  press: 'Newspapers and Magazines | Zeitungen und Magazine | Presse | Prensa | Stampa | Imprensa',
  manuscripts:
    'Manuscripts and Letters | Handschriften und Briefe | Manuscrits et correspondance | Manuscritos y cartas | Manoscritti e lettere | Manuscritos e cartas',
  interviews: 'Interviews | Interviews | Entretiens | Entrevistas | Interviste | Entrevistas',
  legal:
    'Legal Sources | Rechtsquellen | Sources juridiques | Fuentes jurídicas | Fonti giuridiche | Fontes jurídicas',
  arts: 'Film, Sound and Images | Film, Ton und Bild | Films, sons et images | Cine, sonido e imagen | Film, suoni e immagini | Filmes, sons e imagens',
  data: 'Data and Software | Daten und Software | Données et logiciels | Datos y software | Dati e software | Dados e software',
  web: 'Web Pages | Webseiten | Pages web | Páginas web | Pagine web | Páginas da web',
  other: 'Other Sources | Andere Quellen | Autres sources | Otras fuentes | Altre fonti | Outras fontes',
  primary:
    'Primary Sources | Quellen | Sources primaires | Fuentes primarias | Fonti primarie | Fontes primárias',
  secondary:
    'Secondary Sources | Literatur | Sources secondaires | Fuentes secundarias | Fonti secondarie | Fontes secundárias',
  'no-author': 'Without Author | Ohne Verfasser | Sans auteur | Sin autor | Senza autore | Sem autor',
  'no-date': 'Without Date | Ohne Jahr | Sans date | Sin fecha | Senza data | Sem data',
  others: 'Others | Weitere | Autres | Otros | Altri | Outros',
  BCE: 'BCE | v. Chr. | av. J.-C. | a. C. | a.C. | a.C.',
}

/** The heading in the locale's language, or in English where we have no words in it. */
export function headingIn(name: HeadingName, locale: string): string {
  const language = languages.findIndex((one) => one === locale.split('-')[0])
  return words[name].split(' | ')[Math.max(0, language)]!
}
