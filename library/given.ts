import { randomBytes } from 'node:crypto'
import type { Given } from '../core/records/record.ts'

/** The host's clock and randomness for one command. Ids are 120 random bits in base 32, ASCII. */
export function given(): Given {
  return {
    id: (typeName) => `${typeName}:${base32(randomBytes(15))}`,
    now: new Date().toISOString(),
  }
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += alphabet[(value >> (bits - 5)) & 31]
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  return text
}
