/** The size of a file as file managers tell it: "840 KB", "3.2 MB". */
export function fileSize(bytes: number): string {
  const units = ['KB', 'MB', 'GB'] as const;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const shown = unit === 0 || size >= 99.5 ? Math.max(1, Math.round(size)) : size.toFixed(1);
  return `${shown} ${units[unit]}`;
}
