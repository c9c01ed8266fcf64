import { RefreshCw } from 'lucide-react'
import type { ItemRecord } from '../../core/records/item.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { useNotices } from '../frame/notices.ts'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { LineField } from './ItemField.tsx'

/** The item's key, typed or made anew by the library's pattern, and the keys that go on naming it. */
export function CitekeyField({
  item,
  onChange,
}: {
  readonly item: ItemRecord
  readonly onChange: (citekey: string) => void
}) {
  const client = useLibrary()
  const notices = useNotices()
  const makeAnew = async () => {
    const made = notices.valueOf(await client.call('items.rekey', { ids: [item.id], evenPinned: true }))
    if (made === null) return
    const [change] = made.rekeyed
    notices.tell(
      change === undefined ? strings.items.keyStays : strings.items.keyMade(change.from, change.to),
    )
  }
  return (
    <div className="citekey-field">
      <div className="citekey-line">
        <LineField label={strings.items.citekey} value={item.citekey} onChange={onChange} />
        <IconButton name={strings.items.makeKeyAnew} icon={<RefreshCw />} onPress={() => void makeAnew()} />
      </div>
      {item.formerKeys !== undefined && (
        <p className="field-hint">{strings.items.formerKeys(item.formerKeys)}</p>
      )}
    </div>
  )
}
