import { adding } from '../../core/store/diff.ts'
import { openStorage } from '../../library/storage/storage.ts'
import { aCollection } from '../unit/core/store/diffs.ts'

/** A process that commits as fast as it can and says on stdout what was acknowledged, until somebody kills it. */
const [directory = '', first = '0'] = process.argv.slice(2)
const opened = await openStorage({ directory })
if (!opened.ok) throw new Error(opened.error.message)
for (let next = Number(first); ; next++) {
  const answers = await Promise.all(
    [0, 1, 2].map((each) => opened.value.commit(adding(aCollection(`${next}-${each}`)), 'Add')),
  )
  if (answers.every(({ ok }) => ok)) process.stdout.write(`${next}\n`)
  if (next % 20 === 19) void opened.value.compact()
}
