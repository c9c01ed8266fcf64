import { readFileSync } from 'node:fs'

/** A text of test/fixtures, decoded. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
}
