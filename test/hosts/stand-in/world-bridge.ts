/**
 * One end of the bridge between two JavaScript worlds of a page; both ends run this same function, which is sent to
 * the browser as its source and so refers to nothing outside itself. The worlds share the DOM: an event's `detail` is
 * cloned on the way, so no object of one world is ever seen by the other. Functions cross as numbers and promises as
 * numbers; everything is synchronous up to the promise, as Electron's `contextBridge` is.
 */
export interface BridgeEnd {
  /** Gives the other world a value of that name. */
  expose(name: string, value: Readonly<Record<string, unknown>>): void
}

export function worldBridge(channel: string, here: string, there: string): BridgeEnd {
  interface Crossing {
    readonly value?: unknown
    readonly fn?: number
    readonly promise?: number
    readonly error?: string
  }
  const functions: ((...args: unknown[]) => unknown)[] = []
  const promises: ((outcome: Crossing) => void)[] = []
  let answer: Crossing = {}

  const send = (kind: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(`${channel}:${there}:${kind}`, { detail }))
  }
  const receive = <T>(kind: string, take: (detail: T) => void): void => {
    document.addEventListener(`${channel}:${here}:${kind}`, (event) => take((event as CustomEvent<T>).detail))
  }
  const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

  let pending = 0
  const encode = (value: unknown): Crossing => {
    if (typeof value === 'function') return { fn: functions.push(value as () => unknown) - 1 }
    if (value instanceof Promise) {
      const promise = pending++
      value.then(
        (result) => send('settled', { promise, outcome: encode(result) }),
        (error: unknown) => send('settled', { promise, outcome: { error: message(error) } }),
      )
      return { promise }
    }
    return { value }
  }
  const decode = (crossing: Crossing): unknown => {
    if (crossing.error !== undefined) throw new Error(crossing.error)
    if (crossing.fn !== undefined) {
      const { fn } = crossing
      return (...args: unknown[]) => {
        send('invoke', { fn, args: args.map(encode) })
        return decode(answer)
      }
    }
    if (crossing.promise !== undefined) {
      const { promise } = crossing
      return new Promise((resolve, reject) => {
        promises[promise] = (outcome) => {
          if (outcome.error === undefined) resolve(decode(outcome))
          else reject(new Error(outcome.error))
        }
      })
    }
    return crossing.value
  }

  receive<{ fn: number; args: Crossing[] }>('invoke', ({ fn, args }) => {
    let result: Crossing
    try {
      result = encode(functions[fn]?.(...args.map(decode)))
    } catch (error) {
      result = { error: message(error) }
    }
    send('answer', result)
  })
  receive<Crossing>('answer', (crossing) => (answer = crossing))
  receive<{ promise: number; outcome: Crossing }>('settled', ({ promise, outcome }) =>
    promises[promise]?.(outcome),
  )
  receive<{ name: string; members: Record<string, Crossing> }>('expose', ({ name, members }) => {
    const value = Object.fromEntries(Object.entries(members).map(([key, member]) => [key, decode(member)]))
    Object.defineProperty(globalThis, name, { value: Object.freeze(value), enumerable: true })
  })
  return {
    expose: (name, value) =>
      send('expose', {
        name,
        members: Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encode(member)])),
      }),
  }
}
