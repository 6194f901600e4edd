/** Tests in three groups: those beside nothing, those that drive Chromium one at a time, and torture. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { pdfjs } from './vite.pdf.ts';

const shared = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
  env: { TZ: 'UTC' },
  // A machine with other work may take seconds to start the parser; what never comes still fails.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  plugins: [react(), pdfjs],
  test: {
    ...shared,
    // Bundled, so that the tests read PDFs with pdf.js as the built parser has it.
    server: { deps: { inline: [/pdfjs-dist/] } },
    reporters: ['default', './tests/support/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/torture/**', 'tests/**/*.browser.test.{ts,tsx}'],
          pool: 'forks',
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts', 'tests/**/*.browser.test.{ts,tsx}'],
          pool: 'forks',
          // Two cores: pages that wait for each other's processor would only wait.
          fileParallelism: false,
          // A machine with other work can starve a page for seconds; what is wrong is wrong twice.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'torture',
          include: ['tests/torture/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
