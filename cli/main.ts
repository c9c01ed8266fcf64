import { keepCompiledCode } from './compiled-code.ts'
import { endWith } from './end-with.ts'

/** `postil`: exit 0 done, 1 refused with a reason, 2 wrong usage. */
// A reader that has seen enough (`| head`) is no failure; every other error of the pipe reaches `print`.
process.stdout.on('error', () => {})
keepCompiledCode()
endWith(async () => {
  const { program } = await import('./program.ts')
  return program(process.argv.slice(2))
})
