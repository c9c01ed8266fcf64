import type { z } from 'zod'
import { refuse, type Result } from '../../core/commands/result.ts'
import { methods, type Handlers, type MethodName } from '../../core/protocol/index.ts'

/** A handler as a host sees it once the input is parsed. */
type Handler = (input: unknown) => Promise<Result<unknown>>

/** True for the name of a method of the protocol; names that every object inherits are not. */
export const isMethod = (name: unknown): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(methods, name)

/**
 * The one way from a host's wire to a handler: known method → parsed input → handler. Never rejects. A handler that
 * throws is a defect of ours: it goes to `log` in full, and to the caller without its stack, which would tell a
 * hostile page about the machine.
 */
export async function dispatch(
  handlers: Partial<Handlers>,
  name: unknown,
  argument: unknown,
  log: (message: string) => void = console.error,
): Promise<Result<unknown>> {
  if (!isMethod(name) || handlers[name] === undefined)
    return refuse('unsupported', 'Postil has no method of that name.')
  try {
    const input = methods[name].input.safeParse(argument ?? {})
    if (!input.success)
      return refuse('invalid', `${name} was given something it cannot use.`, problems(input.error))
    return await (handlers[name] as Handler)(input.data)
  } catch (error) {
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return refuse('internal', 'Something in Postil went wrong. What was saved before is kept; try again.')
  }
}

/** At most ten, so that a hostile input cannot make a long answer. */
const problems = (error: z.ZodError): string[] =>
  error.issues
    .slice(0, 10)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`).slice(0, 300))
