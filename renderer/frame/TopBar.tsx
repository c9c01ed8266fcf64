import {
  ALargeSmall,
  CircleHelp,
  Download,
  PanelLeft,
  Plus,
  Redo2,
  Search,
  SunMoon,
  Undo2,
} from 'lucide-react'
import { Button } from 'react-aria-components'
import { shownShortcut } from '../commands.ts'
import { CommandButton } from '../controls/IconButton.tsx'
import { usePlatform } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** The bar at the top: find or do anything, and what is wanted all the time. */
export function TopBar({ sidebar, onFind }: { readonly sidebar: boolean; readonly onFind: () => void }) {
  const platform = usePlatform()
  return (
    <header className="top-bar">
      <div className="top-bar-side">
        <CommandButton command="toggle-sidebar" icon={<PanelLeft />} isSelected={sidebar} />
        <h1 className="wordmark">{strings.app}</h1>
      </div>
      <Button className="find-anything" onPress={onFind}>
        <Search aria-hidden />
        <span>{strings.palette.prompt}</span>
        <kbd>{shownShortcut('Mod+K', platform)}</kbd>
      </Button>
      <div className="top-bar-side end">
        <CommandButton command="undo" icon={<Undo2 />} />
        <CommandButton command="redo" icon={<Redo2 />} />
        <span className="top-bar-gap" />
        <CommandButton command="import" icon={<Plus />} />
        <CommandButton command="export" icon={<Download />} />
        <span className="top-bar-gap" />
        <CommandButton command="settings" icon={<ALargeSmall />} />
        <CommandButton command="theme" icon={<SunMoon />} />
        <CommandButton command="shortcuts" icon={<CircleHelp />} />
      </div>
    </header>
  )
}
