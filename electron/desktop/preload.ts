/**
 * The only thing the page gets from Electron: it may ask for its message port, and the port is passed on as a
 * message of the window to itself.
 */
import { contextBridge, ipcRenderer } from 'electron';

ipcRenderer.on('postil-port', event => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage('postil-port', location.origin, [port]);
});

contextBridge.exposeInMainWorld(
  'postil',
  Object.freeze({ requestPort: (): void => ipcRenderer.send('postil-port') }),
);
