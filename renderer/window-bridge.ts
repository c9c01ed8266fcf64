import type { Bridge } from '../core/protocol/index.ts'

/** A bridge that can be cut off from its library for a while (a server that restarts), and says so. */
export interface WindowBridge extends Bridge {
  /** Calls back when the connection is lost and when it is back. A desktop shell never calls. */
  onConnection(listener: (connected: boolean) => void): () => void
}
