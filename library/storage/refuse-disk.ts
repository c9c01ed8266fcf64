import { refuse, type Result } from '../../core/commands/result.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EROFS: 'the disk can only be read',
  EACCES: 'this account has no right to do that',
  EPERM: 'this account has no right to do that',
  EIO: 'the disk reports an error',
  ENOENT: 'there is no such folder, and none can be made there',
  ENOTDIR: 'a file stands where the directory should be',
}

/** Why a disk refused, in words: "the disk is full". */
export function reasonOf(code: string): string {
  return reasons[code] ?? `the system answered ${code}`
}

/** A refusal for what a disk would not do. */
export function refuseDisk(what: string, code: string): Result<never> {
  return refuse('storage', `${what}: ${reasonOf(code)}.`, ['What was saved before is unchanged.'])
}
