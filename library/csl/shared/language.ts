/** ISO 639-2 codes, as libraries and PubMed write them (both kinds where there are two), and those of ISO 639-1 that CSL wants. */
const codes =
  'ara ar bul bg cat ca chi zh zho zh cze cs ces cs dan da dut nl nld nl ell el gre el eng en est et fin fi fra fr fre fr ' +
  'geo ka kat ka ger de deu de gle ga heb he hin hi hrv hr scr hr hun hu ice is isl is ind id ita it jpn ja kor ko lat la ' +
  'lav lv lit lt may ms msa ms nor no per fa fas fa pol pl por pt rum ro ron ro rus ru slo sk slk sk slv sl spa es srp sr ' +
  'scc sr swe sv tha th tur tr ukr uk vie vi wel cy cym cy'

const short: ReadonlyMap<string, string> = new Map(
  [...codes.matchAll(/(\w{3}) (\w\w)/g)].map((match) => [match[1]!, match[2]!]),
)

/** The two-letter code of a language known by three letters; any other words as they are. */
export const languageCode = (language: string | undefined): string | undefined =>
  language === undefined ? undefined : (short.get(language.trim().toLowerCase()) ?? language)
