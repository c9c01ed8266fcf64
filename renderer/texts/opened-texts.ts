import { Node } from 'prosemirror-model'
import { useEffect, useState } from 'react'
import type { Refusal } from '../../core/commands/result.ts'
import type { OpenedText } from '../../core/protocol/texts.ts'
import type { TextId, TextRecord } from '../../core/records/text.ts'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import { schema } from '../../core/text/schema.ts'
import type { LibraryClient } from '../library/client.ts'
import { useLibrary, useRecord } from '../library/hooks.ts'

/** How many texts are kept at hand; one of a million words takes some tens of megabytes. */
const atHand = 4

const caches = new WeakMap<LibraryClient, Map<string, Promise<OpenedText | Refusal>>>()

export interface OpenedState {
  readonly opened: OpenedText | null
  readonly error: Refusal | null
}

/** A text's content, read once a revision; the old one stays in sight until a corrected one is here. */
export function useOpenedText(id: TextId | null): OpenedState {
  const client = useLibrary()
  const record = useRecord(id)
  const [state, setState] = useState<OpenedState & { readonly id: TextId | null }>({ ...nothing, id: null })
  const version = record === undefined ? null : versionOf(record)
  useEffect(() => {
    if (id === null || version === null) return
    let wanted = true
    void read(client, id, version).then((answer) => {
      if (!wanted) return
      setState(
        'structure' in answer ? { id, opened: answer, error: null } : { id, opened: null, error: answer },
      )
    })
    return () => void (wanted = false)
  }, [client, id, version])
  return state.id === id ? state : nothing
}
const nothing: OpenedState = { opened: null, error: null }

/** What the content depends on: a new name of the text reads nothing anew. */
function versionOf({ id, revision, corrections }: TextRecord): string {
  return `${id}@${revision}@${JSON.stringify(corrections)}`
}

function read(client: LibraryClient, id: TextId, version: string): Promise<OpenedText | Refusal> {
  let cache = caches.get(client)
  if (cache === undefined) caches.set(client, (cache = new Map()))
  const known = cache.get(version)
  if (known !== undefined) return known
  const answer = client.call('texts.read', { id }).then((result) => {
    if (!result.ok) cache.delete(version)
    return result.ok ? result.value : result.error
  })
  cache.set(version, answer)
  for (const old of [...cache.keys()].slice(0, -atHand)) cache.delete(old)
  return answer
}

const canonicalTexts = new WeakMap<OpenedText, CanonicalText>()

/** The canonical text of an opened text, made once. */
export function canonicalOf(opened: OpenedText): CanonicalText {
  let canonical = canonicalTexts.get(opened)
  if (canonical === undefined) {
    canonical = new CanonicalText(Node.fromJSON(schema, opened.structure.doc))
    canonicalTexts.set(opened, canonical)
  }
  return canonical
}
