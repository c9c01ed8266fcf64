import { useEffect, useState } from 'react'
import type { Result } from '../../core/commands/result.ts'
import type { BackupInfo } from '../../core/protocol/keeping.ts'
import { useLibrary } from '../library/hooks.ts'

/** The backups there are, asked for again whenever `round` is another; null until the first answer. */
export function useBackups(round: number): Result<{ backups: readonly BackupInfo[] }> | null {
  const client = useLibrary()
  const [answer, setAnswer] = useState<Result<{ backups: readonly BackupInfo[] }> | null>(null)
  useEffect(() => {
    let wanted = true
    void client.call('backups.list', {}).then((result) => {
      if (wanted) setAnswer(result)
    })
    return () => {
      wanted = false
    }
  }, [client, round])
  return answer
}
