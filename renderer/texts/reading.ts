import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AnnotationId } from '../../core/records/annotation.ts'
import type { OpenedText } from '../../core/protocol/texts.ts'
import type { AnnotationFilter, Place, ReaderHandle } from '../reader/index.ts'

/** The text that is open now, where the reader is in it, and what its side panes ask of it. */
export interface ReadingState {
  readonly opened: OpenedText | null
  readonly place: Place | null
  readonly filter: AnnotationFilter
  /** Annotations whose passage is not found in the text. */
  readonly orphans: readonly AnnotationId[]
}

export const noFilter: AnnotationFilter = { colors: [], tags: [], text: '', others: 'dim' }

const closed: ReadingState = { opened: null, place: null, filter: noFilter, orphans: [] }

/** Joins the reader in the middle with the panes and the bar around it. */
export class Reading {
  /** The reader that is mounted, or null. */
  reader: ReaderHandle | null = null
  private state: ReadingState = closed
  private readonly listeners = new Set<() => void>()

  readonly current = (): ReadingState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Called by the view with its reader, and with null when that is gone. */
  attach(reader: ReaderHandle | null): void {
    this.reader = reader
  }

  set(change: Partial<ReadingState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of [...this.listeners]) listener()
  }

  close(): void {
    this.set(closed)
  }
}

export const ReadingContext = createContext(new Reading())

export function useReading(): Reading {
  return useContext(ReadingContext)
}

/** A part of what is being read; renders again only when that part changes identity. */
export function useReadingState<T>(part: (state: ReadingState) => T): T {
  const reading = useReading()
  return useSyncExternalStore(reading.subscribe, () => part(reading.current()))
}

/** True where the filter asks for anything. */
export function filters({ colors, tags, text }: AnnotationFilter): boolean {
  return colors.length > 0 || tags.length > 0 || text.trim() !== ''
}
