import { BookOpen, Library } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { HighlightsPane } from '../annotations/HighlightsPane.tsx'
import { CollectionsSection } from '../collections/CollectionsSection.tsx'
import { useShownCollection } from '../items/use-scope.ts'
import { useRecords } from '../library/hooks.ts'
import { TagsSection } from '../tags/TagsSection.tsx'
import { strings } from '../strings.ts'
import { DiscrepanciesPane } from '../texts/DiscrepanciesPane.tsx'
import { OutlinePane } from '../texts/OutlinePane.tsx'
import { useReadingState } from '../texts/reading.ts'
import { useNavigation, useView } from './navigation.ts'
import './sidebar.css'

/** The library, and of the text that is open its outline, its highlights and what it disagrees with itself about. */
export function Sidebar({ onLeave }: { readonly onLeave: (() => void) | null }) {
  const navigation = useNavigation()
  const view = useView()
  const texts = useRecords('text').length
  const items = useRecords('item').length
  const hasAny = useRecords('collection').length + texts + items > 0
  const collection = useShownCollection()
  const opened = useReadingState((state) => state.opened)
  const leave = () => onLeave?.()
  const side = useRef<HTMLElement>(null)

  // Where it lies over the text, it takes the focus and gives it back.
  const overlays = onLeave !== null
  useEffect(() => {
    if (!overlays) return
    const before = document.activeElement
    side.current?.querySelector('button')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [overlays])

  return (
    <>
      {onLeave && <div className="sidebar-veil" onClick={onLeave} />}
      <aside
        ref={side}
        className="sidebar"
        aria-label={strings.sidebar.region}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave?.()
        }}
      >
        <nav aria-label={strings.sidebar.library}>
          <NavButton
            icon={<BookOpen />}
            title={strings.sidebar.texts}
            count={texts}
            isCurrent={view.kind === 'texts'}
            onPress={() => {
              navigation.go({ kind: 'texts' })
              onLeave?.()
            }}
          />
          <NavButton
            icon={<Library />}
            title={strings.sidebar.items}
            count={items}
            isCurrent={view.kind === 'items' && collection === null}
            onPress={() => {
              navigation.openItem(null)
              onLeave?.()
            }}
          />
        </nav>
        {hasAny && (
          <div className="sidebar-sections">
            <CollectionsSection onLeave={leave} />
            <TagsSection />
          </div>
        )}
        {view.kind === 'text' && opened !== null && <TextPanes onLeave={onLeave} />}
      </aside>
    </>
  )
}

function TextPanes({ onLeave }: { readonly onLeave: (() => void) | null }) {
  const discrepancies = useReadingState((state) => state.opened?.structure.discrepancies.length ?? 0)
  const leave = () => onLeave?.()
  return (
    <Tabs className="panes">
      <TabList className="pane-tabs" aria-label={strings.sidebar.ofText}>
        <Tab id="outline" className="pane-tab">
          {strings.sidebar.outline}
        </Tab>
        <Tab id="highlights" className="pane-tab">
          {strings.sidebar.highlights}
        </Tab>
        {discrepancies > 0 && (
          <Tab id="discrepancies" className="pane-tab">
            {strings.sidebar.discrepancies}
            <span className="pane-count">{discrepancies}</span>
          </Tab>
        )}
      </TabList>
      <TabPanel id="outline" className="pane">
        <OutlinePane onJump={leave} />
      </TabPanel>
      <TabPanel id="highlights" className="pane">
        <HighlightsPane onJump={leave} />
      </TabPanel>
      <TabPanel id="discrepancies" className="pane">
        <DiscrepanciesPane onJump={leave} />
      </TabPanel>
    </Tabs>
  )
}

function NavButton({
  icon,
  title,
  count,
  isCurrent,
  onPress,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly count: number
  readonly isCurrent: boolean
  readonly onPress: () => void
}) {
  return (
    <Button className="nav-button" aria-current={isCurrent ? 'page' : undefined} onPress={onPress}>
      {icon}
      <span>{title}</span>
      <span className="nav-count">{count > 0 ? count.toLocaleString('en-US') : ''}</span>
    </Button>
  )
}
