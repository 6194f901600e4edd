/** Every screen of the app, in an order in which each is a few steps from the one before. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type Kind, kinds } from '../../shared/records/kind.ts';
import type { App, AppWindow } from './app-window.ts';
import { historyScreens } from './history-screens.ts';
import { asFile, HTML_OP_ED, TEXT_OP_ED } from './op-eds.ts';
import { tableScreens } from './table-screens.ts';

export interface Screen {
  readonly name: string;
  /** Goes there from the screen before. */
  show(window: AppWindow, app: App): Promise<void>;
}

/** The screens before the sample is open, from the first start on. */
const first: readonly Screen[] = [
  { name: 'first run', show: window => seen(window.page.getByRole('textbox', { name: 'Your name' })) },
  {
    name: 'welcome',
    async show(window) {
      await window.confirmName();
      await seen(window.button(/^New workspace…/));
    },
  },
  {
    name: 'save-as dialog',
    async show(window) {
      await window.button(/^New workspace…/).click();
      await seen(window.page.getByRole('dialog', { name: 'Save as' }));
    },
  },
  {
    name: 'empty workspace',
    async show(window, app) {
      const dialog = window.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'File name' }).fill(join(app.folder, 'screens.postil'));
      await dialog.getByRole('button', { name: 'Save' }).click();
      await seen(window.page.getByRole('heading', { name: 'Bring in what you are reading' }));
    },
  },
  {
    name: 'paste dialog',
    async show(window) {
      await window.library.getByRole('button', { name: 'More ways to import' }).click();
      await window.page.getByRole('menuitem', { name: 'Paste text…' }).click();
      await seen(window.page.getByRole('dialog', { name: 'Paste text' }));
    },
  },
  {
    name: 'import dialog',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.chooseFiles([asFile(HTML_OP_ED)]);
      const dialog = window.page.getByRole('dialog', { name: 'Import article' });
      await dialog.getByText(/left out/).click();
      await seen(dialog.getByText('Leave a comment').first());
    },
  },
  {
    name: 'article without annotations',
    async show(window) {
      await window.page.getByRole('button', { name: 'Import', exact: true }).click();
      await seen(window.article.getByText('Joint patrols sound bolder'));
    },
  },
  {
    name: 'import dialog, duplicate',
    async show(window) {
      await window.chooseFiles([asFile(HTML_OP_ED)]);
      await seen(window.page.getByRole('dialog').getByRole('button', { name: 'Keep both' }));
    },
  },
  {
    name: 'batch report',
    async show(window) {
      await window.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      const picture = {
        name: 'picture.png',
        mimeType: 'image/png',
        buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      };
      await window.chooseFiles([asFile(TEXT_OP_ED), asFile(HTML_OP_ED), picture]);
      await seen(window.page.getByRole('dialog').getByRole('button', { name: 'Done' }));
    },
  },
  {
    name: 'no article chosen',
    async show(window) {
      await window.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
      await window.page.reload();
      await window.page.evaluate(() => sessionStorage.removeItem('postil.place'));
      await seen(window.library.getByText('A quiet border'));
    },
  },
  {
    name: 'import menu',
    async show(window) {
      await window.library.getByRole('button', { name: 'More ways to import' }).click();
      await seen(window.page.getByRole('menuitem', { name: 'Folder…' }));
    },
  },
  {
    name: 'error notice',
    async show(window, app) {
      await window.page.keyboard.press('Escape');
      await window.button(/^Workspace /).click();
      await window.page.getByRole('menuitem', { name: 'Open another…' }).click();
      const dialog = window.page.getByRole('dialog', { name: 'Choose a file' });
      await dialog.getByRole('textbox').fill(join(app.folder, 'no such.postil'));
      await dialog.getByRole('button', { name: 'Open', exact: true }).click();
      await seen(window.page.getByRole('region', { name: 'Notices' }).getByText('no such.postil'));
    },
  },
  {
    name: 'welcome with recent workspaces',
    async show(window) {
      await window.button('Dismiss').click();
      await window.button(/^Workspace /).click();
      await window.page.getByRole('menuitem', { name: 'Close workspace' }).click();
      await seen(window.page.getByRole('heading', { name: 'Recent' }));
    },
  },
];

/** A dialog that a key of the article opens. */
const opened = (
  name: string,
  key: string,
  title: string,
  before: readonly string[] = ['Escape'],
): Screen => ({
  name,
  async show(window) {
    await press(window, ...before);
    await window.article.focus();
    await press(window, key);
    await seen(window.page.getByRole('dialog', { name: title }));
  },
});

const focusedOn = (kind: Kind): Screen => ({
  name: `focused ${kinds[kind].label.toLowerCase()}`,
  async show(window) {
    await window.article.focus();
    await window.page.keyboard.press('Escape');
    await window.article.locator(`mark[aria-description="${kinds[kind].label}"]`).first().click();
    await seen(window.button(`Kind: ${kinds[kind].label}`));
  },
});

/** The screens of the sample. */
const sample: readonly Screen[] = [
  {
    name: 'library, reader and list of annotations',
    async show(window) {
      await window.button(/^Open the sample/).click();
      await seen(window.article.locator('mark').first());
      await seen(window.inspector.getByRole('listbox'));
    },
  },
  focusedOn('claim'),
  focusedOn('precedent'),
  focusedOn('option'),
  {
    name: 'tag picker',
    async show(window) {
      await window.article.focus();
      await window.page.keyboard.press('t');
      await seen(window.page.getByRole('dialog', { name: 'Tags' }).getByRole('option').first());
    },
  },
  opened('link dialog', 'l', 'Link to…'),
  opened('palette', 'Control+k', 'Commands'),
  opened('places', 'g', 'Go to…'),
  opened('codebook', 'Control+b', 'Codebook'),
  {
    name: 'find bar',
    async show(window) {
      await press(window, 'Escape');
      await window.article.focus();
      await press(window, '/');
      await window.page.getByLabel('Find in article').fill('river');
      await seen(window.page.getByRole('status', { name: 'Found' }));
    },
  },
  {
    name: 'find bar without a result',
    async show(window) {
      await window.page.getByLabel('Find in article').fill('xyzzy');
      await seen(window.page.getByRole('status', { name: 'Found' }).getByText('Not found'));
    },
  },
  {
    name: 'correcting the text',
    async show(window) {
      await press(window, 'Escape', 'Escape');
      await window.article.focus();
      await press(window, 'F2');
      await seen(window.page.getByRole('region', { name: 'Correcting the text' }));
    },
  },
  {
    name: 'asked before corrections are lost',
    async show(window) {
      await window.page.keyboard.insertText('Some ');
      await press(window, 'Escape');
      await seen(window.page.getByRole('dialog', { name: 'Discard the corrections?' }));
    },
  },
  {
    name: 'versions of the article',
    async show(window) {
      await window.page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
      await window.article.locator('mark').first().waitFor();
      await window.article.focus();
      await press(window, 'Control+k');
      await window.page.keyboard.insertText('compare versions');
      await press(window, 'Enter');
      await seen(window.page.getByRole('dialog', { name: 'Versions' }));
    },
  },
  ...[
    'An article, read for evidence',
    'Say what it is',
    'Tag a passage',
    'Find anything',
    'Take it away',
  ].map(
    (title, i): Screen => ({
      name: `tour, step ${i + 1}`,
      async show(window) {
        if (i === 0) {
          await press(window, 'Escape');
          await gone(window.page.getByRole('dialog'));
          await window.button(/^Workspace /).click();
          await window.page.getByRole('menuitem', { name: 'Take the tour' }).click();
        } else await window.button('Next').click();
        await seen(window.page.getByRole('region', { name: 'Tour' }).getByText(title));
      },
    }),
  ),
  {
    name: 'selection with toolbar',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.selectByMouse(await someWords(window));
      await seen(window.toolbar);
    },
  },
  {
    name: 'what can be searched for',
    async show(window) {
      await press(window, 'Escape', 'Escape', 'Control+Shift+f');
      await seen(window.page.getByText('these words side by side'));
    },
  },
  {
    name: 'search results',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('Escape');
      await window.page.getByRole('searchbox', { name: 'Search workspace' }).fill('river');
      await seen(window.page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first());
    },
  },
  {
    name: 'search without a result',
    async show(window) {
      await window.page.getByRole('searchbox', { name: 'Search workspace' }).fill('xyzzy');
      await seen(window.page.getByText('Nothing found'));
    },
  },
  {
    name: 'settings',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.button('Settings').click();
      await seen(window.page.getByRole('dialog', { name: 'Settings' }));
    },
  },
  {
    name: 'keys',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.article.focus();
      await window.page.keyboard.press('?');
      await seen(window.page.getByRole('dialog', { name: 'Keys' }));
    },
  },
  {
    name: 'details dialog',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.button('Article details…').click();
      await seen(window.page.getByRole('dialog', { name: 'Article details' }));
    },
  },
  {
    name: 'check result',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.button(/^Workspace /).click();
      await window.page.getByRole('menuitem', { name: 'Check workspace…' }).click();
      await seen(window.page.getByText('The workspace is sound.'));
    },
  },
  {
    name: 'backups',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.button(/^Workspace /).click();
      await window.page.getByRole('menuitem', { name: 'Backups…' }).click();
      await seen(window.page.getByRole('dialog', { name: 'Backups' }).getByRole('option').first());
    },
  },
  ...historyScreens,
  {
    name: 'rename dialog',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.button(/^Workspace /).click();
      await window.page.getByRole('menuitem', { name: 'Rename…' }).click();
      await seen(window.page.getByRole('dialog'));
    },
  },
  {
    name: 'workspace menu',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.button(/^Workspace /).click();
      await seen(window.page.getByRole('menuitem', { name: 'Close workspace' }));
    },
  },
  ...tableScreens,
  {
    name: 'notice with a way back',
    async show(window) {
      await press(window, 'Escape', 'Control+1');
      await seen(window.article);
      await window.article.focus();
      await window.page.keyboard.press('j');
      await window.page.keyboard.press('Delete');
      await seen(window.button('Bring back'));
      await window.button('Bring back').focus();
    },
  },
  {
    name: 'export dialog',
    async show(window) {
      await window.page.keyboard.press('Enter');
      await window.button('Export…').click();
      await seen(window.page.getByRole('dialog', { name: 'Export' }).getByRole('table'));
    },
  },
  {
    name: 'export done',
    async show(window, app) {
      await window.button('Save CSV…').click();
      const saving = window.page.getByRole('dialog', { name: 'Save as' });
      await saving.getByRole('textbox', { name: 'File name' }).fill(join(app.folder, 'screens.csv'));
      await saving.getByRole('button', { name: 'Save', exact: true }).click();
      await seen(window.page.getByRole('dialog').getByRole('button', { name: 'Done' }));
    },
  },
  {
    name: 'panes hidden',
    async show(window) {
      await window.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
      await window.button('Hide library').click();
      await window.button('Hide inspector').click();
      await gone(window.inspector);
    },
  },
  {
    name: 'connection lost',
    async show(window, app) {
      await window.button('Show library').click();
      await window.button('Show inspector').click();
      await app.shell.stop();
      await seen(window.button('Load again'));
    },
  },
];

export const screens: readonly Screen[] = [...first, ...sample];

async function press(window: AppWindow, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

const seen = (what: Locator): Promise<void> => what.waitFor();
const gone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' });

/** Some words of the article's first paragraph. */
async function someWords(window: AppWindow): Promise<string> {
  const text = (await window.article.locator('p').first().textContent()) ?? '';
  return text.split(' ').slice(2, 9).join(' ');
}
