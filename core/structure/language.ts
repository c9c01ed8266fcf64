/** Words that are common in one language and in none of the others here. */
const common: Readonly<Record<string, string>> = {
  en: 'the of and to that is was for with which this from not are were',
  de: 'der die und das nicht ist mit dem den von auch sich eine wird sind',
  fr: 'les des et dans est pour qui sur une pas plus avec cette sont aux',
  es: 'los las que por una para con como más pero esta sus fue entre y',
  it: 'gli che di della per una con non sono nel delle più anche questo alla',
  pt: 'os que não uma para com dos das pelo mais são como foi pela ao',
  nl: 'het een van niet dat zijn voor met ook werd naar aan deze wordt maar',
  la: 'et in est non ad cum ut quod sed ex quae per atque enim autem',
}

const sampleLength = 60_000

/** The language of a text as BCP 47, by its most common words; `und` where no language leads clearly. */
export function languageOf(text: string): string {
  // A sample from the middle: front matter and bibliographies mix languages.
  const from = Math.max(0, (text.length - sampleLength) >> 1)
  const words =
    text
      .slice(from, from + sampleLength)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const scores = Object.entries(common)
    .map(([language, list]) => ({
      language,
      score:
        list.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / Math.max(1, words.length),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scores
  return words.length >= 20 && best!.score > 0.06 && best!.score > second!.score * 1.3
    ? best!.language
    : 'und'
}
