/** Telling workspaces among dropped files. */

/** Whether a file's name says that it is a workspace to merge, sealed or not. */
export function isWorkspaceName(name: string): boolean {
  return /\.postil(\.age)?$/i.test(name);
}
