import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface StartArguments {
  /** Absolute; undefined where the default library is meant. */
  readonly library: string | undefined
  /** Files to open, absolute. */
  readonly files: readonly string[]
}

/**
 * What a start of the app was asked for: `[--library DIR] [FILE...]`. Chromium's own switches may stand anywhere
 * between, and so may the app's own file, when it is run from a checkout (`not`). What is not a file is passed over:
 * systems and debuggers add words of theirs.
 */
export function startArguments(
  args: readonly string[],
  directory: string,
  not: readonly string[] = [],
): StartArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { library: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  return {
    library: typeof values['library'] === 'string' ? resolve(directory, values['library']) : undefined,
    files: positionals
      .map((name) => resolve(directory, name))
      .filter((file) => !not.includes(file) && isFile(file)),
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
