import { useEffect, useRef } from 'react'
import { useNotices } from '../frame/notices.ts'
import { useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/**
 * Says once when a kept file falls behind, and why; the place where something can be done about it is a step away.
 * Where that place is open already (`quiet`) it speaks for itself.
 */
export function useKeptFileNotices(show: () => void, quiet: boolean): void {
  const notices = useNotices()
  const files = useLibraryState((state) => state.keptFiles)
  const told = useRef<ReadonlySet<string>>(new Set())
  const shown = useRef(show)
  useEffect(() => {
    shown.current = show
  })
  useEffect(() => {
    const problems = new Map(
      files.flatMap(({ id, problem }) => (problem === null ? [] : [[`${id} ${problem.message}`, problem]])),
    )
    for (const [key, problem] of problems)
      if (!quiet && !told.current.has(key))
        notices.refuse(problem, { title: strings.keptFiles.show, run: () => shown.current() })
    told.current = new Set(problems.keys())
  }, [files, notices, quiet])
}
