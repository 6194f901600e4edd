/** A page with the real transport and, in place of the desktop's preload and main process, both in the page. */
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';

const router = {
  shell: { abilities: os.handler(() => ({ hasNativeDialogs: true, canReveal: true, canQuit: true })) },
};
const show = (id: string, text: string): void => {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
};
/** The page's own end of the port. */
let received: MessagePort | undefined;
window.addEventListener('message', event => {
  if (event.source === window && event.data === 'postil-port') received = event.ports[0];
});

/** Hands over a port that leads nowhere, as a frame or an extension might try, and then the real one. */
function requestPort(): void {
  const foreign = document.createElement('iframe');
  document.body.append(foreign);
  window.dispatchEvent(
    new MessageEvent('message', {
      data: 'postil-port',
      source: foreign.contentWindow,
      origin: location.origin,
      ports: [new MessageChannel().port1],
    }),
  );
  window.postMessage('something else', location.origin, [new MessageChannel().port1]);
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port2, { context: {} });
  port2.start();
  window.postMessage('postil-port', location.origin, [port1]);
}

Object.assign(window, { postil: Object.freeze({ requestPort }) });
const { connect } = await import('../../../renderer/link/transport.ts');
const connection = await connect();
connection.onClosed(why => show('state', why));
const abilities = await connection.client.shell.abilities();
show('answer', JSON.stringify(abilities));
show('state', 'connected');
// Electron tells a port when its other end is gone; plain Chromium does not, so here it is told by hand.
document.getElementById('end')?.addEventListener('click', () => received?.dispatchEvent(new Event('close')));
