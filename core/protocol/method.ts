import type { z } from 'zod'

/** What a method does to the library: `read` nothing, `edit` one undo step, `act` something that is not undone (a job, a setting, a dialog). */
export type Effect = 'read' | 'edit' | 'act'

/** One method of the protocol. The input is parsed by every host before a handler sees it; the output type is what a caller gets. */
export interface Method<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly effect: Effect
  readonly input: I
  /** Carries the output type only; outputs come from our own handlers and are not parsed again. */
  readonly output: Output<O>
}

/** A type as a value. */
export interface Output<O> {
  readonly type?: O
}

export const output = <O>(): Output<O> => ({})

/** States a method; its handler, its callers and both bridges derive their types from it. */
export function method<I extends z.ZodType, O>(effect: Effect, input: I, out: Output<O>): Method<I, O> {
  return { effect, input, output: out }
}
