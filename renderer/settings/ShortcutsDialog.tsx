import { shownShortcut, useCommandList, type CommandGroup, type CommandId } from '../commands.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { usePlatform } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import './settings.css'

/** The commands whose titles say more than what the keys do: undo names the step it would undo. */
const plainTitles: Partial<Record<CommandId, string>> = { undo: strings.edit.undo, redo: strings.edit.redo }
const groups: readonly CommandGroup[] = ['library', 'text', 'edit', 'view']

/** Every shortcut there is in this view, as the platform writes it. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommandList()
  const platform = usePlatform()
  return (
    <Dialog title={strings.shortcuts.title} isOpen onClose={onClose} width="wide">
      <div className="dialog-body" tabIndex={0} role="region" aria-label={strings.shortcuts.title}>
        <div className="shortcut-groups">
          {groups.map((group) => {
            const shown = commands.filter(
              (command) => command.group === group && command.shortcut !== undefined,
            )
            if (shown.length === 0) return null
            return (
              <section key={group} aria-label={strings.shortcuts.groups[group]}>
                <h3>{strings.shortcuts.groups[group]}</h3>
                <dl>
                  {shown.map(({ id, title, shortcut }) => (
                    <div key={id} className="shortcut">
                      <dt>{plainTitles[id] ?? title}</dt>
                      <dd>
                        <kbd>{shownShortcut(shortcut!, platform)}</kbd>
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          })}
        </div>
        <p className="field-hint">{strings.shortcuts.hint}</p>
      </div>
    </Dialog>
  )
}
