import { useContext, useEffect, useMemo, useState } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import { plainArrangement, type Arrangement } from '../../core/bibliography/arrangement.ts'
import type { Result } from '../../core/commands/result.ts'
import {
  bibliographyFormats,
  formattedFormats,
  type BibliographyFormat,
} from '../../core/interchange/format.ts'
import type { Exported } from '../../core/protocol/citations.ts'
import { collectionItems } from '../../core/queries/collection-items.ts'
import type { CollectionId } from '../../core/records/collection.ts'
import type { ItemId } from '../../core/records/item.ts'
import { Preview } from '../citing/CopyAsDialog.tsx'
import { copy } from '../citing/clipboard.ts'
import { Choice } from '../controls/Choice.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { useNotices } from '../frame/notices.ts'
import { KeepFileDialog } from '../kept-files/KeepFileDialog.tsx'
import { keepFile } from '../kept-files/keep-file.ts'
import { useShownCollection } from '../items/use-scope.ts'
import { CommandContext } from '../commands.ts'
import { useLibrary, useLibraryState, useRecords, useSetting } from '../library/hooks.ts'
import { useCitationStyle } from '../settings/preferences.ts'
import { StyleChoice } from '../settings/StyleChoice.tsx'
import { strings } from '../strings.ts'
import { ArrangementChoice } from './ArrangementChoice.tsx'
import { htmlText } from './html-text.ts'
import { saveFile } from './save-file.ts'
import { useArrangement } from './use-arrangement.ts'

/** Formats that are set in a citation style; the others hold data. */
const styled: readonly BibliographyFormat[] = formattedFormats
/** A preview shows this much at most; characters. */
const previewLength = 20_000

/** The library or what is chosen of it, in a format, with a look at what will leave and what the format cannot hold. */
export function ExportDialog({
  selected,
  onClose,
}: {
  readonly selected: readonly ItemId[]
  readonly onClose: () => void
}) {
  const client = useLibrary()
  const notices = useNotices()
  const all = useRecords('item').length
  const { style, locale } = useCitationStyle()
  const [stored, setFormat] = useSetting<string>('export-format', 'bibtex')
  const format = bibliographyFormats.find((name) => name === stored) ?? 'bibtex'
  const collection = useShownCollection()
  const inCollection = useMemo(
    () => (collection === null ? 0 : collectionItems(client.records, collection).length),
    [client, collection],
  )
  const [chosen, setWanted] = useState(
    selected.length > 0 ? 'selected' : collection === null ? 'all' : 'collection',
  )
  const wanted = chosen === 'collection' && collection === null ? 'all' : chosen
  const collectionId = wanted === 'collection' ? collection?.id : undefined
  const ids = useMemo(() => (wanted === 'selected' ? [...selected] : undefined), [wanted, selected])
  const [arrangement, arrange] = useArrangement()
  const isStyled = styled.includes(format)
  const answer = useExported(
    format,
    style,
    locale,
    ids,
    collectionId,
    isStyled ? arrangement : plainArrangement,
  )
  const exported = answer?.ok === true ? answer.value : null
  const count = collectionId === undefined ? (ids?.length ?? all) : inCollection
  const registry = useContext(CommandContext)
  const folder = useLibraryState((state) => state.host.keptFilesFolder)
  const native = useLibraryState((state) => state.host.nativeDialogs)
  const [naming, setNaming] = useState(false)
  const name = collectionId === undefined ? null : fileNameOf(collection?.title ?? '')
  const fileName = `${name ?? strings.exporting.fileName}${exported?.extension ?? ''}`

  const save = async () => {
    if (exported === null) return
    const result = await saveFile(client, fileName, exported)
    const saved = notices.valueOf(result)
    if (!saved?.saved) return
    notices.tell(strings.exporting.saved(count, saved.path))
    onClose()
  }
  const keep = async (name: string) => {
    const file = await keepFile(client, notices, {
      name,
      format,
      style,
      locale,
      ...(ids === undefined ? {} : { itemIds: ids }),
      collectionId,
    })
    if (file === null) return
    notices.tell(strings.keptFiles.kept(file.path), {
      title: strings.keptFiles.show,
      run: () => void registry.run('kept-files'),
    })
    onClose()
  }
  const toClipboard = async () => {
    if (exported === null) return
    const clip =
      format === 'html'
        ? { text: htmlText(exported.content), html: exported.content }
        : { text: exported.content }
    if (await copy(clip)) {
      notices.tell(strings.exporting.copied(count))
      onClose()
    } else notices.refuse({ code: 'forbidden', message: strings.citing.clipboardRefused })
  }

  return (
    <Dialog title={strings.exporting.title} isOpen onClose={onClose} width="wide">
      <div className="dialog-body">
        {(selected.length > 0 || collection !== null) && (
          <RadioGroup
            className="radio-row"
            aria-label={strings.exporting.what}
            orientation="horizontal"
            value={wanted}
            onChange={setWanted}
          >
            {selected.length > 0 && (
              <Radio className="radio" value="selected">
                <span className="dot" aria-hidden />
                {strings.exporting.selected(selected.length)}
              </Radio>
            )}
            {collection !== null && (
              <Radio className="radio" value="collection">
                <span className="dot" aria-hidden />
                {strings.exporting.collection(collection.title, inCollection)}
              </Radio>
            )}
            <Radio className="radio" value="all">
              <span className="dot" aria-hidden />
              {strings.exporting.all(all)}
            </Radio>
          </RadioGroup>
        )}
        <div className="columns">
          <Choice
            label={strings.exporting.format}
            value={format}
            options={bibliographyFormats.map((id) => ({ id, title: strings.exporting.formats[id] }))}
            onChange={setFormat}
          />
          {isStyled && <StyleChoice />}
        </div>
        {isStyled && <ArrangementChoice arrangement={arrangement} onChange={arrange} />}
        <Preview
          text={
            answer === null
              ? strings.exporting.working
              : answer.ok
                ? previewOf(answer.value, format)
                : answer.error.message
          }
          prose={format === 'text' || format === 'html'}
        />
        {exported !== null && exported.leftOut.length > 0 && (
          <section aria-labelledby="left-out">
            <h3 id="left-out">{strings.exporting.leftOut}</h3>
            <ul className="left-out">
              {exported.leftOut.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <footer className="dialog-foot">
        <p className="foot-note" role="status">
          {exported !== null && strings.exporting.ready(count)}
        </p>
        {(native || folder !== null) && (
          <Button
            className="button"
            isDisabled={exported === null}
            onPress={() => (folder === null ? void keep(fileName) : setNaming(true))}
          >
            {strings.exporting.keep}
          </Button>
        )}
        <Button className="button" isDisabled={exported === null} onPress={() => void toClipboard()}>
          {strings.citing.copy}
        </Button>
        <Button className="button primary" isDisabled={exported === null} onPress={() => void save()}>
          {strings.exporting.save}
        </Button>
      </footer>
      {naming && folder !== null && (
        <KeepFileDialog folder={folder} first={fileName} onClose={() => setNaming(false)} onKeep={keep} />
      )}
    </Dialog>
  )
}

function useExported(
  format: BibliographyFormat,
  style: string,
  locale: string,
  itemIds: ItemId[] | undefined,
  collectionId: CollectionId | undefined,
  arrangement: Arrangement,
): Result<Exported> | null {
  const client = useLibrary()
  const [answer, setAnswer] = useState<{ key: string; result: Result<Exported> } | null>(null)
  const key = JSON.stringify([format, style, locale, itemIds, collectionId, arrangement])
  useEffect(() => {
    let wanted = true
    void client
      .call('citations.export', {
        format,
        style,
        locale,
        arrangement,
        ...(itemIds ? { itemIds } : {}),
        collectionId,
      })
      .then((result) => {
        if (wanted) setAnswer({ key, result })
      })
    return () => void (wanted = false)
  }, [client, key, format, style, locale, itemIds, collectionId, arrangement])
  return answer?.key === key ? answer.result : null
}

/** What a file is called that holds a collection; null where its name has nothing that a file's name may have. */
function fileNameOf(title: string): string | null {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  return name === '' ? null : name.toLowerCase().slice(0, 80)
}

function previewOf({ content }: Exported, format: BibliographyFormat): string {
  const text = format === 'html' ? htmlText(content) : content
  return text.length > previewLength ? `${text.slice(0, previewLength)}\n…` : text
}
