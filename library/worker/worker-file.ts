/**
 * The file of a worker that stands beside the module `base` (its `import.meta.url`): `.ts` in a checkout, `.js` where
 * the app was built.
 */
export function workerFile(base: string, name: string): URL {
  return new URL(`./${name}${base.endsWith('.ts') ? '.ts' : '.js'}`, base)
}
