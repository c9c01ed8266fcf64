import { menuCommands, type Event } from '../../core/protocol/events.ts'
import type { Result } from '../../core/commands/result.ts'

/**
 * A line of the program that holds a library: the answer to a call, what it tells unasked, a sign of life that it was asked
 * for, or its goodbye. When it says goodbye it has answered every call that it took, and takes no other.
 */
export type HolderLine =
  | { readonly call: number; readonly result: Result<never> }
  | { readonly event: Event }
  | { readonly here: true }
  | { readonly goodbye: true }

/**
 * What a line says, or null where it says none of these. The program at the other end may be of another version or broken:
 * what it calls an answer is one before a caller sees it. The value of an answer is the method's own and not looked at.
 */
export function holderLineIn(value: unknown): HolderLine | null {
  if (!isFields(value)) return null
  const { call, result, event, here, goodbye } = value
  if (goodbye === true) return { goodbye }
  if (here === true) return { here }
  if (event !== undefined) return isEvent(event) ? { event } : null
  return typeof call === 'number' && isResult(result) ? { call, result } : null
}

function isResult(value: unknown): value is Result<never> {
  if (!isFields(value)) return false
  const { ok, error } = value
  if (ok === true) return Object.hasOwn(value, 'value')
  if (ok !== false || !isFields(error)) return false
  const { code, message, details = [] } = error
  return isText(code) && isText(message) && Array.isArray(details) && details.every(isText)
}

function isEvent(value: unknown): value is Event {
  if (!isFields(value) || !isText(value['type'])) return false
  return Object.hasOwn(events, value['type']) && events[value['type'] as Event['type']](value)
}

/** For each event, whether it has what everybody who hears it relies on. */
const events: Readonly<Record<Event['type'], (event: Fields) => boolean>> = {
  changed: ({ seq, diff, history }) =>
    Number.isSafeInteger(seq) &&
    isFields(diff) &&
    ['added', 'updated', 'removed'].every((part) => isFields(diff[part])) &&
    isFields(history),
  job: ({ job }) => isFields(job) && isText(job['id']),
  storage: ({ state }) => isFields(state) && isText(state['kind']),
  'kept-files': ({ files }) => Array.isArray(files) && files.every(isFields),
  task: ({ task }) => isFields(task) && isText(task['name']),
  menu: ({ command }) => menuCommands.some((known) => known === command),
  opened: ({ textId }) => isText(textId) && textId.startsWith('text:'),
  moved: () => true,
  overhauled: () => true,
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
