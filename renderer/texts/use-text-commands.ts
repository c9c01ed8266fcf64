import type { TextId } from '../../core/records/text.ts'
import { useCommands } from '../commands.ts'
import type { PassageTarget } from '../citing/cited.ts'
import { useAnnotations, usePlatform } from '../library/hooks.ts'
import type { ReaderHandle } from '../reader/index.ts'
import { strings } from '../strings.ts'
import type { PageInQuestion } from './PageCorrectionDialog.tsx'

/** The commands of a text that is open. */
export function useTextCommands(
  handle: { readonly current: ReaderHandle | null },
  {
    textId,
    onCopyAs,
    onCollect,
    onQuestion,
  }: {
    readonly textId: TextId
    readonly onCopyAs: (target: PassageTarget) => void
    readonly onCollect: (ids: readonly TextId[]) => void
    readonly onQuestion: (question: PageInQuestion) => void
  },
): void {
  const names = strings.commands
  const mac = usePlatform() === 'mac'
  const some = useAnnotations(textId).length > 0
  const reader = (act: (reader: ReaderHandle) => void) => () => {
    if (handle.current) act(handle.current)
  }
  const group = 'text' as const
  useCommands([
    { id: 'find', title: names.find, group, shortcut: 'Mod+F', run: reader((it) => it.find()) },
    {
      id: 'find-next',
      title: names.findNext,
      group,
      shortcut: mac ? 'Mod+G' : 'F3',
      run: reader((it) => it.findNext()),
    },
    {
      id: 'find-previous',
      title: names.findPrevious,
      group,
      shortcut: mac ? 'Mod+Shift+G' : 'Shift+F3',
      run: reader((it) => it.findPrevious()),
    },
    {
      id: 'highlight',
      title: names.highlight,
      group,
      shortcut: 'Mod+Shift+H',
      run: reader((it) => it.highlightSelection()),
    },
    {
      id: 'note',
      title: names.note,
      group,
      shortcut: 'Mod+Alt+M',
      run: reader((it) => it.noteOnSelection()),
    },
    {
      id: 'copy-with-citation',
      title: names.copyWithCitation,
      group,
      shortcut: 'Mod+Shift+C',
      run: reader((it) => it.copySelectionWithCitation()),
    },
    {
      id: 'copy-as',
      title: names.copyAs,
      group,
      shortcut: 'Mod+Alt+C',
      run: reader((it) => {
        const span = it.selection()
        if (span) onCopyAs({ textId, start: span.start, end: span.end })
      }),
    },
    {
      id: 'next-highlight',
      title: names.nextHighlight,
      group,
      shortcut: 'Alt+ArrowDown',
      enabled: some,
      run: reader((it) => it.nextAnnotation()),
    },
    {
      id: 'previous-highlight',
      title: names.previousHighlight,
      group,
      shortcut: 'Alt+ArrowUp',
      enabled: some,
      run: reader((it) => it.previousAnnotation()),
    },
    {
      id: 'add-to-collection',
      title: strings.collections.addText,
      group,
      run: () => onCollect([textId]),
    },
    {
      id: 'correct-page',
      title: names.correctPage,
      group,
      run: reader((it) => {
        const offset = it.selection()?.start ?? it.place()?.offset ?? 0
        onQuestion({ offset, label: it.place()?.page ?? '', begins: false })
      }),
    },
  ])
}
