/**
 * Brings the faces for Chinese, Japanese and Korean where the system may have none: on Linux. Windows and macOS
 * have them, so their installers leave these 25 MB out. The rules alone are 400 KB, so they come once the window
 * is drawn; which face is used where is said in `tokens.css`, those of the system first.
 */
export function bringHanFaces(platform: string): void {
  if (!/Linux|BSD|X11/iu.test(platform)) return;
  requestIdleCallback(() => void import('./han.css'));
}
