import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { OpenedText } from '../../../core/protocol/texts.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** The reader alone on a page, bundled in memory and served on 127.0.0.1 with the window's content policy; it opens `opened`. */
export async function serveHarness(
  opened: OpenedText,
  entry = 'main.tsx',
): Promise<{ url: string; close(): Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: { main: path.join(folder, entry) },
    outdir: folder,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
    write: false,
    logLevel: 'error',
  })
  const files = new Map(
    outputFiles.map((file) => [`/${path.basename(file.path)}`, Buffer.from(file.contents)]),
  )
  files.set('/', await readFile(path.join(folder, 'index.html')))
  files.set('/opened.json', Buffer.from(JSON.stringify(opened)))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = files.get(pathname)
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': types[path.extname(pathname) || '.html'] ?? 'application/octet-stream',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' data:",
    })
    response.end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => void server.close(() => done())),
  }
}
