/** A killable process's own end of the line to the one that started it. */
import process from 'node:process';

export interface ParentChannel<Request> {
  onRequest(listener: (request: Request) => void): void;
  send(answer: object): void;
}

/** What Electron's utility process has instead of Node's IPC; see its documentation of `process.parentPort`. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/**
 * Opens the line. Which kind it is is looked for here, and not chosen by a shell, because the program is the same
 * file for both and the answer is a property of the process it runs in: a child made by `fork` has `process.send`,
 * a utility process has `process.parentPort`, and neither has the other.
 */
export function openParentChannel<Request>(): ParentChannel<Request> {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      onRequest: listener => port.on('message', event => listener(event.data as Request)),
      send: answer => port.postMessage(answer),
    };
  }
  const send = process.send?.bind(process);
  if (!send) throw new Error('This program is started by Postil, not by hand');
  return {
    onRequest: listener => process.on('message', message => listener(message as Request)),
    send: answer => void send(answer),
  };
}
