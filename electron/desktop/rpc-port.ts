/** Gives a window its message port to the engine: the one thing that passes between page and main process. */
import type { AnyRouter, Context } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, ipcMain, MessageChannelMain, type WebFrameMain } from 'electron';
import { ORIGIN } from './address.ts';

const CHANNEL = 'postil-port';

/** Answers every window that asks, as long as it is the main frame of one of our own pages. */
export function servePorts(router: AnyRouter, context: Context): void {
  const handler = new RPCHandler<Context>(router);
  ipcMain.on(CHANNEL, event => {
    if (!isTrusted(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port2, { context });
    port2.start();
    event.senderFrame.postMessage(CHANNEL, null, [port1]);
  });
}

type Asking = Pick<IpcMainEvent, 'senderFrame' | 'sender'>;

/**
 * Whether the frame that asked is to be trusted. It is not when it is gone or has navigated since, when it is
 * a frame inside a page, or when its page is not ours.
 */
export function isTrusted<E extends Asking>(event: E): event is E & { readonly senderFrame: WebFrameMain } {
  const { senderFrame, sender } = event;
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === ORIGIN;
}
