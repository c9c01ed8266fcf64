/** Files that the system asks to open, from the first moment on: they wait until there is a library to take them. */
export class FilesToOpen {
  #waiting: string[] = []
  #take: ((files: readonly string[]) => void) | null = null

  add(files: readonly string[]): void {
    if (files.length === 0) return
    if (this.#take === null) this.#waiting.push(...files)
    else this.#take(files)
  }

  /** From now on files go to `take`, the waiting ones at once. */
  giveTo(take: (files: readonly string[]) => void): void {
    this.#take = take
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length > 0) take(waiting)
  }
}
