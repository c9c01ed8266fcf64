/** So many files are asked for before the first of them is needed: the disk works while what it gave is being read. */
const atOnce = 16

/** The results of a task for each item, in the order of the items, the next few already under way. */
export async function* readAhead<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const underWay: Promise<R>[] = []
  const begin = (item: T) => {
    const result = task(item)
    // The first failure ends the reading; those behind it are nobody's.
    result.catch(() => undefined)
    underWay.push(result)
  }
  for (const item of items.slice(0, atOnce)) begin(item)
  try {
    for (let next = atOnce; underWay.length > 0; next += 1) {
      const result = await underWay.shift()!
      if (next < items.length) begin(items[next]!)
      yield result
    }
  } finally {
    // Nothing goes on behind the back of whoever was told of a failure.
    await Promise.allSettled(underWay)
  }
}
