/**
 * Tags passages as fast as it can and says each one on its standard output once it is committed. Its notes
 * are as long as asked, so that a small disk is soon full. Meant to be killed.
 *
 * Arguments: workspace, migrations folder, length of each note in characters.
 */
import { writeSync } from 'node:fs';
import { listAnnotations } from '../../electron/core/workspace/annotations.ts';
import { listDocuments } from '../../electron/core/workspace/documents.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import { Fault } from '../../shared/contract/fault.ts';
import { ada, tagPassage } from '../support/store.ts';

const [, , path = '', migrations = '', length = '0'] = process.argv;
// A write beyond the file-size limit raises this signal; without a listener it would end the process.
process.on('SIGXFSZ', () => {});

const workspace = openWorkspace(path, { person: ada, migrations });
// Checkpoints come often, so that many kills hit one.
workspace.db.pragma('wal_autocheckpoint = 20');
const document = listDocuments(workspace.db)[0]?.document.id ?? '';
say('ready');
try {
  for (;;)
    say(tagPassage(workspace, document, 'In 1960', 'precedent', { note: `n${'o'.repeat(Number(length))}` }));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  // The refusal left everything readable; say so before the end.
  say(`refused ${error.code} ${listAnnotations(workspace.db, document).length}`);
  workspace.close();
}

/** Writes a line before going on: a line that was read was committed before it was written. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
