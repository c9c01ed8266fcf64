import { createContext, useContext } from 'react'
import type { Refusal, Result } from '../../core/commands/result.ts'

/** A word from the window: what was done, or what was not and why. */
export interface Notice {
  readonly id: number
  readonly tone: 'done' | 'refused'
  readonly message: string
  readonly details: readonly string[]
  readonly action: { readonly title: string; run(): void } | null
}

/** How long a notice that needs no answer stays, milliseconds. A refusal stays until it is dismissed. */
const stay = 7000
/** More refusals than these would cover the text. */
const most = 4

/** The notices in sight, newest last. */
export class Notices {
  private list: readonly Notice[] = []
  private next = 1
  private readonly listeners = new Set<() => void>()

  readonly current = (): readonly Notice[] => this.list

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  tell(message: string, action: Notice['action'] = null): void {
    const id = this.add({ tone: 'done', message, details: [], action })
    setTimeout(() => this.dismiss(id), stay)
  }

  refuse({ message, details = [] }: Refusal, action: Notice['action'] = null): void {
    this.add({ tone: 'refused', message, details, action })
  }

  /** The value of a result; a refusal is told and gives null. */
  valueOf<T>(result: Result<T>): T | null {
    if (result.ok) return result.value
    this.refuse(result.error)
    return null
  }

  dismiss(id: number): void {
    this.put(this.list.filter((notice) => notice.id !== id))
  }

  private add(notice: Omit<Notice, 'id'>): number {
    const id = this.next++
    // What was done last is what can be undone: an older word of that kind would only cover the window.
    const others = this.list.filter(
      ({ tone, message }) => message !== notice.message && (tone === 'refused' || tone !== notice.tone),
    )
    this.put([...others, { ...notice, id }].slice(-most))
    return id
  }

  private put(list: readonly Notice[]): void {
    this.list = list
    for (const listener of [...this.listeners]) listener()
  }
}

export const NoticesContext = createContext(new Notices())

export function useNotices(): Notices {
  return useContext(NoticesContext)
}
