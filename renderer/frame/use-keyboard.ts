import { useContext, useEffect, useLayoutEffect } from 'react'
import { CommandContext } from '../commands.ts'
import { useLibrary, usePlatform } from '../library/hooks.ts'

/** Runs commands by their shortcuts and by the native menu. What a control took for itself is left to it. */
export function useKeyboard(): void {
  const registry = useContext(CommandContext)
  const client = useLibrary()
  const platform = usePlatform()
  // Before the paint, as the commands are registered: no key that is pressed on what is seen gets lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (registry.press(event, platform, isField(event.target))) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry, platform])
  useEffect(
    () =>
      client.onMenu((command) => {
        if (registry.get(command)?.yieldsToFields === true && isField(document.activeElement))
          document.execCommand(command)
        else registry.run(command)
      }),
    [client, registry],
  )
}

/** Where text is typed, and undo means the typing. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
