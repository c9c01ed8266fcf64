import { bitFlips } from './classes/bit-flips.ts'
import { commandsAtOnce } from './classes/commands-at-once.ts'
import { crashStates } from './classes/crash-states.ts'
import { ioErrors } from './classes/io-errors.ts'
import { kills } from './classes/kills.ts'
import { lostFiles } from './classes/lost-files.ts'
import { manyWriters } from './classes/many-writers.ts'
import { modelCommands } from './classes/model.ts'
import { powerCutsExt4, powerCutsXfs } from './classes/power-cuts.ts'
import { slowDrive } from './classes/slow-drive.ts'
import type { FaultClass } from './fault-class.ts'

/** Every class, those that need the least time first. */
export const suite: readonly FaultClass[] = [
  powerCutsExt4,
  powerCutsXfs,
  modelCommands,
  crashStates,
  lostFiles,
  slowDrive,
  ioErrors,
  bitFlips,
  manyWriters,
  commandsAtOnce,
  kills,
]
