import { Search } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { Autocomplete, Dialog, Input, Menu, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import { TypedAhead } from './TypedAhead.tsx'
import './palette.css'

/** A field over the window with a list below it: what is typed narrows the list down, Enter takes its first. All of it by keyboard. */
export function PaletteDialog({
  title,
  prompt,
  listName,
  query,
  onQuery,
  first,
  onChoose,
  onClose,
  empty,
  children,
}: {
  readonly title: string
  readonly prompt: string
  readonly listName: string
  readonly query: string
  readonly onQuery: (query: string) => void
  /** What Enter takes in the moment before the list has marked it; null where nothing can be taken. */
  readonly first: string | null
  /** Called once, with the id of a menu item. */
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  /** What stands in a list of nothing. */
  readonly empty: string
  /** Menu items, or sections of them. */
  readonly children: ReactNode
}) {
  // The field and the list may both take one Enter: the list has marked its first a moment before it says so.
  const isDone = useRef(false)
  const choose = (id: string) => {
    if (isDone.current) return
    isDone.current = true
    onChoose(id)
  }
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="modal" data-width="medium">
        <Dialog className="dialog palette" aria-label={title}>
          <TypedAhead words={query} onType={onQuery} onClose={onClose} />
          <Autocomplete inputValue={query} onInputChange={onQuery}>
            <SearchField
              className="palette-field"
              aria-label={prompt}
              autoFocus
              // Escape closes the palette at once; a first press that only empties the field would be one too many.
              onKeyDown={(event) => {
                if (event.key === 'Escape') return onClose()
                // Of all there is, the first would be “Undo”: an empty field must not run it.
                const field = event.target
                const isMarked = field instanceof Element && field.hasAttribute('aria-activedescendant')
                if (event.key === 'Enter' && !isMarked && first !== null && query.trim() !== '')
                  return choose(first)
                event.continuePropagation()
              }}
            >
              <Search aria-hidden />
              <Input className="palette-input" placeholder={prompt} />
            </SearchField>
            {/* The arrow keys move in the list from the field; Tab comes here, so that it can be read to its end by keys. */}
            <div className="palette-list" role="group" aria-label={listName} tabIndex={0}>
              <Menu
                className="palette-menu"
                aria-label={listName}
                onAction={(key) => choose(String(key))}
                renderEmptyState={() => <p className="palette-empty">{empty}</p>}
              >
                {children}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
