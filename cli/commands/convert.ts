import { stdin } from 'node:process'
import { buffer } from 'node:stream/consumers'
import type { BibliographyFormat, ReadableFormat } from '../../core/interchange/format.ts'
import { startCslEngine } from '../../library/csl/engine.ts'
import { stylesDirectory } from '../../library/csl/own-styles.ts'
import { decodeText } from '../../library/import/decode.ts'
import { readBytes } from '../../library/import/file-on-disk.ts'
import { defaultLibraryDirectory } from '../../library/place.ts'
import { orRefuse, print, say } from '../exit.ts'

export interface ConvertOptions {
  readonly library?: string
  readonly from?: ReadableFormat
  readonly to: BibliographyFormat
  readonly style: string
  readonly locale?: string
}

/**
 * `postil convert --to F [FILE|-]`: one bibliography format into another. It opens no library and keeps nobody out of one;
 * the library's own styles are files, and those alone are read.
 */
export async function convert(path: string, options: ConvertOptions): Promise<number> {
  const { from, to } = options
  const bytes = path === '-' ? new Uint8Array(await buffer(stdin)) : orRefuse(await readBytes(path))
  // A Word or OpenDocument text is a ZIP archive; everything else is text in some encoding.
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3
  const content = isArchive ? bytes : textOf(bytes, path === '-' ? 'standard input' : path, from)
  const styles = stylesDirectory(options.library ?? defaultLibraryDirectory())
  const engine = startCslEngine({ styleDirectories: [styles] })
  try {
    const read = orRefuse(await engine.read(content, from))
    for (const problem of read.problems) say(problem)
    const { style, locale = await engine.localeOf(style) } = options
    const written = orRefuse(await engine.write(read.items, to, { style, locale }))
    for (const line of written.leftOut) say(line)
    await print(written.content)
    return 0
  } finally {
    await engine.close()
  }
}

/** A file of nothing but blank space has no items, and is in order where its format, which must be named, asks for nothing more. */
function textOf(bytes: Uint8Array, name: string, from: ReadableFormat | undefined): string {
  const decoded = decodeText(bytes, name)
  const isEmpty = !decoded.ok && decoded.error.code === 'empty'
  return isEmpty && from !== undefined ? '' : orRefuse(decoded).text
}
