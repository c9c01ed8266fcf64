import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** Where tests leave screenshots for people to look at; not part of the project's files. */
export const screenshotDirectory = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url))

/** The path for a screenshot of that name, in a folder that exists. */
export function screenshotPath(name: string): string {
  mkdirSync(screenshotDirectory, { recursive: true })
  return path.join(screenshotDirectory, `${name.replaceAll(/[^\w-]+/g, '-')}.png`)
}

/** How to start the headless Chromium that comes as an npm package; it unpacks itself on first use. */
export async function chromiumOptions(): Promise<LaunchOptions & { executablePath: string; args: string[] }> {
  const { default: packaged } = await import('@sparticuz/chromium')
  return {
    executablePath: await packaged.executablePath(),
    // The package's own arguments suit a server without a sandbox; a window's isolation is not to be switched off.
    args: packaged.args.filter((argument) => !weakening.test(argument)),
    headless: true,
    timeout: 60_000,
  }
}

/** Arguments that would make a test of the content policy or of origins pass for the wrong reason. */
const weakening =
  /^--(disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|disable-features=.*IsolateOrigins|single-process|headless)/

/** A new Chromium. Its first start on a busy machine can fail for want of time: three attempts. */
export async function launchChromium(): Promise<Browser> {
  const options = await chromiumOptions()
  return attempt(3, () => chromium.launch(options))
}

/** The first success of so many attempts, or the last failure. */
export async function attempt<T>(times: number, action: () => Promise<T>): Promise<T> {
  for (let left = times - 1; ; left -= 1) {
    try {
      return await action()
    } catch (error) {
      if (left === 0) throw error
    }
  }
}
