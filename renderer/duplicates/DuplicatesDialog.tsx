import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { DuplicateGroup } from '../../core/citation/duplicates.ts'
import type { MergeChoice } from '../../core/commands/merge-items.ts'
import type { ItemId, ItemRecord } from '../../core/records/item.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useRecords, useSetting } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { MergeFields } from './MergeFields.tsx'
import './duplicates.css'

/** A person's choice for one group: which item stays, and whose value of a field. */
interface Draft {
  readonly key: string
  readonly keep: ItemId
  readonly take: MergeChoice
}

const nothingDismissed: string[] = []

/** The groups of items that are likely one, and the fields of the group in view side by side, to choose from. */
export function DuplicatesDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useLibrary()
  const notices = useNotices()
  const items = useRecords('item')
  const [dismissed] = useSetting<string[]>('not-duplicates', nothingDismissed)
  const answer = useGroups()
  const [asked, setAsked] = useState<string | null>(null)
  const [stored, setDraft] = useState<Draft | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  const byId = new Map<string, ItemRecord>(items.map((item) => [item.id, item]))
  const groups = (answer ?? []).filter(
    ({ key, itemIds }) => !dismissed.includes(key) && itemIds.every((id) => byId.has(id)),
  )
  const group = groups.find(({ key }) => key === asked) ?? groups[0]
  const members = group?.itemIds.map((id) => byId.get(id)!) ?? []
  const draft: Draft | null =
    group === undefined
      ? null
      : stored?.key === group.key
        ? stored
        : { key: group.key, keep: group.itemIds[0]!, take: {} }

  const undo = async () => {
    setEdited(null)
    const undone = notices.valueOf(await client.call('edit.undo', {}))
    if (undone) notices.tell(strings.edit.undone(undone.label))
  }
  const merge = async () => {
    if (draft === null || group === undefined) return
    const others = group.itemIds.filter((id) => id !== draft.keep)
    const item = notices.valueOf(
      await client.call('items.merge', { keep: draft.keep, others, take: { ...draft.take } }),
    )
    if (item === null) return
    setEdited(strings.duplicates.merged(group.itemIds.length, item.citekey, item.formerKeys ?? []))
  }
  const dismiss = async (ids: readonly ItemId[]) => {
    const said = await client.call('items.dismissDuplicates', { ids: [...ids] })
    if (said.ok) setEdited(strings.duplicates.dismissed(ids.length))
    else notices.refuse(said.error)
  }
  // While the dialog stands it says itself what was done: a notice would cover its buttons where the window is narrow.
  const close = () => {
    onClose()
    if (edited !== null) notices.tell(edited, { title: strings.edit.undo, run: () => void undo() })
  }

  return (
    <Dialog title={strings.duplicates.title} isOpen onClose={close} width="wide">
      <div className="dialog-body duplicates">
        {answer === null ? (
          <p className="pane-empty">{strings.duplicates.looking}</p>
        ) : group === undefined || draft === null ? (
          <p className="pane-empty">{strings.duplicates.empty}</p>
        ) : (
          <>
            <nav aria-label={strings.duplicates.groups}>
              <ul className="duplicate-groups">
                {groups.slice(0, strings.duplicates.most).map((one) => (
                  <li key={one.key}>
                    <GroupButton
                      group={one}
                      title={titleOf(byId.get(one.itemIds[0]!)!)}
                      isCurrent={one === group}
                      onPress={() => setAsked(one.key)}
                    />
                  </li>
                ))}
              </ul>
              {groups.length > strings.duplicates.most && (
                <p className="duplicate-facts">{strings.duplicates.more(groups.length)}</p>
              )}
            </nav>
            <MergeFields
              key={group.key}
              items={members as [ItemRecord, ...ItemRecord[]]}
              keep={draft.keep}
              take={draft.take}
              onKeep={(keep) => setDraft({ ...draft, keep })}
              onTake={(variable, id) => setDraft({ ...draft, take: { ...draft.take, [variable]: id } })}
            />
          </>
        )}
      </div>
      <footer className="dialog-foot">
        <p className="foot-note" role="status">
          {edited}
        </p>
        {edited !== null && (
          <Button className="button" onPress={() => void undo()}>
            {strings.edit.undo}
          </Button>
        )}
        {group !== undefined && (
          <>
            <Button className="button" onPress={() => void dismiss(group.itemIds)}>
              {strings.duplicates.notDuplicates}
            </Button>
            <Button className="button primary" onPress={() => void merge()}>
              {strings.duplicates.merge(group.itemIds.length)}
            </Button>
          </>
        )}
      </footer>
    </Dialog>
  )
}

function GroupButton({
  group,
  title,
  isCurrent,
  onPress,
}: {
  readonly group: DuplicateGroup
  readonly title: string
  readonly isCurrent: boolean
  readonly onPress: () => void
}) {
  return (
    <Button className="duplicate-group" aria-current={isCurrent ? 'true' : undefined} onPress={onPress}>
      <span className="duplicate-title">{title}</span>
      <span className="duplicate-facts">
        {strings.duplicates.facts(group.itemIds.length, group.confidence, group.evidence)}
      </span>
    </Button>
  )
}

/** The groups as the library finds them, looked for anew after every change to an item; null until the first answer. */
function useGroups(): readonly DuplicateGroup[] | null {
  const client = useLibrary()
  const notices = useNotices()
  const items = useRecords('item')
  const [groups, setGroups] = useState<readonly DuplicateGroup[] | null>(null)
  useEffect(() => {
    let wanted = true
    void client.call('items.duplicates', {}).then((result) => {
      const found = notices.valueOf(result)
      if (wanted) setGroups(found?.groups ?? [])
    })
    return () => {
      wanted = false
    }
  }, [client, notices, items])
  return groups
}

const titleOf = ({ csl, citekey }: ItemRecord) => csl.title ?? citekey
