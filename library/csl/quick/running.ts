import type { BlobToken, Internals, State, Token } from './internals.ts'

/** A bibliography's entry runs some 400 tokens and makes some 150 blobs: the same steps as citeproc's, without a closure or a copied array in each. */
export function quickenRunning(citeproc: Internals): void {
  citeproc.Stack.prototype.value = function () {
    return this.mystack[this.mystack.length - 1]
  }

  citeproc.tokenExec = function (this: State, token: Token, item, cite) {
    let { next } = token
    if (token.test !== undefined) {
      const holds = token.test(item, cite)
      this.tmp.jump.replace(holds ? 'succeed' : 'fail')
      next = holds ? token.succeed : token.fail
    }
    const { execs } = token
    for (let index = 0; index < execs.length; index++)
      next = execs[index]!.call(token, this, item, cite) || next
    return next
  }

  const { prototype } = citeproc.Blob
  citeproc.Blob = Object.assign(Blob, { prototype }) as unknown as Internals['Blob']
}

interface BlobShape {
  levelname: string | undefined
  strings: object
  decorations: (readonly string[])[]
  blobs: unknown
  alldecor: unknown[]
}

/** A piece of output: text or more pieces, with what stands around it. */
function Blob(this: BlobShape, content: unknown, token?: BlobToken, levelName?: string): void {
  this.levelname = levelName
  this.strings = token
    ? { prefix: '', suffix: '', ...token.strings }
    : { prefix: '', suffix: '', delimiter: '' }
  this.decorations = token?.decorations?.map((decoration) => decoration.slice()) ?? []
  this.blobs = typeof content === 'string' ? content : content ? [content] : []
  this.alldecor = [this.decorations]
}
