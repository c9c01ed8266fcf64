import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { annotating, groupings, sortings } from '../core/bibliography/arrangement.ts'
import { locatorLabels } from '../core/citation/locator.ts'
import { bibliographyFormats, readableFormats } from '../core/interchange/format.ts'
import { highlightColors } from '../core/records/annotation.ts'
import { Refused, say, tellRefusal } from './exit.ts'
import { version } from './library.ts'
import { views } from './commands/show.ts'

/** Commands load when they are called: `postil inspect` needs no storage and no citation engine. */
type Loaded<A extends readonly unknown[]> = Promise<(...args: A) => Promise<number>>

/** Runs the command line; answers with the exit code: 0 done, 1 refused with a reason, 2 wrong usage. Never rejects. */
export async function program(argv: readonly string[]): Promise<number> {
  let code = 0
  const run =
    <A extends readonly unknown[]>(load: () => Loaded<A>) =>
    async (...args: unknown[]) => {
      // Commander hands over the options and, last, the command itself.
      const options = { ...postil.opts(), ...(args.at(-2) as object) }
      code = await (await load())(...([...args.slice(0, -2), options] as unknown as A))
    }
  const library = new Option('--library <dir>', 'the library’s folder (default: the platform’s data folder)')
  const postil = new Command('postil')
    .description('Page-true texts, highlights, margin notes, and citations that are right to the page.')
    .version(version)
    .addOption(library)
    // What stands behind a command is that command's own.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  const command = (usage: string, description: string) =>
    postil.command(usage).description(description).exitOverride()
  const onLibrary = (usage: string, description: string) => command(usage, description).addOption(library)
  const json = new Option('--json', 'as JSON, in a stable shape')
  const style = new Option('--style <style>', 'a style’s id, or the path of a .csl file').default('apa')
  const locale = new Option('--locale <locale>', 'a CSL locale (default: the style’s own)').argParser(
    cslLocale,
  )

  onLibrary('import', 'texts and bibliographies into the library')
    .argument('<file...>')
    .addOption(json)
    .action(run(async () => (await import('./commands/import.ts')).importFiles))
  command('inspect', 'what a text is made of; touches no library')
    .argument('<file>')
    .addOption(json)
    .action(run(async () => (await import('./commands/inspect.ts')).inspectFile))
  onLibrary('texts', 'lists texts')
    .option('--search <words>', 'only those with these words in the title')
    .addOption(json)
    .action(run(async () => (await import('./commands/list.ts')).listTexts))
  onLibrary('items', 'lists items')
    .option('--search <words>', 'only those with these words in title or citekey')
    .option('--type <type>', 'only this CSL type')
    .option('--collection <name>', 'only those of this collection, in its order')
    .option('--tag <tag>', 'only those with this tag; given again, with each of them', all)
    .addOption(json)
    .action(run(async () => (await import('./commands/list.ts')).listItems))
  onLibrary('collections', 'collections of items and texts: lists them, makes and changes one')
    .addArgument(new Argument('[act]', 'without it: list').choices(['add', 'remove', 'rename', 'delete']))
    .argument('[collection]')
    .argument(
      '[member...]',
      'add, remove: ids, citekeys or titles; add without any makes it; rename: its new name',
    )
    .option('--new', 'add: makes the collection for them')
    .addOption(json)
    .action(run(async () => (await import('./commands/collections.ts')).collections))
  onLibrary('duplicates', 'items that are likely the same')
    .addOption(json)
    .action(run(async () => (await import('./commands/duplicates.ts')).duplicates))
  onLibrary('merge', 'makes one item of several; the fuller value of each field stands')
    .argument('<keep>', 'the item that stays, with its citekey')
    .argument('<other...>', 'the items that are merged into it')
    .option('--take <field=item>', 'whose value of a field stands; may be given again', all)
    .addOption(json)
    .action(run(async () => (await import('./commands/duplicates.ts')).merge))
  onLibrary('rekey', 'makes citekeys anew; those that a person typed or imported stay')
    .argument('[item...]', 'ids or citekeys; none: all')
    .option('--pattern <pattern>', 'such as [author:2|camel]-[year]-[title:3]; else the library’s')
    .option('--dry-run', 'only tells', false)
    .addOption(json)
    .action(run(async () => (await import('./commands/rekey.ts')).rekey))
  onLibrary('annotations', 'lists highlights and margin notes')
    .option('--text <text>', 'only those in this text')
    .option('--tag <tag>', 'only those with this tag; given again, with each of them', all)
    .addOption(new Option('--color <color>', 'only those of this color').choices(highlightColors))
    .option('--page <label>', 'only those on this page')
    .option('--search <words>', 'only those with these words')
    .addOption(json)
    .action(run(async () => (await import('./commands/list.ts')).listAnnotations))
  onLibrary('show', 'one text, or what it is made of')
    .argument('<text>')
    .addOption(new Option('--as <view>').choices(views).default('text'))
    .addOption(json)
    .action(run(async () => (await import('./commands/show.ts')).show))
  onLibrary('highlight', 'highlights a passage')
    .argument('<text>')
    .requiredOption('--quote <quotation>', 'the passage, as it stands in the text')
    .option('--prefix <words>', 'what stands before it, where it is there more than once')
    .option('--suffix <words>', 'what stands after it')
    .option('--page <label>', 'the printed page it is on')
    .option('--note <markdown>', 'a margin note')
    .option('--tag <tag>', 'a tag; may be given again', all)
    .addOption(new Option('--color <color>').choices(highlightColors))
    .addOption(json)
    .action(run(async () => (await import('./commands/highlight.ts')).highlight))
  onLibrary('cite', 'a citation of items, or a passage with its citation')
    .argument('<item|annotation...>', 'a place may follow each: "rivera2014, 199", "rivera2014, chapter 3"')
    .option('--locator <locator>', 'a page or a range; an annotation knows its own')
    .addOption(new Option('--label <label>', 'what the locator counts').choices(locatorLabels))
    .option('--prefix <words>', 'words before the citation: see')
    .option('--suffix <words>', 'words behind it: , my emphasis')
    .option('--suppress-author', 'without the author, whom the sentence names')
    .option('--narrative', 'the author in the sentence: Rivera (2014, p. 199)')
    .option(
      '--notes',
      'each its own note, as they follow each other: ibid. and short forms; "a, 12; b" is one note of two works',
      false,
    )
    .option('--no-quote', 'the citation alone')
    .addOption(style)
    .addOption(locale)
    .addOption(
      new Option('--as <form>').choices(['text', 'html', 'rtf', 'pandoc', 'latex', 'typst']).default('text'),
    )
    .action(run(async () => (await import('./commands/cite.ts')).cite))
  onLibrary('convert', 'one bibliography format into another; of a library it knows the styles alone')
    .argument('[file]', 'a file, or - for standard input', '-')
    .addOption(
      new Option('--from <format>', 'told from the content where it is left out').choices(readableFormats),
    )
    .addOption(new Option('--to <format>').choices(bibliographyFormats).makeOptionMandatory())
    .addOption(style)
    .addOption(locale)
    .action(run(async () => (await import('./commands/convert.ts')).convert))
  onLibrary('export', 'items as a bibliography')
    .argument('[item...]', 'ids or citekeys; none: all')
    .addOption(new Option('--as <format>').choices(bibliographyFormats).makeOptionMandatory())
    .option('--collection <name>', 'the items of this collection, with --watch also those to come')
    .option('--output <file>', 'into this file, in one step; its mode is kept')
    .option('--watch', 'keeps the file up to date until Ctrl-C; needs --output', false)
    .addOption(
      new Option('--group <by>', 'headings in a formatted bibliography').choices(groupings).default('none'),
    )
    .addOption(new Option('--sort <by>', 'the order of its entries').choices(sortings).default('style'))
    .option(
      '--primary <rule>',
      'for --group sources: type:manuscript; tag:archive; collection:Letters; before:1900',
    )
    .addOption(
      new Option('--annotate <with>', 'what stands under an entry; notes: your own notes and highlights')
        .choices(annotating)
        .default('none'),
    )
    .addOption(style)
    .addOption(locale)
    .action(run(async () => (await import('./commands/export.ts')).exportItems))
  onLibrary('styles', 'citation styles: lists them, adds a .csl file, removes one that was added')
    .addArgument(new Argument('[act]', 'without it: list').choices(['add', 'remove']))
    .argument('[file|id]')
    .option('--search <words>', 'only those with these words or initials')
    .option('--replace', 'in place of a style with the same id')
    .option('--keep-both', 'with another id where there is one with the same')
    .addOption(json)
    .action(run(async () => (await import('./commands/styles.ts')).styles))
  onLibrary('search', 'passages, notes and items of the whole library')
    .argument('<query>')
    .option('--limit <n>', 'at most so many, up to 500', wholeNumber(1, 500), 50)
    .addOption(json)
    .action(run(async () => (await import('./commands/search.ts')).search))
  onLibrary('doctor', 'checks that the library is whole')
    .option('--restore', 'first take from the newest backup what is damaged everywhere else')
    .addOption(json)
    .action(run(async () => (await import('./commands/doctor.ts')).doctor))
  onLibrary('archive', 'the whole library as one open archive')
    .argument('<file>')
    .action(run(async () => (await import('./commands/archive.ts')).archive))
  onLibrary('unarchive', 'a new library from such an archive')
    .argument('<file>')
    .action(run(async () => (await import('./commands/archive.ts')).unarchive))
  onLibrary('serve', 'the window in a browser, on this machine only')
    .option('--port <n>', 'a port; 0 is any free one', wholeNumber(0, 65535), 0)
    .option('--no-open', 'print the address and open no browser')
    .option('--keep-in <dir>', 'the folder in which the window may keep bibliography files up to date')
    .action(run(async () => (await import('./commands/serve.ts')).serve))

  try {
    await postil.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return exitCode(error)
  }
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Refused) {
    tellRefusal(error.refusal)
    return 1
  }
  say(`Something in Postil went wrong: ${error instanceof Error ? error.message : String(error)}`)
  if (process.env.POSTIL_DEBUG !== undefined && error instanceof Error) say(error.stack ?? '')
  return 1
}

/** Every value of an option that may be given again. */
function all(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

const wholeNumber = (least: number, most: number) => (value: string) => {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN
  if (number >= least && number <= most) return number
  throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`)
}

function cslLocale(value: string): string {
  if (/^[a-z]{2,3}(-[A-Z]{2})?$/.test(value)) return value
  throw new InvalidArgumentError('It takes a language and perhaps a country, such as de or en-GB.')
}
