import { words } from './words.ts'

/**
 * The words by which books name their own parts, in the languages we have met. All lower case, as they stand
 * after {@link foldTitle}: without markup, final punctuation or doubled spaces, accents kept. A language is added here and
 * nowhere else.
 */

export const contentsWords: ReadonlySet<string> = new Set(
  words(`
  contents | table of contents | contents of this volume | the contents | contents page | inhalt |
  inhaltsverzeichnis | inhaltsübersicht | inhalt des bandes | table des matières | table des matieres |
  table | sommaire | índice | indice | índice general | indice general | índice de contenidos |
  contenido | contenidos | tabla de contenido | tabla de contenidos | tabla de materias | sumario |
  sommario | indice generale | inhoud | inhoudsopgave | sumário | índice geral | conteúdo | innehåll |
  innehållsförteckning | indhold | indholdsfortegnelse | innhold | innholdsfortegnelse | sisällys |
  obsah | spis treści | tartalom | cuprins | içindekiler | содержание | оглавление | περιεχόμενα
`),
)

export const figureListWords: ReadonlySet<string> = new Set(
  words(`
  figures | list of figures | illustrations | list of illustrations | plates | list of plates | maps |
  list of maps | maps and figures | list of maps and figures | charts | list of charts | abbildungen |
  abbildungsverzeichnis | verzeichnis der abbildungen | liste des figures | table des figures |
  table des illustrations | liste des illustrations | índice de figuras | lista de figuras |
  índice de gráficos | lista de gráficos | figuras | gráficos | elenco delle figure |
  indice delle figure | lijst van figuren | lijst van afbeeldingen
`),
)

export const tableListWords: ReadonlySet<string> = new Set(
  words(`
  tables | list of tables | tabellen | tabellenverzeichnis | verzeichnis der tabellen |
  liste des tableaux | table des tableaux | índice de tablas | índice de cuadros | lista de tablas |
  lista de cuadros | lista de tabelas | índice de tabelas | tablas | cuadros | elenco delle tabelle |
  indice delle tabelle | lijst van tabellen
`),
)

/** Lists that hold both; which is which is told by a subheading or by the label of each entry. */
export const mixedListWords: ReadonlySet<string> = new Set(
  words(`
  list of figures and tables | list of tables and figures | figures and tables | tables and figures |
  list of tables, figures and maps | list of illustrations and tables | abbildungen und tabellen |
  abbildungs- und tabellenverzeichnis | liste des figures et tableaux |
  liste des figures et des tableaux | índice de figuras y tablas | índice de tablas y figuras |
  índice de cuadros y gráficos | lista de figuras e tabelas | elenco delle figure e delle tabelle |
  lijst van figuren en tabellen
`),
)

export const contributorsWords: ReadonlySet<string> = new Set(
  words(`
  contributors | the contributors | list of contributors | notes on contributors |
  notes on the contributors | about the contributors | contributors to this volume | notes on authors |
  about the authors | about the authors and editors | about the editors and contributors |
  editors and contributors | list of authors | autorenverzeichnis | autorinnen und autoren |
  die autorinnen und autoren | die autoren | verzeichnis der autoren | zu den autoren | les auteurs |
  liste des auteurs | présentation des auteurs | notices sur les auteurs | los autores |
  sobre los autores | acerca de los autores | lista de autores | autores | colaboradores | os autores |
  sobre os autores | gli autori | notizie sugli autori | profili degli autori | over de auteurs |
  medewerkers | lijst van auteurs
`),
)

/** Headings of the book's own pieces before the first chapter: what follows them is prose to be read, not title page. */
export const prefaceWords: ReadonlySet<string> = new Set(
  words(`
  preface | foreword | acknowledgments | acknowledgements | introduction | prologue | prolegomena |
  author's note | author’s note | editor's note | editor’s note | editor's preface | translator's note |
  translator's preface | note on the text | abbreviations | list of abbreviations | vorwort |
  geleitwort | einleitung | danksagung | préface | avant-propos | remerciements | prólogo | prefacio |
  presentación | introducción | agradecimientos | prefazione | premessa | introduzione | voorwoord |
  inleiding | woord vooraf | prefácio | introdução
`),
)

/** Lines over a column of page numbers. */
export const pageColumnWords: ReadonlySet<string> = new Set(
  words(`
  page | pages | page no | seite | seiten | pág | págs | página | pagina | p | pp | chapter page |
  chap page | chapter | chap | sidan
`),
)

export const partWords: readonly string[] = words(`
  part | section | book | teil | abschnitt | partie | livre | parte | sección | libro | sezione | deel |
  del | часть
`)

export const chapterWords: readonly string[] = words(`
  chapter | chap. | ch. | lecture | essay | kapitel | kap. | chapitre | chap. | capítulo | capitulo |
  cap. | capitolo | hoofdstuk | kapittel | глава
`)

/** Labels before the number in lists and captions. */
export const figureLabelWords: readonly string[] = words(`
  figure | fig. | map | plate | chart | illustration | box | abbildung | abb. | karte | carte | figura |
  gráfico | mapa | afbeelding | figuur | tavola
`)
export const tableLabelWords: readonly string[] = words(`
  table | tab. | tabelle | tableau | tabla | cuadro | tabela | tabella | tabel
`)

/** Numbers spelt out, as behind "Chapter" and "Part". */
export const numberWords: readonly string[] = words(`
  one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen |
  fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | twenty
`)

/** The first of a row where only the first is spelt out ("Chapitre premier", "Capítulo primero"). */
export const firstWords: readonly string[] = words(`
  premier | première | primero | primera | primeiro | primo | prima | erster | erste | erstes
`)

/** Ordinals before the word for a part ("Erster Teil", "Première partie"). */
export const ordinalWords: readonly string[] = words(`
  first | second | third | fourth | fifth | sixth | erster | zweiter | dritter | vierter | fünfter |
  première | deuxième | seconde | troisième | quatrième | cinquième | primera | segunda | tercera |
  cuarta | quinta | prima | seconda | terza | quarta | primeira | terceira | eerste | tweede | derde |
  vierde
`)

/** What stands before the names of those who made the book; longest first within a role is not needed. */
export const editorWords: readonly string[] = words(`
  coordinadora | coordinador | coordinadores | coordinadoras | compilador | compiladora |
  compiladores | herausgeberin | herausgeberinnen | organizador | organizadora | organizadores |
  curatore | curatori | edited by | edited and introduced by | edited with an introduction by | editors | editor |
  general editor | herausgegeben von | hrsg. von | hg. von | herausgeber | sous la direction de |
  dirigé par | édité par | editado por | edición de | coordinado por | compilado por | organizado por |
  organização de | a cura di | onder redactie van | redactie | redigerad av | redigeret af |
  redigert av
`)
export const authorWords: readonly string[] = words(`
  by | written by | von | par | por | di | door | av | af
`)
export const translatorWords: readonly string[] = words(`
  translated by | translation by | translated from the german by | translated from the french by |
  translated from the spanish by | translated from the italian by | übersetzt von |
  aus dem englischen von | traduit par | traduction de | traducido por | traducción de | tradotto da |
  traduzione di | tradução de | vertaald door
`)

/** What a series calls itself: the last or first word of its name. */
export const seriesWords: readonly string[] = words(`
  series | reihe | schriftenreihe | schriften zur | schriften zu | schriften der | schriften des |
  abhandlungen zur | abhandlungen der | untersuchungen zur | forschungen zur | quellen und | collection | colección | coleção | collana | reeks | library |
  bibliothek | bibliothèque | biblioteca | studies in | texts in | studien zu | beiträge zu |
  estudios de | handbooks
`)

/** A list of books that are not this one, or of people who did not write it, begins here. */
export const otherBooksWords: readonly string[] = words(`
  titles in the series | titles in this series | in the same series | in this series |
  books in the series | volumes in the series | published in the series | also by | also available |
  other titles | other books | by the same author | by the same editor | recent titles |
  forthcoming titles | previously published | in derselben reihe | bereits erschienen |
  dans la même collection | du même auteur | en la misma colección | otros títulos | del mismo autor |
  nella stessa collana | dello stesso autore | in dezelfde reeks
`)
export const boardWords: readonly string[] = words(`
  editorial board | advisory board | series editor | series editors | general editor | general editors |
  editorial advisory board | wissenschaftlicher beirat | comité éditorial | comité de rédaction |
  consejo editorial | comité editorial | comitato scientifico | conselho editorial
`)

/** A publisher's name holds one of these, or stands behind one of the phrases below. */
export const publisherWords: readonly string[] = words(`
  press | publishing | publishers | publisher | publications | books | verlag | verlagsanstalt |
  éditions | editions | editorial | ediciones | edições | editora | edizioni | editore | uitgeverij |
  förlag | forlag | presses
`)
export const publishedByWords: readonly string[] = words(`
  published by | first published by | published in | publié par | publicado por | verlegt bei |
  erschienen im | erschienen bei | pubblicato da | uitgegeven door
`)

/** Headings of library cataloguing data. */
export const cataloguingWords: readonly string[] = words(`
  cataloguing in publication | cataloging in publication | cataloguing-in-publication |
  cataloging-in-publication | library of congress | a catalogue record for this book |
  a catalog record for this book | a cip record | a cip catalogue | bibliografische information |
  bibliographische information | deutsche nationalbibliothek | die deutsche bibliothek | dépôt légal |
  depósito legal | ficha catalográfica | catalogação na publicação
`)

export const rightsWords: readonly string[] = words(`
  all rights reserved | no part of this publication | no part of this book | has asserted |
  have asserted | alle rechte vorbehalten | tous droits réservés | todos los derechos reservados |
  reservados todos los derechos | todos os direitos reservados | tutti i diritti riservati |
  alle rechten voorbehouden
`)

export const editionWords: readonly string[] = words(`
  edition | auflage | édition | edición | edizione | druk | edição
`)
