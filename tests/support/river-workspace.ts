/** Six passages of three articles, of all kinds, two people quoted, two scripts, and cells that are hard to copy. */
import { join } from 'node:path';
import type { App, AppWindow } from './app-window.ts';
import { TableWindow } from './table-window.ts';
import { TaggedWorkspace } from './tagged-workspace.ts';

export const CEASEFIRE = 'The two governments have kept the ceasefire';
export const TREATY = 'In 1960 both banks signed a treaty';
export const READINGS = 'They should publish the readings';
export const TALKS = 'Talks will resume in spring';
export const RAINS = 'The rains will fail again';
export const URDU = 'دونوں حکومتوں نے جنگ بندی برقرار رکھی ہے';

export const FORMULA = '=1+1';
export const HARD_NOTE = 'She said “yes”,\nand\t"no"';

export interface River {
  /** Ids of the annotations by their quotes. */
  readonly ids: ReadonlyMap<string, string>;
  readonly tags: Readonly<Record<'water' | 'gauges' | 'law', string>>;
}

function fillRiver(path: string): River {
  const tagged = new TaggedWorkspace(path);
  const water = tagged.addTag('Water');
  const tags = { water, gauges: tagged.addTag('Gauges', water), law: tagged.addTag('Law') };
  const on = (tag: keyof typeof tags) => ({ [`tag:${tags[tag]}`]: true });
  const border = tagged.addArticle('A quiet border', [`${CEASEFIRE}.`, `${TREATY}.`, `${READINGS}.`]);
  const spring = tagged.addArticle('Before spring', [`${TALKS}.`, `${RAINS}.`]);
  const urdu = tagged.addArticle('دریا', [`${URDU}۔`], { direction: 'rtl', language: 'ur' });
  const ids = new Map([
    [
      CEASEFIRE,
      tagged.tag(border, 'claim', CEASEFIRE, {
        'claim.speaker': 'Mira Sand',
        'claim.type': 'factual',
        confidence: 4,
        ...on('water'),
      }),
    ],
    [TREATY, tagged.tag(border, 'precedent', TREATY, { 'precedent.event': 'Treaty', ...on('gauges') })],
    [READINGS, tagged.tag(border, 'option', READINGS, { note: FORMULA })],
    [
      TALKS,
      tagged.tag(spring, 'claim', TALKS, {
        'claim.speaker': 'Omar Haq',
        'claim.type': 'predictive',
        note: HARD_NOTE,
        ...on('law'),
        ...on('water'),
      }),
    ],
    [RAINS, tagged.tag(spring, 'claim', RAINS, { 'claim.speaker': 'Mira Sand', 'claim.type': 'predictive' })],
    [URDU, tagged.tag(urdu, 'claim', URDU, { note: 'یہ بات سچ ہے' })],
  ]);
  tagged.close();
  return { ids, tags };
}

/** A window in which the workspace is open. */
export async function openRiver(app: App): Promise<{ window: AppWindow; table: TableWindow; river: River }> {
  const path = join(app.folder, 'river.postil');
  const river = fillRiver(path);
  const window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
  return { window, table: new TableWindow(window), river };
}
