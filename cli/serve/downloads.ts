import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Result } from '../../core/commands/result.ts'
import { securityHeaders } from '../../library/window/content-policy.ts'
import type { OpenFile } from '../../library/storage/file-system.ts'

/** What takes the bytes of an archive. */
export type ArchiveSink = Pick<OpenFile, 'write' | 'datasync'>

const prefix = '/archive/'
/** A download that nobody fetched so soon was not wanted, ms. */
const patience = 60_000
/** More than these wait for no browser of one person. */
const mostOffers = 16

export const isDownload = (path: string): boolean => path.startsWith(prefix)

/** Archives that the window asked for and its browser is about to fetch: each address is good once and for a minute. */
export class Downloads {
  readonly #offers = new Map<string, number>()
  readonly #write: (to: ArchiveSink) => Promise<Result<unknown>>

  constructor(write: (to: ArchiveSink) => Promise<Result<unknown>>) {
    this.#write = write
  }

  /** The address of a download, on this host. */
  offer(): string {
    const ticket = `${prefix}${randomBytes(32).toString('base64url')}`
    this.#offers.set(ticket, Date.now() + patience)
    const [oldest] = this.#offers.keys()
    if (this.#offers.size > mostOffers && oldest !== undefined) this.#offers.delete(oldest)
    return ticket
  }

  /** Sends what was offered; false where nothing was. A download that breaks off is told by the browser. */
  async send(path: string, response: ServerResponse): Promise<boolean> {
    const until = this.#offers.get(path)
    this.#offers.delete(path)
    if (until === undefined || until < Date.now()) return false
    const name = `postil-library-${new Date().toISOString().slice(0, 10)}.tar`
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    })
    const sent = await this.#write(sinkOf(response)).catch(() => null)
    if (sent?.ok === true) response.end()
    else response.destroy()
    return true
  }
}

/** Waits until the browser has taken each piece, so that a slow one does not fill the memory. */
function sinkOf(response: ServerResponse): ArchiveSink {
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        response.write(bytes, (error) => (error == null ? resolve(bytes.length) : reject(error)))
      }),
    datasync: async () => undefined,
  }
}
