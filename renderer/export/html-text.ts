const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/**
 * What an HTML bibliography of our own reads as. It is made without a parser: markup of a string never becomes
 * part of the page, not even to be read.
 */
export function htmlText(html: string): string {
  return html
    .slice(Math.max(0, html.search(/<body\b/i)))
    .replace(/<title>[^<]*<\/title>/i, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<\/(?:div|p|li|h2)>/gi, '\n')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => decoded(name) ?? whole)
    .replace(/[ \t]*\n\s*/g, '\n\n')
    .trim()
}

function decoded(name: string): string | null {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? null
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}
