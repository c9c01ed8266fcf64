import { useState, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { strings } from '../strings.ts'

export interface ScopePart {
  readonly id: 'items' | 'texts' | 'highlights'
  readonly count: number
  readonly list: ReactNode
}

/** What is in view by kind: items, and beside them the texts of a collection or the highlights with a tag. One kind alone needs no tabs. */
export function ScopeTabs({ parts }: { readonly parts: readonly ScopePart[] }) {
  const [chosen, setChosen] = useState<ScopePart['id'] | null>(null)
  if (parts.length === 1) return parts[0]!.list
  // Where nobody has chosen, the first that has something in it.
  const current = parts.find(({ id }) => id === chosen) ?? parts.find(({ count }) => count > 0) ?? parts[0]!
  return (
    <Tabs
      className="scope-tabs"
      selectedKey={current.id}
      onSelectionChange={(key) => setChosen(parts.find(({ id }) => id === key)?.id ?? null)}
    >
      <TabList className="pane-tabs" aria-label={strings.items.kinds}>
        {parts.map(({ id, count }) => (
          <Tab key={id} id={id} className="pane-tab">
            {strings.sidebar[id]}
            <span className="pane-count">{count.toLocaleString('en-US')}</span>
          </Tab>
        ))}
      </TabList>
      {parts.map(({ id, list }) => (
        <TabPanel key={id} id={id} className="pane">
          {list}
        </TabPanel>
      ))}
    </Tabs>
  )
}
