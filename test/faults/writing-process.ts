import { createHash } from 'node:crypto'
import { accessLibrary } from '../../library/remote/access.ts'
import { Store } from '../../core/store/store.ts'

/**
 * One of several programs that write to a library at once, as the window, the command line and `postil serve` do: it opens
 * the library or joins whoever holds it, and goes on where its holder is killed. Its clock is wrong by so many
 * milliseconds. It says `+NAME` for each acknowledged edit, `done` at the end, and then, for each line it is sent, the
 * number and the hash of the records that it knows of by events alone.
 */
const [directory = '', name = '', edits = '0', wrong = '0'] = process.argv.slice(2)
const rightNow = Date.now
Date.now = () => rightNow() + Number(wrong)

let store = new Store()
let access = await begin()

async function begin() {
  const opened = await accessLibrary({ directory, contentDirectory: directory, version: 'fault' })
  if (!opened.ok) throw new Error(opened.error.message)
  let behind: (() => void)[] | null = []
  opened.value.on((event) => {
    if (event.type !== 'changed') return
    const { seq, diff } = event
    const take = () => void (seq > known && store.apply(diff))
    if (behind === null) take()
    else behind.push(take)
  })
  const snapshot = await opened.value.call('library.open', {})
  if (!snapshot.ok) return begin()
  const known = snapshot.value.seq
  store = new Store(snapshot.value.records)
  const waiting = behind
  behind = null
  for (const take of waiting) take()
  return opened.value
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

for (let next = 0; next < Number(edits);) {
  // An edit that was not acknowledged may be there all the same: the next try has a name of its own.
  const title = `${name}-${next}-${Math.floor(performance.now())}`
  // All would like the same citekey.
  const csl = { type: 'book', title, author: [{ family: 'Sá' }], issued: { 'date-parts': [[2014]] } }
  const made = await access.call('items.create', { csl })
  if (made.ok) {
    say(`+${title}`)
    next += 1
  } else access = await begin()
}
say('done')

process.stdin.setEncoding('utf8').on('data', () => {
  const titles = [...store.all('item')].map(({ csl }) => csl.title ?? '').sort()
  say(`=${titles.length} ${createHash('sha256').update(titles.join('\n')).digest('hex')}`)
})
process.stdin.on('end', () => void access.close().then(() => process.exit()))
