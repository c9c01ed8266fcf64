import type { Refusal, Result } from '../../core/commands/result.ts'

/** What became of a step, for people: a line each, and what can be done about it next; null where there is nothing to say. */
export type Outcome =
  | {
      readonly tone: 'done'
      readonly lines: readonly string[]
      readonly action?: { readonly title: string; run(): void }
    }
  | { readonly tone: 'refused'; readonly error: Refusal }
  | null

/** The outcome of an answer: its words where it went well, its reason where not. */
export function outcomeOf<T>(answer: Result<T>, told: (value: T) => Outcome): Outcome {
  return answer.ok ? told(answer.value) : { tone: 'refused', error: answer.error }
}
