/** biblatex's localization keys (manual 4.9.2) that files hold in place of words, in the words of its English. */
const strings: Readonly<Record<string, string>> = {
  bathesis: 'Bachelor’s thesis',
  mathesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  habthesis: 'Habilitation thesis',
  licthesis: 'Licentiate thesis',
  techreport: 'technical report',
  resreport: 'research report',
  software: 'computer software',
  datacd: 'CD-ROM',
  audiocd: 'audio CD',
  inpress: 'in press',
  inpreparation: 'in preparation',
  newseries: 'new series',
  oldseries: 'old series',
  patent: 'patent',
  patentde: 'German patent',
  patenteu: 'European patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
  patentus: 'U.S. patent',
  patreq: 'patent request',
  patreqde: 'German patent request',
  patreqeu: 'European patent request',
  patreqfr: 'French patent request',
  patrequk: 'British patent request',
  patrequs: 'U.S. patent request',
  countryde: 'Germany',
  countryep: 'European Union',
  countryes: 'Spain',
  countryeu: 'European Union',
  countryfr: 'France',
  countryuk: 'United Kingdom',
  countryus: 'United States of America',
  countrywo: 'worldwide',
}

const isKey = (text: string) => Object.hasOwn(strings, text.toLowerCase())

/** The words of a localization key, or of a list of such; any other text as it is. */
export const spelledOut = (text: string): string => {
  const keys = text.split(/\s+and\s+/)
  return keys.every(isKey) ? keys.map((key) => strings[key.toLowerCase()]!).join('; ') : text
}
