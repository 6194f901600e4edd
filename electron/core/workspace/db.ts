/**
 * The two faces of a database connection. A function that only reads asks for a `ReadableDb` and can be run
 * on the worker's read-only connection; one that writes asks for a `WritableDb` and can only be run where the
 * one write path is.
 */
import type Database from 'better-sqlite3';

declare const writable: unique symbol;

export type ReadableDb = Pick<Database.Database, 'prepare' | 'pragma' | 'name'>;
export type WritableDb = Database.Database & { readonly [writable]: true };
