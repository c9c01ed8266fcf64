import type { z } from 'zod'
import type { Result } from '../commands/result.ts'
import type { Event } from './events.ts'
import { annotationMethods } from './annotations.ts'
import { citationMethods } from './citations.ts'
import { collectionMethods } from './collections.ts'
import { editMethods } from './edit.ts'
import { hostMethods } from './host.ts'
import { itemMethods } from './items.ts'
import { jobMethods } from './jobs.ts'
import { keepingMethods } from './keeping.ts'
import { keptFileMethods } from './kept-files.ts'
import { libraryMethods } from './library.ts'
import type { Output } from './method.ts'
import { searchMethods } from './search.ts'
import { styleMethods } from './styles.ts'
import { textMethods } from './texts.ts'

/** Every method there is. Electron's bridge and the HTTP host loop over this value; nothing else can be called. */
export const methods = {
  ...libraryMethods,
  ...textMethods,
  ...annotationMethods,
  ...itemMethods,
  ...collectionMethods,
  ...citationMethods,
  ...styleMethods,
  ...keptFileMethods,
  ...keepingMethods,
  ...searchMethods,
  ...editMethods,
  ...jobMethods,
  ...hostMethods,
}

export type Methods = typeof methods
export type MethodName = keyof Methods
export type Input<M extends MethodName> = z.infer<Methods[M]['input']>
/** What a caller passes: fields with a default may be left out. */
export type Argument<M extends MethodName> = z.input<Methods[M]['input']>
export type OutputOf<M extends MethodName> = Methods[M]['output'] extends Output<infer O> ? O : never

/** One function a method; a missing one fails to compile. A handler throws only on a defect of ours. */
export type Handlers<Names extends MethodName = MethodName> = {
  readonly [M in Names]: (input: Input<M>) => Promise<Result<OutputOf<M>>>
}

/** What the window holds of its host, whatever the host is: preload and the HTTP client both implement it. */
export interface Bridge {
  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>>
  /** Calls back on every event until the returned function is called. */
  on(listener: (event: Event) => void): () => void
}
