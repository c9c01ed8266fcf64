const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Resolves, with the signal, when the person or the system asks the program to end. The next signal ends it at once. */
export function interrupted(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const hear = (signal: NodeJS.Signals) => {
      for (const each of signals) process.off(each, hear)
      resolve(signal)
    }
    for (const each of signals) process.on(each, hear)
  })
}
