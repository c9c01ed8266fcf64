import { connect, type Socket } from 'node:net'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import { methods, type Argument, type MethodName, type OutputOf } from '../../core/protocol/index.ts'
import { holderLineIn } from './holder-line.ts'
import { onLine, writeLine } from './line-stream.ts'
import { largestLine } from './share.ts'

/** A library, whoever holds it: this process or another. */
export interface Access {
  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>>
  on(listener: (event: Event) => void): () => void
  /** With `giveUp` edits that the disk does not take are lost; it counts where this process holds the library. */
  close(how?: { readonly giveUp: boolean }): Promise<void>
}

/** What was asked after the other program had said goodbye, or had ended: it never came to be done. */
const notTaken = refuse(
  'storage',
  'The program that held the library had ended before. Nothing was written; run the command again.',
)

/** What was asked before the other program ended without a goodbye. */
const unknown = refuse(
  'storage',
  'The program that held the library ended amid this. It may have been written, or not: nobody can tell.',
  ['Look before you do it again: postil texts, postil items and postil annotations list what is there.'],
)

/**
 * Whether a refusal came of the end of the program that held the library, and the call may be made again with whoever
 * holds it next: it was not taken, or only reads.
 */
export const mayAskAgain = (method: MethodName, answer: Result<unknown>): boolean =>
  answer === notTaken || (answer === unknown && methods[method].effect === 'read')

export const doesNotAnswer = refuse(
  'locked',
  'Another program holds the library and does not answer. Close it and run the command again.',
)

const notUnderstood = refuse(
  'storage',
  'The program that holds the library answers what this one does not understand; it may be another version of Postil.',
  [
    'What it had acknowledged is kept. Whether it did what was asked last is not known: look before you do it again.',
    'Close it and run the command again.',
  ],
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
  return new Promise((resolve) => {
    const socket = connect(place.path)
    socket.once('error', () => resolve(doesNotAnswer))
    socket.once('connect', () => resolve(done(speakOver(socket, place.secret))))
  })
}

/** Works in a library over the socket of the program that holds it. What that says and no Postil would ends it. */
export function speakOver(socket: Socket, secret: string): JoinedAccess {
  const waiting = new Map<number, (result: Result<never>) => void>()
  const listeners = new Set<(event: Event) => void>()
  let calls = 0
  let over: Result<never> | null = null
  /** Answers the calls that wait with the one refusal, and those that come with the other. */
  const end = (now: Result<never>, later = now) => {
    over ??= later
    for (const answer of waiting.values()) answer(now)
    waiting.clear()
  }
  socket.on('error', () => end(unknown, notTaken))
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  socket.on('close', () => end(unknown, notTaken))
  onLine(
    socket,
    () => largestLine,
    (value) => {
      const line = holderLineIn(value)
      if (line === null) {
        end(notUnderstood)
        socket.destroy()
      } else if ('goodbye' in line) end(notTaken)
      else if ('event' in line) listeners.forEach((listener) => hear(listener, line.event))
      else {
        waiting.get(line.call)?.(line.result)
        waiting.delete(line.call)
      }
    },
  )
  writeLine(socket, { secret })
  return {
    call: (method, argument) =>
      new Promise((answer) => {
        if (over !== null) return answer(over)
        const call = ++calls
        waiting.set(call, answer as (result: Result<never>) => void)
        writeLine(socket, { call, method, argument }, (error) => {
          if (!isRefused(error)) return
          waiting.delete(call)
          answer(notTaken)
        })
      }),
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ended,
    async close() {
      socket.end()
    },
  }
}

/** Whether the system took not all of what was written: nobody can have read it as a line, whatever became of the other side. */
const isRefused = (error: Error | null | undefined): boolean =>
  (error as NodeJS.ErrnoException | null | undefined)?.syscall === 'write'

/** A listener that throws is a defect of ours, and loud; it is no fault of the line. */
function hear(listener: (event: Event) => void, event: Event): void {
  try {
    listener(event)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
