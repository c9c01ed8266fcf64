import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { strings } from '../strings.ts'
import { IconButton } from './IconButton.tsx'
import './dialog.css'

/** A dialog over the window: Escape and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  width = 'medium',
  children,
}: {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly width?: 'narrow' | 'medium' | 'wide'
  readonly children: ReactNode
}) {
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="modal" data-width={width}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton name={strings.dialog.close} shortcut="Escape" icon={<X />} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
