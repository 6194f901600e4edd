/**
 * The rooms of the house and who may know whom, as rules that fail the build. `tests/rooms.test.ts` shows that
 * each of them bites.
 */

/** Folders of a room as patterns of paths from the project's root. */
const core = {
  workspace: '^electron/core/workspace/',
  importers: '^electron/core/importers/',
  exporters: '^electron/core/exporters/',
  jobs: '^electron/core/jobs/',
  handlers: '^electron/core/handlers/',
  profile: '^electron/core/profile/',
  web: '^electron/core/web/',
  sample: '^electron/core/sample/',
  resources: '^electron/core/resources\\.ts$',
};
const ours = '^(electron|renderer|shared|migrations|tests)/';
const shared = '^shared/';
const tests = '^tests/';

/** Files that build the objects of a program and pass them on. */
const compositions = '^(electron/(desktop|headless|cli)/main\\.ts|renderer/main\\.tsx)$';

/** A room may import itself, what is listed, and packages; nothing else of ours. */
function room(name, from, mayImport, comment) {
  const list = Array.isArray(from) ? from : [from];
  return {
    name,
    severity: 'error',
    comment,
    from: { path: list },
    to: { path: ours, pathNot: [...list, ...mayImport] },
  };
}

/** A package only the rooms in `allowed` may import. */
function only(name, packages, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: '^(electron|renderer|shared)/', pathNot: allowed },
    to: { path: `(^|/)node_modules/(${packages})/` },
  };
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere, or to a package that is not installed.',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|woff2?|svg|png)(\\?|$)' },
    },

    room('shared', shared, [], 'shared is pure: it knows nothing of ours.'),
    room('shared-records', '^shared/records/', [], 'The nouns know only libraries.'),
    room(
      'shared-contract',
      '^shared/contract/',
      ['^shared/records/', '^shared/history/'],
      'The contract speaks of records and changes.',
    ),
    room('shared-text', '^shared/text/', ['^shared/records/'], 'Text knows the nouns.'),
    room(
      'shared-agreement',
      '^shared/agreement/',
      ['^shared/records/'],
      'Agreement is arithmetic over the nouns.',
    ),
    room('shared-history', '^shared/history/', ['^shared/records/'], 'History knows the nouns.'),

    room('workspace', core.workspace, [shared], 'The store knows only what is shared.'),
    room('importers', core.importers, [shared], 'Importers turn bytes into articles and know nothing else.'),
    room('exporters', core.exporters, [shared], 'Exporters turn rows into bytes and know nothing else.'),
    room('jobs', core.jobs, [shared, core.importers, core.exporters, core.workspace], 'What runs beside.'),
    room('profile', core.profile, [shared], 'The settings of this computer.'),
    room('sample', core.sample, [shared], 'The article and annotations of the sample.'),
    room('web', core.web, [], 'What both shells serve knows nothing of the app.'),
    room(
      'handlers',
      core.handlers,
      [
        shared,
        core.workspace,
        core.importers,
        core.exporters,
        core.jobs,
        core.profile,
        core.sample,
        core.resources,
      ],
      'Handlers answer the contract from the engine; they know no shell.',
    ),
    room('core', '^electron/core/', [shared], 'The engine knows no shell.'),

    room('desktop', '^electron/desktop/', ['^electron/core/', shared], 'The shells never see each other.'),
    room('headless', '^electron/headless/', ['^electron/core/', shared], 'The shells never see each other.'),
    room(
      'cli',
      '^electron/cli/',
      ['^electron/core/', '^electron/headless/', shared],
      'The command line may open the loopback shell.',
    ),

    room('renderer', '^renderer/', [shared], 'The page knows the contract, never the engine.'),
    room('renderer-ui', '^renderer/ui/', [], 'The design system knows nothing of ours.'),
    room('renderer-link', '^renderer/link/', [shared], 'The link knows the contract, no screen.'),
    {
      name: 'reader-commands-without-react',
      severity: 'error',
      comment: 'ProseMirror plugins and commands know no React.',
      from: { path: '^renderer/reader/(commands/|keymap|plugins/)' },
      to: { path: '(^|/)node_modules/(react|react-dom|react-aria-components)/' },
    },

    only(
      'only-desktop-has-electron',
      'electron',
      '^electron/desktop/',
      'Only the desktop shell imports Electron.',
    ),
    only('only-headless-has-ws', 'ws', '^electron/headless/', 'Only the loopback shell imports ws.'),
    only(
      'only-the-store-has-sql',
      'better-sqlite3',
      '^electron/core/workspace/',
      'Only the store imports better-sqlite3.',
    ),
    {
      name: 'no-node-in-pages',
      severity: 'error',
      comment: 'What runs in a page, and what is shared with it, has no Node.',
      from: { path: '^(renderer|shared)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'transport-looks-alone',
      severity: 'error',
      comment: 'Only the transport knows how the window reaches the engine.',
      from: { path: '^renderer/', pathNot: '^renderer/link/transport\\.ts$' },
      to: { path: '(^|/)node_modules/@orpc/client/dist/adapters/' },
    },
    {
      name: 'compositions-are-not-imported',
      severity: 'error',
      comment:
        'A composition file starts a program; nothing builds on one. The command line starts the loopback shell.',
      from: { path: ours, pathNot: ['^electron/cli/(postil|commands/open)\\.ts$', tests] },
      to: { path: compositions },
    },
    {
      name: 'only-compositions-build',
      severity: 'error',
      comment: 'The router meets a transport only in the files that compose a program.',
      from: { path: '^(electron|renderer)/', pathNot: [compositions, core.handlers] },
      to: { path: '^electron/core/handlers/(router|session)\\.ts$' },
    },
    {
      name: 'programs-know-no-tests',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
