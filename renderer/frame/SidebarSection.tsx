import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useSetting } from '../library/hooks.ts'

/** A part of the sidebar that can be closed, and stays so. */
export function SidebarSection({
  id,
  title,
  actions,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const [isOpen, setOpen] = useSetting<boolean>(`sidebar-${id}`, true)
  return (
    <Disclosure className="sidebar-section" isExpanded={isOpen} onExpandedChange={setOpen}>
      <div className="section-head">
        <Heading level={2}>
          <Button slot="trigger" className="section-toggle">
            <ChevronRight aria-hidden />
            {title}
          </Button>
        </Heading>
        {actions}
      </div>
      <DisclosurePanel className="section-body">{isOpen && children}</DisclosurePanel>
    </Disclosure>
  )
}
