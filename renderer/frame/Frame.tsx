import { useEffect, useState } from 'react'
import type { MemberId } from '../../core/records/collection.ts'
import type { CopyTarget } from '../citing/cited.ts'
import { useCopyWithCitation } from '../citing/use-copy-with-citation.ts'
import { DropTarget } from '../importing/DropTarget.tsx'
import { ImportJobs } from '../importing/ImportJobs.tsx'
import { ItemsView } from '../items/ItemsView.tsx'
import { useLibrary, useRecords, useSetting } from '../library/hooks.ts'
import { TextsView } from '../texts/TextsView.tsx'
import { TextView } from '../texts/TextView.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useNavigation, useView } from './navigation.ts'
import { NoticeList } from './NoticeList.tsx'
import { fetchOverlays, Overlays } from './Overlays.tsx'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { StorageBanner } from './StorageBanner.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeyboard } from './use-keyboard.ts'
import { useToldAtOpening } from '../keeping/use-told-at-opening.ts'
import { useKeptFileNotices } from '../kept-files/use-kept-file-notices.ts'
import { useLastText } from './use-last-text.ts'
import { useNarrow } from './use-narrow.ts'
import { useViewFocus } from './use-view-focus.ts'
import type { Overlay } from './overlay.ts'
import { useWindowCommands } from './use-window-commands.ts'
import './frame.css'

/** How long after the first paint the rest of the window is fetched, milliseconds. */
const restAfterPaint = 500

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
  useLastText()
  useToldAtOpening(() => setOverlay({ kind: 'backups' }))
  useKeptFileNotices(() => setOverlay({ kind: 'kept-files' }), overlay?.kind === 'kept-files')
  useEffect(() => void setTimeout(fetchOverlays, restAfterPaint), [])
  useViewFocus()
  useWindowCommands({
    show: setOverlay,
    toggleSidebar: () => setSidebar(!sidebar),
    toggleMargin: () => setMargin(!margin),
  })
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
              onCollect={(memberIds) => setOverlay({ kind: 'add-to-collection', memberIds })}
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
      <Overlays
        overlay={overlay}
        selectedItems={selectedItems}
        onClose={() => setOverlay(null)}
        onCopy={copyWithCitation}
      />
    </div>
  )
}

function CurrentView({
  showMargin,
  onCopy,
  onCopyAs,
  onSelectItems,
  onCollect,
}: {
  readonly showMargin: boolean
  readonly onCopy: (target: CopyTarget) => void
  readonly onCopyAs: (target: CopyTarget) => void
  readonly onSelectItems: (ids: readonly `item:${string}`[]) => void
  readonly onCollect: (ids: readonly MemberId[]) => void
}) {
  const view = useView()
  const texts = useRecords('text')
  switch (view.kind) {
    case 'texts':
      return <TextsView onCollect={onCollect} />
    case 'items':
      return (
        <ItemsView
          key={view.scope.collectionId}
          itemId={view.itemId}
          onSelect={onSelectItems}
          onCopy={onCopy}
          onCopyAs={onCopyAs}
          onCollect={onCollect}
        />
      )
    case 'text':
      return texts.some(({ id }) => id === view.textId) ? (
        <TextView
          key={view.textId}
          textId={view.textId}
          target={view.target}
          showMargin={showMargin}
          onCopy={onCopy}
          onCopyAs={onCopyAs}
          onCollect={onCollect}
        />
      ) : (
        <TextsView onCollect={onCollect} />
      )
  }
}

/** A text that the system asked to open (a double click on a file) comes into view. */
function useOpenedBySystem(): void {
  const client = useLibrary()
  const navigation = useNavigation()
  useEffect(() => client.onOpened((textId) => navigation.openText(textId)), [client, navigation])
}
