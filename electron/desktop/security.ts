/**
 * What no page of the app may do, whatever it contains: go elsewhere, open windows, embed other pages, ask
 * for powers, or reach a network. Electron's own checklist has the numbers the tests are named by.
 */
import { type App, app, type Session, type WebContents } from 'electron';
import { isAllowedRequest, isOwnAddress } from './address.ts';

/**
 * Nothing listens there: were a request to get past the filter, it would end here. The word in angle
 * brackets takes away the exception Chromium makes for this computer's own addresses.
 */
const DEAD_PROXY = {
  mode: 'fixed_servers',
  proxyRules: '127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** Must be called before the app is ready. */
export function hardenApp(own: App = app): void {
  own.enableSandbox();
  own.commandLine.appendSwitch('disable-background-networking');
  own.commandLine.appendSwitch('disable-component-update');
  own.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  own.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** Applied to everything that shows a page, whoever made it. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', event => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', event => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', event => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Walls around a session: no powers, no devices, no screen capture, no network, no dictionaries fetched. */
export async function hardenSession(own: Session): Promise<void> {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  own.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url) }));
  own.on('will-download', event => event.preventDefault());
  own.setSpellCheckerEnabled(false);
  await own.setProxy(DEAD_PROXY);
}

/** Whether somebody, or an AppImage without user namespaces, started the app without its sandbox. */
export function isUnsandboxed(own: App = app): boolean {
  return own.commandLine.hasSwitch('no-sandbox');
}
