import { refuse, done, type Result } from '../../core/commands/result.ts'
import type { TextRecord } from '../../core/records/text.ts'
import type { Storage } from '../storage/storage.ts'
import { soundTextIn, type SoundText } from './sound-structure.ts'

/** The text of a record's revision as the library holds it. Refuses (`unreadable`) where what it holds is no text. */
export async function readText(
  storage: Storage,
  { id, revision, title }: Pick<TextRecord, 'id' | 'revision' | 'title'>,
): Promise<Result<SoundText>> {
  const read = await storage.readRevision(id, revision)
  if (!read.ok) return read
  const text = soundTextIn(read.value)
  return text === null
    ? refuse(
        'unreadable',
        `The file of “${title}” is not one that Postil wrote, so the text was not opened.`,
        ['Its highlights are kept. Import the original file again, or go back to a backup of before.'],
      )
    : done(text)
}
