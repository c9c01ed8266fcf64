import { connect } from 'node:net'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import type { Argument, MethodName, OutputOf } from '../../core/protocol/index.ts'
import { onLine, writeLine } from './line-stream.ts'
import { largestLine } from './share.ts'

/** A library, whoever holds it: this process or another. */
export interface Access {
  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>>
  on(listener: (event: Event) => void): () => void
  /** With `giveUp` edits that the disk does not take are lost; it counts where this process holds the library. */
  close(how?: { readonly giveUp: boolean }): Promise<void>
}

const goneAway = refuse(
  'storage',
  'The program that holds the library has ended. Nothing more was written; run the command again.',
)

const doesNotAnswer = refuse(
  'locked',
  'Another program holds the library and does not answer. Close it and run the command again.',
)

/** What an address says, or null where it is none. */
function placeIn(address: string): { path: string; secret: string } | null {
  try {
    const { path, secret } = JSON.parse(address) as { path?: unknown; secret?: unknown }
    return typeof path === 'string' && typeof secret === 'string' ? { path, secret } : null
  } catch {
    return null
  }
}

/** A library that another program holds. */
export interface JoinedAccess extends Access {
  /** Resolves when that program lets go of the library, or ends, or this side has closed. */
  readonly ended: Promise<void>
}

/** Joins a library that another program holds open, by the address that it left. */
export function joinLibrary(address: string): Promise<Result<JoinedAccess>> {
  const place = placeIn(address)
  if (place === null) return Promise.resolve(doesNotAnswer)
  const { path, secret } = place
  return new Promise((resolve) => {
    const socket = connect(path)
    const waiting = new Map<number, (result: Result<never>) => void>()
    const listeners = new Set<(event: Event) => void>()
    let calls = 0
    let isGone = false
    const gone = () => {
      isGone = true
      for (const answer of waiting.values()) answer(goneAway)
      waiting.clear()
    }
    socket.on('error', () => {
      gone()
      resolve(doesNotAnswer)
    })
    const ended = new Promise<void>((end) => socket.on('close', () => end()))
    socket.on('close', gone)
    onLine(
      socket,
      () => largestLine,
      (value) => {
        const line = value as { event?: Event; call?: number; result?: Result<never> }
        if (line.event !== undefined) listeners.forEach((listener) => listener(line.event!))
        else if (line.call !== undefined) {
          waiting.get(line.call)?.(line.result!)
          waiting.delete(line.call)
        }
      },
    )
    socket.once('connect', () => {
      writeLine(socket, { secret })
      resolve(
        done({
          call: (method, argument) =>
            new Promise((answer) => {
              if (isGone) return answer(goneAway)
              const call = ++calls
              waiting.set(call, answer as (result: Result<never>) => void)
              writeLine(socket, { call, method, argument })
            }),
          on(listener) {
            listeners.add(listener)
            return () => void listeners.delete(listener)
          },
          ended,
          async close() {
            socket.end()
          },
        }),
      )
    })
  })
}
