import type { Socket } from 'node:net'

/**
 * Calls back with each JSON value of a socket, one a line. A line that is no JSON, or longer than `limit` says at the
 * time in bytes, ends the socket.
 */
export function onLine(socket: Socket, limit: () => number, callback: (value: unknown) => void): void {
  let parts: Buffer[] = []
  let length = 0
  socket.on('data', (chunk: Buffer) => {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at))
      if (length + at - from > limit()) return void socket.destroy()
      const line = Buffer.concat(parts).toString('utf8')
      parts = []
      length = 0
      from = at + 1
      try {
        callback(JSON.parse(line))
      } catch {
        return void socket.destroy()
      }
    }
    parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > limit()) socket.destroy()
  })
}

/** The largest line, bytes: an import of the largest text in base64, with room. */
export const largestLine = 512 * 1024 * 1024

/** A JSON value as a line, or null where it would be longer than a line may be. */
export function lineOf(value: unknown): string | null {
  try {
    const line = `${JSON.stringify(value)}\n`
    return Buffer.byteLength(line) > largestLine ? null : line
  } catch (error) {
    // The longest string of the engine is shorter than a large library.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Writes a JSON value as a line; `written` hears when the system has it, or why not. */
export function writeLine(
  socket: Socket,
  value: unknown,
  written?: (error: Error | null | undefined) => void,
): void {
  socket.write(`${JSON.stringify(value)}\n`, written)
}
