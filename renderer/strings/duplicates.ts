import { count, list } from './wording.ts'

export const duplicates = {
  title: 'Duplicates',
  looking: 'Looking for duplicates …',
  empty: 'No duplicates were found: no two items seem to be the same.',
  groups: 'Groups of likely duplicates',
  /** Groups shown at once: merge some, and more come up. */
  most: 100,
  more: (all: number) => `The first 100 of ${count(all, 'group')}, surest first.`,
  facts: (n: number, confidence: 'certain' | 'likely' | 'possible', evidence: readonly string[]) =>
    `${count(n, 'item')} · ${confidence} · same ${list.format(evidence)}`,
  keep: 'Keep this citation key',
  none: 'nothing',
  same: (n: number) => `${count(n, 'field')} ${n === 1 ? 'is' : 'are'} the same.`,
  notDuplicates: 'Not duplicates',
  merge: (n: number) => `Merge ${count(n, 'item')}`,
  merged: (n: number, citekey: string, formerKeys: readonly string[]) =>
    `${count(n, 'item')} merged into ${citekey}. Chapters, texts and collections went along.${
      formerKeys.length === 0
        ? ''
        : ` ${list.format(formerKeys.slice(0, 5))} ${formerKeys.length === 1 ? 'names' : 'name'} it too.`
    }`,
  dismissed: (n: number) => `These ${count(n, 'item')} are no duplicates and will not be shown again.`,
  key: (citekey: string, formerKeys: readonly string[]) =>
    formerKeys.length === 0 ? citekey : `${citekey} (also ${list.format(formerKeys.slice(0, 5))})`,
}
