import { basename } from 'node:path'
import { styleSearch } from '../../core/citation/find-styles.ts'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import { readBytes } from '../../library/import/file-on-disk.ts'
import { orRefuse, print, printJson, Refused, say } from '../exit.ts'
import { makingLibrary, withLibrary, type CommandLibrary } from '../library.ts'

interface StylesOptions {
  readonly library?: string
  readonly search?: string
  readonly replace?: boolean
  readonly keepBoth?: boolean
  readonly json?: boolean
}

/** `postil styles`: lists the styles; `styles add FILE` and `styles remove ID` change the library's own. */
export function styles(
  act: 'add' | 'remove' | undefined,
  name: string | undefined,
  options: StylesOptions,
): Promise<number> {
  if (act !== undefined && name === undefined)
    throw new Refused({
      code: 'invalid',
      message: act === 'add' ? 'Which file? Nothing was added.' : 'Which style? Nothing was removed.',
      details: [act === 'add' ? 'postil styles add my-style.csl' : 'postil styles remove my-style'],
    })
  const onLibrary = act === 'add' ? makingLibrary : withLibrary
  return onLibrary(options.library, async (library) => {
    if (act === 'add') await add(library, name!, options)
    else if (act === 'remove') {
      await library.call('styles.remove', { id: name! })
      say(`The style “${name}” was removed. Its file is kept in styles/removed of the library.`)
    } else await list(library, options)
    return 0
  })
}

async function list({ call }: CommandLibrary, { search = '', json }: StylesOptions): Promise<void> {
  const { styles } = await call('styles.list', {})
  const found = styleSearch(styles)(search)
  if (json === true) await printJson(found)
  else if (found.length === 0) say(`No style holds “${search}”.`)
  else await print(found.map(line).join('\n'))
}

async function add({ call }: CommandLibrary, path: string, options: StylesOptions): Promise<void> {
  const bytes = Buffer.from(orRefuse(await readBytes(path))).toString('base64')
  const name = basename(path)
  const onConflict =
    options.keepBoth === true ? 'keep-both' : options.replace === true ? 'replace' : undefined
  const added = await call('styles.add', { name, bytes, ...(onConflict ? { onConflict } : {}) })
  if (added.kind === 'taken')
    throw new Refused({
      code: 'ambiguous',
      message: `There is a style “${added.taken.id}” already: ${added.taken.title}. Nothing was added.`,
      details: [
        '--replace puts the new one in its place (the old one is kept).',
        '--keep-both adds it with another id.',
      ],
    })
  if (options.json === true) await printJson(added.style)
  else await print(line(added.style))
  if (added.kind === 'known') say('It was there already. Nothing was changed.')
}

const line = ({ id, title, format, own }: StyleInfo) =>
  `${id}  ${title}${format === null ? '' : `  (${format})`}${own ? '  yours' : ''}`
