import { program } from './program.ts'

/** `postil`: exit 0 done, 1 refused with a reason, 2 wrong usage. */
process.exitCode = await program(process.argv.slice(2))
