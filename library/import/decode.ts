import chardet from 'chardet'
import iconv from 'iconv-lite'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { isMacRoman } from './mac-roman.ts'

/** The largest file that is read as a text, bytes: about ten times the longest novel. */
export const largestText = 64 * 1024 * 1024

/** A file's bytes as text, and the encoding it was read as. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

/**
 * Reads bytes as text: a byte order mark decides, then valid UTF-8, then UTF-16 told by its zero bytes, then what the file
 * says of itself, then the likeliest single-byte encoding (chardet). What is no text is refused by name where its first bytes tell what it is.
 */
export function decodeText(bytes: Uint8Array, name: string): Result<Decoded> {
  if (bytes.length === 0) return refuse('empty', `“${name}” is empty.`)
  if (bytes.length > largestText) {
    const size = Math.round(bytes.length / 1024 / 1024)
    const limit = largestText / 1024 / 1024
    return refuse(
      'too-large',
      `“${name}” has ${size} MB; a text may have up to ${limit} MB. It was not read.`,
      ['Split it, one chapter or volume to a file.'],
    )
  }
  const kind = binaryKind(bytes)
  if (kind !== null) return refuseBinary(name, kind)
  const encoding = encodingOf(bytes)
  if (encoding === null) return refuseBinary(name, 'a binary file')
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  if (text.trim() === '') return refuse('empty', `“${name}” holds nothing but blank space.`)
  if (looksBinary(text)) return refuseBinary(name, 'a binary file')
  return done({ text, encoding })
}

function encodingOf(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf8'
  if (startsWith(bytes, [0xff, 0xfe, 0, 0])) return 'utf32le'
  if (startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'utf32be'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf16be'
  const sample = bytes.subarray(0, 64 * 1024)
  const zeros = [0, 0]
  sample.forEach((byte, index) => byte === 0 && zeros[index % 2]!++)
  // Text of the Latin scripts in UTF-16 has a zero in nearly every second byte, always on the same side.
  if (zeros[1]! > sample.length * 0.2 && zeros[0]! < zeros[1]! / 20) return 'utf16le'
  if (zeros[0]! > sample.length * 0.2 && zeros[1]! < zeros[0]! / 20) return 'utf16be'
  // One stray NUL is OCR dirt; many are a binary file.
  if (zeros[0]! + zeros[1]! > sample.length / 1000 + 2) return null
  if (isUtf8(bytes)) return 'utf8'
  const declared = declaredEncoding(sample)
  if (declared !== undefined) return declared
  if (isMacRoman(sample)) return 'macintosh'
  const guess = chardet.detect(sample)
  return guess !== null && guess !== 'UTF-8' && guess !== 'ASCII' && iconv.encodingExists(guess)
    ? guess
    : 'windows-1252'
}

/** Where a file of bytes that are no UTF-8 says what they are: XML, the first lines of JabRef, Project Gutenberg, KBibTeX and Emacs. */
const declarations = [
  /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i,
  /^[%\s]*(?:character set )?encoding\s*:\s*([\w.-]+)/im,
  /@comment\{x-kbibtex-encoding=([\w.-]+)\}/i,
  /-\*-[^\n]*?\bcoding\s*:\s*([\w.-]+?)(?:-(?:unix|dos|mac))?[\s;]/i,
]

function declaredEncoding(sample: Uint8Array): string | undefined {
  const start = iconv.decode(Buffer.from(sample.subarray(0, 1000)), 'latin1')
  const named = declarations.map((form) => form.exec(start)?.[1]).find((name) => name !== undefined)
  // It cannot be what the bytes have been found not to be, nor pure ASCII.
  const isPossible = named !== undefined && !/^(?:us-?)?ascii$|^(?:utf|ucs)/i.test(named)
  return isPossible && iconv.encodingExists(named) ? named : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Control characters (other than white space, form feed, escape-free) that no encoding of text uses in number. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 64 * 1024)
  // eslint-disable-next-line no-control-regex
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return controls > 8 && controls > sample.length / 50
}

const signatures: readonly (readonly [bytes: readonly number[], kind: string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'an EPUB, a Word document or another ZIP archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Word or Office document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'a picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a picture'],
  [[0x41, 0x54, 0x26, 0x54], 'a DjVu scan'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x4d, 0x5a, 0x90], 'a program'],
]

function binaryKind(bytes: Uint8Array): string | null {
  return signatures.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null
}

function refuseBinary(name: string, kind: string): Result<never> {
  return refuse('not-text', `“${name}” is ${kind}, not a plain text.`, [
    'Postil opens plain text (.txt, .md) and bibliographies (.bib, .ris, .json). Save the text from your scanning or reading program first.',
  ])
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
