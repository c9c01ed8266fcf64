import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'

/** A file of the built window, ready to be sent. */
export interface Asset {
  readonly bytes: Buffer<ArrayBuffer>
  readonly mediaType: string
  /** True where the name carries a hash of the content, so that it may be kept for good. */
  readonly immutable: boolean
}

/** What the window is built of. A file of another kind in the directory is not part of the window and not sent. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

/**
 * The file of the window's build that a URL's path names ("/" is index.html), or null. Nothing outside `directory`
 * can be reached, by dots, encoded dots, backslashes, NULs or a symbolic link.
 */
export async function readAsset(directory: string, urlPath: string): Promise<Asset | null> {
  const name = decoded(urlPath)
  if (name === null || /[\\\0:]/.test(name) || name.split('/').some((part) => part.startsWith('.')))
    return null
  const mediaType = mediaTypes[path.extname(name === '/' ? 'index.html' : name)]
  if (mediaType === undefined) return null
  try {
    const root = await realpath(directory)
    const file = await realpath(path.join(root, name === '/' ? 'index.html' : name))
    if (!file.startsWith(root + path.sep)) return null
    return { bytes: await readFile(file), mediaType, immutable: name.startsWith('/assets/') }
  } catch {
    return null
  }
}

function decoded(urlPath: string): string | null {
  try {
    const name = decodeURIComponent(urlPath)
    return name.startsWith('/') ? name : null
  } catch {
    return null
  }
}
