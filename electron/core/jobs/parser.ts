/**
 * The program of the parser process: reads one untrusted file after the other and answers with plain JSON.
 * It holds no state and touches no file; whoever started it may kill it at any moment.
 */
import process from 'node:process';
import { Fault } from '../../../shared/contract/fault.ts';
import { importArticle } from '../importers/index.ts';
import { readProject } from '../importers/refi-qda/project.ts';
import { readReturnedFile } from '../importers/returned-file.ts';
import type { FaultMessage, ParserChannel, ParserRequest } from './parser-protocol.ts';

/** What Electron's utility process has instead of Node's IPC; see its documentation of `process.parentPort`. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/**
 * The line to the process that started this one. Looked for here, and not chosen by a shell, because the
 * program is the same file for both and the answer is a property of the process it runs in: a child made by
 * `fork` has `process.send`, a utility process has `process.parentPort`, and neither has the other.
 */
function openChannel(): ParserChannel {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      onRequest: listener => port.on('message', event => listener(event.data as ParserRequest)),
      send: answer => port.postMessage(answer),
    };
  }
  const send = process.send?.bind(process);
  if (!send) throw new Error('The parser is started by Postil, not by hand');
  return {
    onRequest: listener => process.on('message', message => listener(message as ParserRequest)),
    send: answer => void send(answer),
  };
}

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

const channel = openChannel();
channel.onRequest(request => void answer(request).then(channel.send));
