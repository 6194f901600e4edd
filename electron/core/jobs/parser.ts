/**
 * The program of the parser process: reads one untrusted file after the other and answers with plain JSON.
 * It holds no state and touches no file; whoever started it may kill it at any moment.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import { importArticle } from '../importers/index.ts';
import { readProject } from '../importers/refi-qda/project.ts';
import { readReturnedFile } from '../importers/returned-file.ts';
import { openParentChannel } from './parent-channel.ts';
import type { FaultMessage, ParserRequest } from './parser-protocol.ts';

/** Answers one request; a refusal is an answer too, and so is a bug, which must not leave the asker waiting. */
async function answer(request: ParserRequest): Promise<object> {
  const { id } = request;
  try {
    return { id, json: JSON.stringify(await read(request)) };
  } catch (error) {
    if (error instanceof Fault) {
      const fault: FaultMessage = { code: error.code, what: error.what, data: error.data };
      return { id, fault };
    }
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function read({ name, bytes, as, options }: ParserRequest): Promise<object> {
  if (as === 'project') return readProject(bytes, name);
  if (as === 'returned') return readReturnedFile(bytes, name ?? 'pasted text');
  return importArticle(bytes, { name, ...options });
}

const channel = openParentChannel<ParserRequest>();
channel.onRequest(request => void answer(request).then(channel.send));
