import { useCallback, useMemo } from 'react'
import { scopeOf, useNavigation } from '../frame/navigation.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary } from '../library/hooks.ts'
import { importFiles } from './import-files.ts'

/** The ways a text comes in. While a collection is in view, it comes into that too. What was asked for here is opened when its job is done (see ImportJobs). */
export function useImport() {
  const client = useLibrary()
  const notices = useNotices()
  const navigation = useNavigation()
  const shown = useCallback(() => {
    const id = scopeOf(navigation.current()).collectionId
    return id !== null && client.records.get(id) !== undefined ? id : undefined
  }, [client, navigation])

  const importDropped = useCallback(
    (files: readonly File[]) => void importFiles(files, client, notices, shown()),
    [client, notices, shown],
  )
  const chooseFiles = useCallback(async () => {
    if (client.getState().host.nativeDialogs)
      notices.valueOf(await client.call('host.chooseAndImport', { collectionId: shown() }))
    else chooseInBrowser(importDropped)
  }, [client, notices, shown, importDropped])
  const addOffered = useCallback(
    async (name: string) => void notices.valueOf(await client.addOffered(name)),
    [client, notices],
  )
  return useMemo(
    () => ({ importDropped, chooseFiles: () => void chooseFiles(), addOffered }),
    [importDropped, chooseFiles, addOffered],
  )
}

/** Has the browser ask for files. */
export function chooseInBrowser(
  take: (files: readonly File[]) => void,
  { multiple = true, onDismiss = () => undefined as void } = {},
): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = multiple
  input.hidden = true
  // It stands in the page until it is answered, so that nothing takes it away while the dialog is open.
  document.body.append(input)
  input.addEventListener('change', () => {
    take([...(input.files ?? [])])
    input.remove()
  })
  input.addEventListener('cancel', () => {
    input.remove()
    onDismiss()
  })
  input.click()
}
