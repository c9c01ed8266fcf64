import type { IncomingMessage } from 'node:http'
import { done, refuse, type Result } from '../../core/commands/result.ts'

const megabyte = 1_000_000

/** Bytes that a call may send. Imports carry whole files, in base64 (4 bytes for 3). */
export const bodyLimit = (method: string): number =>
  /^(?:texts\.import|host\.openArchive)$/.test(method) ? 300 * megabyte : megabyte

/** Past this many bytes of a body that is refused anyway, the connection is cut instead of heard out. */
const mostHeardOut = 2000 * megabyte

/**
 * The JSON value that a request carries. What is longer than `limit` bytes is heard out (a browser that is cut off
 * while it sends reports a broken connection, not our answer) but not held. An empty body is `undefined`.
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<Result<unknown>> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (length > mostHeardOut) request.destroy()
    }
    if (length > limit) return tooLarge(limit)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return done(text === '' ? undefined : (JSON.parse(text) as unknown))
  } catch {
    return length > limit
      ? tooLarge(limit)
      : refuse('invalid', 'What was sent is not JSON. Nothing was changed.')
  }
}

const tooLarge = (limit: number): Result<never> =>
  refuse('too-large', `That is more than ${limit / megabyte} MB, the most that can be sent at once.`, [
    'Nothing was changed.',
    'Take large files in from the terminal: postil import FILE, or postil unarchive FILE.',
  ])
