/** What stands still without working is waited for so many times its limit. */
const patience = 10

/**
 * Calls `stop` once this process has worked for `limit` milliseconds, in the processor's time. A clock on the wall would stop
 * honest work on a busy machine (measured: a citation of 60 ms took over 2 s beside ten busy programs). The work of the
 * process's other threads counts too, so it may be early by the processor's time, but never by the clock. Gives a function
 * that lifts the limit.
 */
export function limitWork(limit: number, stop: () => void): () => void {
  const before = process.cpuUsage()
  const latest = performance.now() + limit * patience
  const check = (): void => {
    const { user, system } = process.cpuUsage(before)
    const left = Math.min(limit - (user + system) / 1000, latest - performance.now())
    if (left <= 0) stop()
    // At most as long: several threads may work at once.
    else timer = setTimeout(check, Math.max(1, left / 2))
  }
  let timer = setTimeout(check, limit)
  return () => clearTimeout(timer)
}
