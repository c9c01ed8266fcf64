import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { startCslEngine, type CslEngine } from '../../library/csl/engine.ts'
import { hostileItems } from '../security/hostile-items.ts'
import { payloads } from '../security/payloads.ts'
import { launchChromium } from '../support/chromium.ts'
import { eachHost } from './hosts.ts'

/** What a page did that only a payload would make it do. */
interface Watched {
  readonly dialogs: string[]
  readonly requests: string[]
  planted(): Promise<unknown>
}

function watch(page: Page, isOurs: (url: string) => boolean): Watched {
  const dialogs: string[] = []
  const requests: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!isOurs(request.url())) requests.push(request.url())
  })
  return { dialogs, requests, planted: () => page.evaluate(() => Reflect.get(window, 'planted')) }
}

/** Handlers, scripts and addresses that a document holds; runs in the browser. */
const findings = (): string[] =>
  [...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.attributes]
      .filter(
        ({ name, value }) =>
          /^on/i.test(name) ||
          (/^(?:href|src|action|data|formaction|srcdoc|xlink:href|background|poster)$/i.test(name) &&
            /^[\s\p{Cc}]*(?:javascript|data|vbscript):/iu.test(value)) ||
          (name === 'style' && /url\(|expression/i.test(value)),
      )
      .map(({ name, value }) => `${element.localName} ${name}=${value.slice(0, 60)}`),
    ...(/^(?:iframe|object|embed|base|form|math|video|audio|marquee)$/.test(element.localName)
      ? [element.localName]
      : []),
    ...(element.localName === 'script' && !(element as HTMLScriptElement).src.includes('/assets/')
      ? ['script']
      : []),
  ])

let browser: Browser
let engine: CslEngine
beforeAll(async () => {
  browser = await launchChromium()
  engine = startCslEngine({ timeLimit: 20_000 })
})
afterAll(async () => {
  await browser.close()
  await engine.close()
})

test.each(['html', 'coins'] as const)(
  'an export as %s runs nothing in a browser without any policy',
  async (format) => {
    const written = await engine.write(hostileItems, format, { style: 'ieee', locale: 'en-US' })
    if (!written.ok) throw new Error(written.error.message)
    const page = await browser.newPage()
    const seen = watch(page, (url) => url === 'http://export.test/')
    await page.route('http://export.test/', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: written.value.content }),
    )
    await page.goto('http://export.test/')
    for (const element of await page
      .locator('div, span')
      .all()
      .then((all) => all.slice(0, 40)))
      await element.dispatchEvent('mouseover')
    await page.waitForTimeout(300)
    expect(await page.evaluate(findings)).toEqual([])
    expect(await page.locator('script, img, svg, a, link, meta[http-equiv]').count()).toBe(0)
    expect([seen.dialogs, seen.requests, await seen.planted()]).toEqual([[], [], undefined])
    // The words are all there, as words.
    if (format === 'html')
      expect(await page.locator('body').textContent()).toContain('<script>alert(1)</script>')
    await page.close()
  },
)

test('the watch sees a payload that does run', async () => {
  const page = await browser.newPage()
  const seen = watch(page, (url) => url === 'http://export.test/')
  await page.route('http://export.test/', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: payloads.slice(0, 60).join('\n') }),
  )
  await page.goto('http://export.test/')
  await expect
    .poll(async () => [seen.dialogs.length > 0, seen.requests.length > 0, await seen.planted()])
    .toEqual([true, true, 1])
  expect(await page.evaluate(findings)).not.toEqual([])
  await page.close()
})

/** A text with a payload in each paragraph, heading, note, table and title line. */
const text = [
  payloads[0]!.replaceAll('\n', ' '),
  '',
  `By ${payloads[16]}`,
  '',
  ...payloads.flatMap((payload, index) => [
    index % 25 === 0 ? `\nCHAPTER ${index / 25 + 1}\n\n${payload.slice(0, 80)}\n` : '',
    `The ferry left at noon, and ${payload} was written on its side (${index % 2 === 0 ? 'Rowe' : payload.slice(0, 20)}, 1999, p. ${index}).${index % 9 === 0 ? String(index + 1) : ''}`,
    '',
    ...(index % 9 === 0 ? [`${index + 1}. ${payload}`, ''] : []),
    ...(index % 40 === 0
      ? [`Table ${index / 40 + 1}. ${payload}`, `${payload.slice(0, 20)}\t12\t13`, `b\t1\t2`, '']
      : []),
  ]),
].join('\n')

const rows = (page: Page, list: string) => page.getByRole('listbox', { name: list }).getByRole('option')

eachHost('a library full of payloads: every view is opened, and nothing runs', async (session) => {
  const { page, directory, host, shell } = session
  const own = new URL(page.url()).origin
  const seen = watch(page, (url) => url.startsWith(own) || url.startsWith('blob:') || url.startsWith('data:'))
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  const [textFile, itemFile] = ['payloads.txt', 'payloads.json'].map((name) =>
    path.join(directory, '..', name),
  ) as [string, string]
  writeFileSync(textFile, text)
  writeFileSync(itemFile, JSON.stringify(hostileItems))
  await session.answerDialog({ open: [itemFile] })
  await page.getByRole('button', { name: 'Choose files' }).click()
  await page.getByRole('button', { name: /^Items \d/ }).waitFor()
  await session.answerDialog({ open: [textFile] })
  await page.keyboard.press('Control+o')
  const reader = page.locator('.ProseMirror')
  await reader.waitFor()

  // Notes and tags, by what the window itself would send.
  const noted = await page.evaluate(
    async (notes) => {
      const bridge = Reflect.get(window, 'postil') as
        { call(name: string, argument: unknown): Promise<unknown> } | undefined
      const call = (name: string, argument: unknown) =>
        bridge?.call(name, argument) ??
        fetch(`call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(argument),
        }).then((answer) => answer.json())
      const opened = (await call('library.open', {})) as {
        value: { records: { typeName: string; id: string }[] }
      }
      const textId = opened.value.records.find(({ typeName }) => typeName === 'text')!.id
      let made = 0
      for (const [index, note] of notes.entries()) {
        const answer = (await call('annotations.create', {
          textId,
          start: 20 + index * 60,
          end: 50 + index * 60,
          note,
          tags: [note.slice(0, 190).trim() || 'x'],
        })) as { ok: boolean }
        if (answer.ok) made += 1
      }
      await call('texts.rename', { id: textId, title: notes[3] })
      return made
    },
    payloads.filter((_, index) => index % 8 === 0),
  )
  expect(noted).toBeGreaterThan(50)

  // The reader, from its beginning to its end, with its margin and panes.
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const tab of await page.getByRole('tab').all()) await tab.click().catch(() => undefined)
  await reader.click()
  for (let screen = 0; screen < 12; screen += 1) await page.keyboard.press('PageDown')
  await page.keyboard.press('Control+End')
  expect(await page.evaluate(findings)).toEqual([])

  // Links that a note or a text shows, pressed.
  for (const link of (await page.locator('.ProseMirror a, [class*=note] a').all()).slice(0, 5)) {
    await session.answerDialog({ message: 1 })
    await link.click({ timeout: 1000 }).catch(() => undefined)
  }

  // A copy with its citation, and a paste of hostile markup into the text.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await page.evaluate((markup) => {
    const data = new DataTransfer()
    data.setData('text/html', markup)
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, payloads.slice(0, 50).join(''))
  expect(await page.evaluate(findings)).toEqual([])

  // Search, palette, settings, shortcuts, export.
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('script alert')
  await page.getByRole('menuitem').first().waitFor()
  expect(await page.evaluate(findings)).toEqual([])
  await page.keyboard.press('Escape')
  for (const keys of ['Control+k', 'Control+Comma', 'Control+Slash']) {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate(findings)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  // The lists, and an item's form.
  await page.keyboard.press('Control+Shift+1')
  await rows(page, 'Texts').first().waitFor()
  await page.keyboard.press('Control+Shift+2')
  await rows(page, 'Items').first().click()
  await page.keyboard.press('Enter')
  for (let row = 0; row < 8; row += 1) {
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(60)
  }
  await page.keyboard.press('End')
  expect(await page.evaluate(findings)).toEqual([])
  await page.keyboard.press('Control+e')
  const preview = page.getByRole('dialog').getByRole('region', { name: 'Preview' })
  await preview
    .getByText(/script/)
    .first()
    .waitFor()
  expect(await page.evaluate(findings)).toEqual([])
  await page.keyboard.press('Escape')

  await page.waitForTimeout(300)
  expect([seen.dialogs, seen.requests, await seen.planted()]).toEqual([[], [], undefined])
  if (host !== 'stand-in') return
  const left = shell!.reports.filter(({ type }) => type === 'opened-externally' || type === 'stray-request')
  expect(left).toEqual([])
})
