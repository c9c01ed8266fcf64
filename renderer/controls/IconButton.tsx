import { useContext, type ReactNode } from 'react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { CommandContext, shownShortcut, useCommandList, type CommandId } from '../commands.ts'
import { usePlatform } from '../library/hooks.ts'
import './controls.css'

/** A button that shows an icon: its name is for screen readers and, with the shortcut, its tooltip. */
export function IconButton({
  name,
  shortcut,
  icon,
  isDisabled = false,
  isSelected,
  onPress,
  className = '',
}: {
  readonly name: string
  readonly shortcut?: string | undefined
  readonly icon: ReactNode
  readonly isDisabled?: boolean
  /** Given where the button switches something on and off. */
  readonly isSelected?: boolean | undefined
  readonly onPress: () => void
  readonly className?: string
}) {
  const shared = { 'aria-label': name, className: `icon-button ${className}`, isDisabled }
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {isSelected === undefined ? (
        <Button {...shared} onPress={onPress}>
          {icon}
        </Button>
      ) : (
        <ToggleButton {...shared} isSelected={isSelected} onChange={onPress}>
          {icon}
        </ToggleButton>
      )}
      <NameTooltip name={name} shortcut={shortcut} />
    </TooltipTrigger>
  )
}

/** The icon button of a command; it is named, enabled and run as the registry says. */
export function CommandButton({
  command: id,
  icon,
  isSelected,
}: {
  readonly command: CommandId
  readonly icon: ReactNode
  readonly isSelected?: boolean
}) {
  const registry = useContext(CommandContext)
  const command = useCommandList().find((candidate) => candidate.id === id)
  if (command === undefined) return null
  return (
    <IconButton
      name={command.title}
      shortcut={command.shortcut}
      icon={icon}
      isDisabled={command.enabled === false}
      isSelected={isSelected}
      onPress={() => registry.run(id)}
    />
  )
}

export function NameTooltip({
  name,
  shortcut,
}: {
  readonly name: string
  readonly shortcut?: string | undefined
}) {
  const platform = usePlatform()
  return (
    <Tooltip className="tooltip" offset={6}>
      {name}
      {shortcut !== undefined && <kbd>{shownShortcut(shortcut, platform)}</kbd>}
    </Tooltip>
  )
}
