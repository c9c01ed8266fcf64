import { mutant, type Mutant } from './mutant.ts'

/** Guards of backups (13). */
export const backupMutants: readonly Mutant[] = [
  mutant(
    13,
    'a backup is restored for trial',
    'backup.ts',
    'if (!(await this.restoresTo(named, ranked)))',
    'if (false as boolean)',
  ),
  mutant(
    13,
    'a restored library takes the texts it lacks from the backup',
    'recovery.ts',
    '.filter(([, record]) => missing.has(homeOf(record) ??',
    '.filter(([, record]) => false && missing.has(homeOf(record) ??',
  ),
  mutant(
    13,
    'a backup puts files into their folders alone',
    'backup.ts',
    '.filter(([path]) => isPlaceOfAFile(path))',
  ),
  mutant(13, 'what was taken from a backup is written anew', 'recovery.ts', 'isFromBackup ||\n      '),
  mutant(
    13,
    'damaged files are put back',
    'backup.ts',
    'await replaceFile(files, join(layout.directory, path), copy)',
  ),
]
