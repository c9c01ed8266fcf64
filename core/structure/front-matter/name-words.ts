import { words } from './words.ts'

/** Small words inside a person's name. Those that a style may drop from the sort key are told apart in {@link nonDropping}. */
export const particles: ReadonlySet<string> = new Set(
  words(`
  de | da | do | dos | das | du | del | della | dei | di | d’ | d' | la | las | los | le | van | von |
  vom | zu | zur | der | den | ten | ter | te | het | af | av | bin | ibn | al | el | ben | y | e
`),
)

/** Particles that open the surname and stay with it, by use in the language of the name (Van Gogh, de la Torre, Di Filippo, al-Kindi). */
export const nonDropping: ReadonlySet<string> = new Set(
  words(`
  van | de | del | della | di | du | da | dos | das | do | la | las | los | le | der | den | ten | ter |
  te | het | al | el | ben | bin | ibn
`),
)

export const nameSuffixes: ReadonlySet<string> = new Set(['jr', 'jr.', 'sr', 'sr.', 'ii', 'iii', 'iv'])

/** Titles and degrees, which are not part of a name. */
export const honorifics: ReadonlySet<string> = new Set(
  words(`
  dr | dr. | prof | prof. | professor | sir | dame | mr | mr. | mrs | mrs. | ms | ms. | rev | rev. |
  ambassador
`),
)

/** Words of institutions and of titles that no person is called by, in the languages of the front matter. */
export const notInNames: ReadonlySet<string> = new Set(
  words(`
  the | a | an | and | of | in | on | at | for | from | to | by | with | der | die | das | und | les |
  des | et | university | universität | université | universidad | universidade | università |
  universiteit | institute | institut | instituto | college | school | department | faculty | centre |
  center | academy | museum | library | press | publishing | publishers | books | verlag | editorial |
  series | edition | limited | ltd | company | inc | road | street | avenue | lane | court | square |
  house | editor | editors | edited | translated | author | authors | contributors | volume | part |
  chapter | index | bibliography | preface | foreword | introduction | conclusion | conclusions |
  appendix | notes | glossary | references | contents | figures | tables | illustrations |
  abbreviations | acknowledgments | acknowledgements | new | history | world | north | south | east |
  west | northern | southern | eastern | western | century | american | european | case | study |
  studies | theory | politics | economy | society | state | states | united | international | national |
  rights | reserved
`),
)

/**
 * Common first names of Spanish and Portuguese that stand *second* in a double first name. A middle word that is
 * none of them is the first of two surnames.
 */
export const iberianSecondNames: ReadonlySet<string> = new Set(
  words(`
  alberto | alejandro | alfonso | alfredo | alicia | ana | andrés | ángel | angel | antonio | arturo |
  augusto | beatriz | bernardo | carlos | carmen | césar | cristina | daniel | david | diego | eduardo |
  elena | emilio | enrique | ernesto | esteban | eugenia | eugenio | felipe | fernanda | fernando |
  francisco | gabriel | gabriela | gonzalo | guillermo | gustavo | henrique | ignacio | isabel |
  javier | jesús | joão | joaquín | jorge | josé | jose | juan | julio | laura | leonardo | lucía |
  luis | luisa | luiz | manuel | marcelo | marcos | maría | maria | mariano | mario | marta | martín |
  mercedes | miguel | nicolás | octavio | oscar | óscar | pablo | patricia | paulo | pedro | pía |
  pilar | rafael | ramón | raúl | ricardo | roberto | rodrigo | rosa | salvador | santiago | sebastián |
  sergio | silvia | sofía | teresa | tomás | vicente | víctor
`),
)

/** Those of them that other languages use as first names too, so that they do not tell where a name is from. */
export const sharedFirstNames: ReadonlySet<string> = new Set(
  words(`
  ana | angel | carmen | cristina | daniel | david | elena | gabriel | gabriela | isabel | laura |
  leonardo | maria | mario | marta | mercedes | oscar | patricia | rosa | silvia | teresa
`),
)
