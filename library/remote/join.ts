import { connect, type Socket } from 'node:net'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import { methods, type Argument, type MethodName, type OutputOf } from '../../core/protocol/index.ts'
import { holderLineIn } from './holder-line.ts'
import { largestLine, lineOf, onLine, writeLine } from './line-stream.ts'

/**
 * Milliseconds after which a program that holds the library and is waited for is asked for a sign of life. One that has said
 * nothing after twice as much again does not answer.
 */
const silence = 5000

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
  'The program that held the library had ended before. Nothing was written; do it again.',
)

/** What was asked before the other program ended without a goodbye. */
const unknown = refuse(
  'storage',
  'The program that held the library ended amid this. It may have been written, or not: nobody can tell.',
  ['Look whether it is there before you do it again.'],
)

/**
 * Whether a refusal came of the end of the program that held the library, and the call may be made again with whoever
 * holds it next: it was not taken, or only reads.
 */
export const mayAskAgain = (method: MethodName, answer: Result<unknown>): boolean =>
  answer === notTaken || (answer === unknown && methods[method].effect === 'read')

/** Where an address leads to nobody: that program has just ended, or is about to. */
export const nobodyThere = refuse('locked', 'The program that holds the library could not be reached.')

/** Of a program that has been silent for a while. */
export const doesNotAnswer = refuse(
  'locked',
  'Another program holds the library and does not answer. Nothing was changed.',
  ['Close that program, and do it again.'],
)

/** What a program had been asked that then fell silent, and may still do. */
const mayStillBeDone = refuse(
  'locked',
  'Another program holds the library and does not answer. It may still do this, or not: nobody can tell.',
  ['Close that program. Look whether it is there before you do it again.'],
)

const tooLarge = refuse(
  'too-large',
  'That is more than one program can hand to another at once. Nothing was changed.',
  ['Do it in parts, or in the window of the program that holds the library.'],
)

const notUnderstood = refuse(
  'storage',
  'The program that holds the library answers what this one does not understand; it may be another version of Postil.',
  [
    'What it had acknowledged is kept. Whether it did what was asked last is not known: look before you do it again.',
    'Close it and do it again.',
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
  if (place === null) return Promise.resolve(nobodyThere)
  return new Promise((resolve) => {
    const socket = connect(place.path)
    socket.once('error', () => resolve(nobodyThere))
    socket.once('connect', () => {
      const access = speakOver(socket, place.secret)
      const close = async () => {
        // A holder that does not answer never closes its side: it would keep this process.
        socket.unref()
        await access.close()
      }
      resolve(done({ ...access, close }))
    })
  })
}

/**
 * Works in a library over the socket of the program that holds it. What that says and no Postil would ends it. One that
 * falls silent is asked nothing more until it says something: what waits is refused, what comes is not sent.
 */
export function speakOver(socket: Socket, secret: string, patience = silence): JoinedAccess {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: Event) => void>()
  let calls = 0
  let over: Result<never> | null = null
  /** How often it was looked in vain for a word of the holder. */
  let silent = 0
  const answerAll = (answer: (call: Waiting) => Result<never>) => {
    for (const call of waiting.values()) call.answer(answer(call))
    waiting.clear()
  }
  /** Answers the calls that wait with the one refusal, and those that come with the other. */
  const end = (now: Result<never>, later = now) => {
    over ??= later
    answerAll(() => now)
    clearInterval(watch)
  }
  const listen = () => {
    if (waiting.size === 0 && silent < 3) return void (silent = 0)
    silent += 1
    if (silent === 1) writeLine(socket, { areYouThere: true })
    if (silent === 3)
      answerAll(({ method }) => (methods[method].effect === 'read' ? doesNotAnswer : mayStillBeDone))
  }
  const watch = setInterval(listen, patience).unref()
  socket.on('data', () => (silent = 0))
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
      else if ('call' in line) {
        waiting.get(line.call)?.answer(line.result)
        waiting.delete(line.call)
      }
    },
  )
  writeLine(socket, { secret })
  return {
    call: (method, argument) =>
      new Promise((resolve) => {
        if (over !== null) return resolve(over)
        if (silent >= 3) return resolve(doesNotAnswer)
        const call = ++calls
        const line = lineOf({ call, method, argument })
        if (line === null) return resolve(tooLarge)
        const answer = resolve as (result: Result<never>) => void
        waiting.set(call, { method, answer })
        socket.write(line, (error) => {
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
      clearInterval(watch)
      socket.end()
    },
  }
}

/** A call that was sent and is not answered yet. */
interface Waiting {
  readonly method: MethodName
  answer(result: Result<never>): void
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
