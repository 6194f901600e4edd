/** Makes the pictures in `docs/` from the running app: `npm run pictures`, after a build. */
import { join } from 'node:path';
import { App, type AppWindow } from './app-window.ts';
import { asFile, TEXT_OP_ED } from './op-eds.ts';

const docs = join(import.meta.dirname, '../../docs');

/** Opens the sample with one annotation focused and the words of another passage selected. */
async function openSample(window: AppWindow): Promise<void> {
  if (await window.button(/^Open the sample/).isVisible()) await window.button(/^Open the sample/).click();
  await window.library.getByText('Keep the Small Promises').click();
  await window.article.locator('mark').first().waitFor();
  await window.page.evaluate(() => document.fonts.ready.then(() => null));
}

async function picture(window: AppWindow, name: string): Promise<void> {
  // Panes and notices move for a moment; a picture is taken of what stays.
  await window.page.waitForTimeout(600);
  await window.page.screenshot({ path: join(docs, name) });
}

const app = await App.start();
try {
  for (const theme of ['light', 'dark'] as const) {
    const window = await app.window({ theme });
    if (theme === 'light') await window.confirmName();
    await window.page.getByRole('main').waitFor();
    await openSample(window);
    await window.selectByMouse('No crowd has ever gathered to watch.');
    await window.toolbar.waitFor();
    await picture(window, `reader-${theme}.png`);
    await window.context.close();
  }
  const window = await app.window();
  await openSample(window);
  await window.article.getByText('The lists have changed hands').click();
  await window.inspector.getByRole('textbox', { name: 'Note' }).waitFor();
  await picture(window, 'inspector.png');
  await window.button('Export…').click();
  await window.page
    .getByRole('dialog', { name: 'Export' })
    .getByRole('button', { name: 'Save CSV…' })
    .waitFor();
  await picture(window, 'export.png');
  await window.page.keyboard.press('Escape');
  await window.chooseFiles([asFile(TEXT_OP_ED)]);
  await window.page
    .getByRole('dialog', { name: 'Import article' })
    .getByText('Leave a Reply')
    .first()
    .waitFor({ state: 'attached' });
  await picture(window, 'import.png');
} finally {
  await app.stop();
}
