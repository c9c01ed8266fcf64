/**
 * The address where it may be a link, or null: http(s) and mailto lead somewhere, every other scheme may do something.
 * Texts made here hold no other; one out of an archive may.
 */
export const safeAddress = (address: unknown): string | null =>
  typeof address === 'string' && /^(?:https?:\/\/|mailto:)/i.test(address) ? address : null

/** Schemes of what a bibliography points at: pages, files of servers, letters, and names of works that lead to them. */
const ofWorks: ReadonlySet<string> = new Set(
  'http https ftp ftps mailto doi urn hdl handle ark info oai arxiv pmid pmcid isbn issn gopher news'.split(
    ' ',
  ),
)

/** Schemes that run something, hold a document of their own, or name a file of this machine; wherever words may begin. */
const ofDeeds =
  /(?:^|[\s<>"'])(javascript|vbscript|livescript|mocha|data|file|filesystem|blob|jar|view-source|about):(?=\S)/i

/**
 * The scheme for which an address in a bibliography must not leave ("javascript"), or null where it may. A lenient program
 * may take for an address what the URL standard does not: entities, escapes, blanks and characters that nobody sees are taken away
 * first. Words without a scheme, hosts with a port and "see: …" are no such address.
 */
export function unsafeScheme(address: string): string | null {
  if (!/[:&%\\：]/.test(address)) return null
  const seen = decoded(address)
  const scheme = /^([a-z][a-z\d+-]*):(?!\d+(?:[/?#]|$)|\s)/i.exec(bare(seen))?.[1]!.toLowerCase()
  return scheme !== undefined && !ofWorks.has(scheme) ? scheme : unsafeSchemeWithin(address)
}

/** The same for words that may hold an address of that kind among others, in markup or not, but are more than one: those alone that do something. */
export function unsafeSchemeWithin(words: string): string | null {
  if (!/[:&%\\：]/.test(words)) return null
  const seen = decoded(words)
  const scheme = ofDeeds.exec(bare(seen)) ?? ofDeeds.exec(seen.replace(/\s+/g, ''))
  return scheme?.[1]!.toLowerCase() ?? null
}

/** Without what browsers pass over within an address, and TeX's braces. */
const bare = (seen: string) => seen.replace(/[\t\n\r{}]/g, '').replace(/^[\s<"'(]+/, '')

const named: Readonly<Record<string, string>> = {
  colon: ':',
  tab: '\t',
  newline: '\n',
  amp: '&',
  lt: '<',
  gt: '>',
}

/** What entities, percent signs and escapes of JSON stand for, in ASCII; each may hide another, three deep. */
function decoded(address: string): string {
  const character = (code: number) => (code < 0x80 ? String.fromCharCode(code) : '\ufffd')
  let text = address
  for (let depth = 0; depth < 3; depth++)
    text = text
      .replace(/&#x([\da-f]{1,8});?/gi, (_, code: string) => character(parseInt(code, 16)))
      .replace(/&#(\d{1,8});?/g, (_, code: string) => character(Number(code)))
      .replace(/&(colon|tab|newline|amp|lt|gt);/gi, (_, name: string) => named[name.toLowerCase()]!)
      .replace(
        /%([0-7][\da-f])|\\u00([0-7][\da-f])|\\x([0-7][\da-f])/gi,
        (_, ...codes: (string | undefined)[]) =>
          character(
            parseInt(
              codes.slice(0, 3).find((code) => code !== undefined)!,
              16,
            ),
          ),
      )
  return text.normalize('NFKC').replace(/(?![\t\n\r])[\p{Cc}\p{Cf}]/gu, '')
}
