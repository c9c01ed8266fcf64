import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits, as they stand in a URL. */
const secret = (): string => randomBytes(32).toString('base64url')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** More browsers than this are not one person's; the oldest leaves. */
const mostSessions = 16

/**
 * Links and the sessions they open. A link's token is good once: whoever finds it later in a history or a process
 * list has nothing. Only digests are kept, compared in constant time.
 */
export class Sessions {
  readonly #tokens: Buffer[] = []
  readonly #sessions: Buffer[] = []
  readonly #cookieName: string

  /** Cookies know no ports: the name carries it, so that two libraries served at once keep their own. */
  constructor(port: number) {
    this.#cookieName = `postil-${port}`
  }

  /** A new token for one browser. Earlier ones that nobody used stay good. */
  newToken(): string {
    const token = secret()
    keep(this.#tokens, digest(token))
    return token
  }

  /** The `Set-Cookie` header that a token is worth, or null; after that it is worth nothing. */
  exchange(token: string): string | null {
    const index = indexOf(this.#tokens, token)
    if (index === -1) return null
    this.#tokens.splice(index, 1)
    const session = secret()
    keep(this.#sessions, digest(session))
    return `${this.#cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** True where a `Cookie` header holds a session of ours. */
  admits(cookieHeader: string | undefined): boolean {
    return (cookieHeader ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${this.#cookieName}=`))
      .some((pair) => indexOf(this.#sessions, pair.slice(this.#cookieName.length + 1)) !== -1)
  }
}

function keep(list: Buffer[], entry: Buffer): void {
  list.push(entry)
  if (list.length > mostSessions) list.shift()
}

/** Looks at every entry, whatever it finds: the time tells nothing. */
function indexOf(list: readonly Buffer[], text: string): number {
  const wanted = digest(text)
  return list.reduce((found, entry, index) => (timingSafeEqual(entry, wanted) ? index : found), -1)
}
