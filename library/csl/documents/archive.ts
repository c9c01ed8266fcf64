import { strFromU8, unzipSync } from 'fflate'

/** One part of a document may have so many bytes, and all that we read together. A long thesis has 10 MB. */
const largestPart = 64 * 1024 * 1024
const mostParts = 200

/** The named parts of a ZIP archive as text; what is too large to be part of a document is left out. Null where it is no archive. */
export function readArchive(bytes: Uint8Array, wanted: RegExp): ReadonlyMap<string, string> | null {
  let size = 0
  let count = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name) || ++count > mostParts) return false
        size += originalSize
        return size <= largestPart
      },
    })
    return new Map(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)]))
  } catch {
    return null
  }
}
