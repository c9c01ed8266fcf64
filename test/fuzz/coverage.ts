import { Session } from 'node:inspector/promises'

interface Block {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}
interface Taken {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly Block[] }[]
  }[]
}

/**
 * Tells whether a run went where none had been, by V8's own block coverage of our code and of the parsers we call.
 * How often a block ran counts in powers of two, as AFL has it.
 */
export async function startCoverage(): Promise<() => boolean> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const seen = new Set<string>()
  return () => {
    let isNew = false
    // The answer comes before `post` returns: the session is on this thread.
    let taken: Taken | null = null
    const raw = session as unknown as {
      post(method: string, callback: (error: Error | null, value: Taken) => void): void
    }
    Object.getPrototypeOf(Object.getPrototypeOf(session)).post.call(
      raw,
      'Profiler.takePreciseCoverage',
      (_error: unknown, value: Taken) => {
        taken = value
      },
    )
    for (const { url, functions } of (taken as Taken | null)?.result ?? []) {
      if (!/\/(?:core|library)\/|saxes|citation-js|citeproc|yaml|fflate|iconv|chardet/.test(url)) continue
      for (const { ranges } of functions)
        for (const { startOffset, endOffset, count } of ranges) {
          const block = `${url}:${startOffset}-${endOffset}:${count === 0 ? '-' : Math.floor(Math.log2(count))}`
          if (seen.has(block)) continue
          seen.add(block)
          isNew = true
        }
    }
    return isNew
  }
}
