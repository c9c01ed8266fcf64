import { hostMethods, type HostMethodName } from '../../core/protocol/host.ts'
import { methods, type Input, type MethodName } from '../../core/protocol/index.ts'
import type { LibraryHandlers } from '../handlers/library.ts'
import type { Access } from './join.ts'

const isOfHost = (name: MethodName): name is HostMethodName => Object.hasOwn(hostMethods, name)

/** The library's own methods as a host answers its window with them, whoever holds the library. */
export function windowHandlers(access: Pick<Access, 'call'>): LibraryHandlers {
  const names = (Object.keys(methods) as MethodName[]).filter((name) => !isOfHost(name))
  return Object.fromEntries(
    names.map((name) => [name, (input: Input<typeof name>) => access.call(name, input)]),
  ) as unknown as LibraryHandlers
}
