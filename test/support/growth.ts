/** Milliseconds that the processor worked for this process: what else the machine does is not in it. */
export function worked(task: () => unknown): number {
  const before = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * How the work of a task grows with its size: the exponent from a quarter of the size to the whole, each the least of
 * three. About 1 is linear and 2 quadratic; a task too short to tell counts as linear.
 */
export function growthOf(task: (size: number) => unknown, size: number): number {
  const least = (size: number) => Math.min(...[1, 2, 3].map(() => worked(() => task(size))))
  least(Math.round(size / 16))
  const [quarter, whole] = [least(Math.round(size / 4)), least(size)]
  return whole < 20 ? 1 : Math.log(whole / Math.max(quarter, 1)) / Math.log(4)
}
