/** Fields that note which of them were asked for. */
export class AskedFields<V> extends Map<string, V> {
  private readonly asked = new Set<string>()

  override get(name: string): V | undefined {
    this.asked.add(name)
    return super.get(name)
  }

  /** The same without a note: for a value that is told elsewhere only in part. */
  peek(name: string): V | undefined {
    return super.get(name)
  }

  /** What nobody asked for. */
  rest(): readonly (readonly [string, V])[] {
    return [...this.entries()].filter(([name]) => !this.asked.has(name))
  }
}

/** The values of a record that went into its item. What went nowhere under any tag is the rest: many programs write a value under two. */
export class UsedValues {
  private readonly used = new Set<string>()

  use(values: readonly string[]): readonly string[] {
    for (const value of values) this.used.add(value)
    return values
  }

  rest(
    record: Iterable<readonly [tag: string, values: readonly string[]]>,
    redundant: ReadonlySet<string>,
  ): readonly (readonly [string, readonly string[]])[] {
    return [...record]
      .filter(([tag]) => !redundant.has(tag))
      .map(([tag, values]) => [tag, values.filter((value) => !this.used.has(value))] as const)
  }
}
