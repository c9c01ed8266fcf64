import { useCommands } from '../commands.ts'
import { useImport } from '../importing/use-import.ts'
import { useLibrary, useLibraryState, usePlatform, useRecords } from '../library/hooks.ts'
import { defaultTypography } from '../reader/index.ts'
import { themes, useTheme, useTypography } from '../settings/preferences.ts'
import { strings } from '../strings.ts'
import type { Overlay } from './overlay.ts'
import { useCanGoBack, useNavigation } from './navigation.ts'
import { useNotices } from './notices.ts'

/** The commands that are there whatever is in view. */
export function useWindowCommands({
  show,
  toggleSidebar,
  toggleMargin,
}: {
  readonly show: (overlay: Overlay) => void
  readonly toggleSidebar: () => void
  readonly toggleMargin: () => void
}): void {
  const navigation = useNavigation()
  const canGoBack = useCanGoBack()
  const { chooseFiles } = useImport()
  const [theme, setTheme] = useTheme()
  const [{ size }, setTypography] = useTypography()
  const native = useLibraryState((state) => state.host.nativeDialogs)
  const hasItems = useRecords('item').length > 0
  const names = strings.commands

  useUndoCommands()
  useCommands([
    {
      id: 'palette',
      title: names.palette,
      group: 'library',
      shortcut: 'Mod+K',
      run: () => show({ kind: 'palette' }),
    },
    {
      id: 'search',
      title: names.search,
      group: 'library',
      shortcut: 'Mod+Shift+F',
      run: () => show({ kind: 'search' }),
    },
    { id: 'import', title: names.import, group: 'library', shortcut: 'Mod+O', run: chooseFiles },
    {
      id: 'export',
      title: names.export,
      group: 'library',
      shortcut: 'Mod+E',
      enabled: hasItems,
      run: () => show({ kind: 'export' }),
    },
    {
      id: 'kept-files',
      title: names.keptFiles,
      group: 'library',
      run: () => show({ kind: 'kept-files' }),
    },
    {
      id: 'backups',
      title: names.backups,
      group: 'library',
      run: () => show({ kind: 'backups' }),
    },
    {
      id: 'save-elsewhere',
      title: names.saveElsewhere,
      group: 'library',
      run: () => show({ kind: 'save-elsewhere' }),
    },
    {
      id: 'find-duplicates',
      title: names.duplicates,
      group: 'library',
      enabled: hasItems,
      run: () => show({ kind: 'duplicates' }),
    },
    {
      id: 'new-collection',
      title: strings.collections.new,
      group: 'library',
      run: () => show({ kind: 'new-collection' }),
    },
    {
      id: 'go-texts',
      title: names.texts,
      group: 'library',
      shortcut: 'Mod+Shift+1',
      run: () => navigation.go({ kind: 'texts' }),
    },
    {
      id: 'go-items',
      title: names.items,
      group: 'library',
      shortcut: 'Mod+Shift+2',
      run: () => navigation.openItem(null),
    },
    {
      id: 'go-back',
      title: names.back,
      group: 'view',
      shortcut: 'Alt+ArrowLeft',
      enabled: canGoBack,
      run: () => navigation.back(),
    },
    {
      id: 'toggle-sidebar',
      title: names.sidebar,
      group: 'view',
      shortcut: 'Mod+Shift+L',
      run: toggleSidebar,
    },
    { id: 'toggle-margin', title: names.margin, group: 'view', shortcut: 'Mod+Shift+M', run: toggleMargin },
    // In a browser these keys are the browser's own zoom, which must stay.
    {
      id: 'zoom-in',
      title: names.larger,
      group: 'view',
      ...(native ? { shortcut: 'Mod+=' } : {}),
      run: () => setTypography({ size: size + 1 }),
    },
    {
      id: 'zoom-out',
      title: names.smaller,
      group: 'view',
      ...(native ? { shortcut: 'Mod+-' } : {}),
      run: () => setTypography({ size: size - 1 }),
    },
    {
      id: 'zoom-reset',
      title: names.usualSize,
      group: 'view',
      ...(native ? { shortcut: 'Mod+0' } : {}),
      run: () => setTypography({ size: defaultTypography.size }),
    },
    {
      id: 'theme',
      title: names.nextTheme,
      group: 'view',
      run: () => setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]!),
    },
    ...themes.map((name) => ({
      id: `theme-${name}` as const,
      title: names.theme(strings.settings.themes[name]),
      group: 'view' as const,
      run: () => setTheme(name),
    })),
    {
      id: 'settings',
      title: names.settings,
      group: 'view',
      shortcut: 'Mod+,',
      run: () => show({ kind: 'settings' }),
    },
    {
      id: 'shortcuts',
      title: names.shortcuts,
      group: 'view',
      shortcut: 'Mod+/',
      run: () => show({ kind: 'shortcuts' }),
    },
  ])
}

/** Undo and redo name what they would do, and say what they did. */
function useUndoCommands(): void {
  const client = useLibrary()
  const notices = useNotices()
  const platform = usePlatform()
  const history = useLibraryState((state) => state.history)
  const takesEdits = useLibraryState((state) => state.storage.kind !== 'read-only')
  const undo = async () => {
    const undone = notices.valueOf(await client.call('edit.undo', {}))
    if (undone)
      notices.tell(strings.edit.undone(undone.label), { title: strings.edit.redo, run: () => void redo() })
  }
  const redo = async () => {
    const redone = notices.valueOf(await client.call('edit.redo', {}))
    if (redone)
      notices.tell(strings.edit.redone(redone.label), { title: strings.edit.undo, run: () => void undo() })
  }
  useCommands([
    {
      id: 'undo',
      title: strings.edit.undoTitle(history.undo),
      group: 'edit',
      shortcut: 'Mod+Z',
      enabled: takesEdits && history.undo !== null,
      yieldsToFields: true,
      run: () => void undo(),
    },
    {
      id: 'redo',
      title: strings.edit.redoTitle(history.redo),
      group: 'edit',
      shortcut: platform === 'windows' ? 'Mod+Y' : 'Mod+Shift+Z',
      enabled: takesEdits && history.redo !== null,
      yieldsToFields: true,
      run: () => void redo(),
    },
  ])
}
