/** The words of a list written with bars between them, as data files here do. */
export function words(list: string): string[] {
  return list
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
