import { EventEmitter } from 'node:events'

/** What a test sends to the process that plays Electron. */
export type Order =
  | { readonly type: 'answer'; readonly answer: DialogAnswer }
  | { readonly type: 'menu'; readonly id: string }
  | { readonly type: 'open-file'; readonly path: string }
  | { readonly type: 'close-window' }
  | { readonly type: 'quit' }

/** What the process tells the test. */
export type Report =
  /** A page of the browser behind this CDP address is a window. */
  | { readonly type: 'window'; readonly endpoint: string }
  | { readonly type: 'dialog'; readonly kind: keyof DialogAnswer; readonly options: unknown }
  | { readonly type: 'opened-externally'; readonly url: string }
  /** Something asked for an address outside the window's own scheme, and did not get it. */
  | { readonly type: 'stray-request'; readonly url: string }
  | { readonly type: 'menu-bar'; readonly ids: readonly string[] }

/** The next dialog of a kind gets this answer; one field is given. */
export interface DialogAnswer {
  /** Paths chosen in an open dialog; none: dismissed. */
  readonly open?: readonly string[]
  /** Path chosen in a save dialog; null: dismissed. */
  readonly save?: string | null
  /** Index of the button pressed in a message box. */
  readonly message?: number
}

/** Orders as they come in, by their type. */
export const orders = new EventEmitter<{ [T in Order['type']]: [Extract<Order, { type: T }>] }>()

process.on('message', (order: Order) => {
  // The types of an emitter do not follow a union; each order is emitted under its own type.
  ;(orders as EventEmitter).emit(order.type, order)
})

export function report(news: Report): void {
  process.send?.(news)
}
