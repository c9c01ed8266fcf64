import { say } from './exit.ts'

/**
 * Runs a program and ends the process with the code that it gives. One that waits for what never comes is a defect of
 * ours; Node would then end the process without a word, and with a code of its own.
 */
export function endWith(run: () => Promise<number>): void {
  const giveUp = () => {
    say(
      'Something in Postil went wrong: it waited for what never came. Look whether it was done: postil doctor.',
    )
    process.exitCode = 1
  }
  process.once('beforeExit', giveUp)
  const fail = (error: unknown) => {
    say(`Something in Postil went wrong: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
  void run()
    .catch(fail)
    .then((code) => {
      process.off('beforeExit', giveUp)
      process.exitCode = code
    })
}
