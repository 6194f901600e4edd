/**
 * What every answer of either shell says about itself: the content security policy and its companions. Both
 * shells send the same words, so that a page tested over the loopback server is the page of the desktop app.
 */

/**
 * Nothing but what Postil itself serves, no inline script or style, and no string becomes markup or a script
 * address except through the two named policies: ProseMirror's own for pasted HTML, and Postil's.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ProseMirrorClipboard postil',
];

/** Powers a page could ask for; Postil needs none of them but full screen and the clipboard. */
const refusedPowers = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

export const contentSecurityPolicy = policy.join('; ');

/** Headers of every answer, whatever its status. `no-store`: a page of one run must not outlive it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': refusedPowers.map(power => `${power}=()`).join(', '),
  'Cache-Control': 'no-store',
};
