/**
 * Electron's security checklist as lint rules, over the only room that imports Electron. Everything else is
 * Biome's. The rules see what is written, not what runs: the tests of `electron/desktop` look at that.
 */
import parser from '@typescript-eslint/parser';
import electronSecurity from 'eslint-plugin-electron-security';

export default [
  { ignores: ['**', '!electron', '!electron/desktop', '!electron/desktop/**'] },
  {
    ...electronSecurity.configs.strict,
    files: ['electron/desktop/**/*.ts'],
    languageOptions: {
      parser,
      parserOptions: { project: './electron/desktop/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...electronSecurity.configs.strict.rules,
      ...electronSecurity.configs['recommended-type-checked'].rules,
      'electron-security/require-factory': [
        'error',
        {
          factories: [
            { api: 'BrowserWindow', use: 'createWindow', allowIn: ['electron/desktop/window.ts'] },
            { api: 'ipcMain.on', use: 'servePorts', allowIn: ['electron/desktop/rpc-port.ts'] },
            { api: 'ipcMain.handle', use: 'servePorts', allowIn: ['electron/desktop/rpc-port.ts'] },
          ],
        },
      ],
    },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
];
