import { useEffect, useState } from 'react'
import { CopyAsDialog } from '../citing/CopyAsDialog.tsx'
import { useCopyWithCitation, type PassageTarget } from '../citing/use-copy-with-citation.ts'
import { ExportDialog } from '../export/ExportDialog.tsx'
import { DropTarget } from '../importing/DropTarget.tsx'
import { ImportJobs } from '../importing/ImportJobs.tsx'
import { ItemsView } from '../items/ItemsView.tsx'
import { useLibrary, useRecords, useSetting } from '../library/hooks.ts'
import { Palette } from '../palette/Palette.tsx'
import { SettingsDialog } from '../settings/SettingsDialog.tsx'
import { ShortcutsDialog } from '../settings/ShortcutsDialog.tsx'
import { TextsView } from '../texts/TextsView.tsx'
import { TextView } from '../texts/TextView.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useNavigation, useView } from './navigation.ts'
import { NoticeList } from './NoticeList.tsx'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { StorageBanner } from './StorageBanner.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeyboard } from './use-keyboard.ts'
import { useNarrow } from './use-narrow.ts'
import { useViewFocus } from './use-view-focus.ts'
import type { Overlay } from './overlay.ts'
import { useWindowCommands } from './use-window-commands.ts'
import './frame.css'

/** The window: bar, sidebar, the view in the middle, status, and what floats over them. */
export function Frame() {
  const [overlay, setOverlay] = useState<Overlay>(null)
  const narrow = useNarrow()
  const [wideSidebar, setWideSidebar] = useSetting<boolean>('sidebar', true)
  const [narrowSidebar, setNarrowSidebar] = useState(false)
  const [margin, setMargin] = useSetting<boolean>('margin', true)
  const sidebar = narrow ? narrowSidebar : wideSidebar
  const setSidebar = narrow ? setNarrowSidebar : setWideSidebar
  const copyWithCitation = useCopyWithCitation((target) => setOverlay({ kind: 'copy-as', target }))
  const [selectedItems, setSelectedItems] = useState<readonly `item:${string}`[]>([])

  useKeyboard()
  useOpenedBySystem()
  useViewFocus()
  useWindowCommands({
    show: setOverlay,
    toggleSidebar: () => setSidebar(!sidebar),
    toggleMargin: () => setMargin(!margin),
  })
  const close = () => setOverlay(null)
  const navigation = useNavigation()

  return (
    <div className="frame" data-sidebar={sidebar} data-narrow={narrow}>
      <TopBar sidebar={sidebar} onFind={() => setOverlay({ kind: 'palette' })} />
      <StorageBanner />
      <div className="frame-middle">
        {sidebar && <Sidebar onLeave={narrow ? () => setNarrowSidebar(false) : null} />}
        <main className="frame-main">
          <ErrorBoundary onRetry={() => navigation.go({ kind: 'texts' })}>
            <CurrentView
              showMargin={margin}
              onCopy={copyWithCitation}
              onCopyAs={(target) => setOverlay({ kind: 'copy-as', target })}
              onSelectItems={setSelectedItems}
            />
          </ErrorBoundary>
        </main>
      </div>
      <StatusBar />
      <div className="corner">
        <ImportJobs />
        <NoticeList />
      </div>
      <DropTarget />
      {(overlay?.kind === 'palette' || overlay?.kind === 'search') && (
        <Palette commands={overlay.kind === 'palette'} onClose={close} />
      )}
      {overlay?.kind === 'settings' && <SettingsDialog onClose={close} />}
      {overlay?.kind === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {overlay?.kind === 'export' && <ExportDialog selected={selectedItems} onClose={close} />}
      {overlay?.kind === 'copy-as' && (
        <CopyAsDialog
          target={overlay.target}
          onClose={close}
          onCopy={() => copyWithCitation(overlay.target)}
        />
      )}
    </div>
  )
}

function CurrentView({
  showMargin,
  onCopy,
  onCopyAs,
  onSelectItems,
}: {
  readonly showMargin: boolean
  readonly onCopy: (target: PassageTarget) => void
  readonly onCopyAs: (target: PassageTarget) => void
  readonly onSelectItems: (ids: readonly `item:${string}`[]) => void
}) {
  const view = useView()
  const texts = useRecords('text')
  switch (view.kind) {
    case 'texts':
      return <TextsView />
    case 'items':
      return <ItemsView itemId={view.itemId} onSelect={onSelectItems} />
    case 'text':
      return texts.some(({ id }) => id === view.textId) ? (
        <TextView
          key={view.textId}
          textId={view.textId}
          target={view.target}
          showMargin={showMargin}
          onCopy={onCopy}
          onCopyAs={onCopyAs}
        />
      ) : (
        <TextsView />
      )
  }
}

/** A text that the system asked to open (a double click on a file) comes into view. */
function useOpenedBySystem(): void {
  const client = useLibrary()
  const navigation = useNavigation()
  useEffect(() => client.onOpened((textId) => navigation.openText(textId)), [client, navigation])
}
