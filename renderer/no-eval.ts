/**
 * Tells zod not to write its own code: the content security policy forbids it, and trying would be reported.
 * It looks when a schema is made, so this must be imported before any module that makes one.
 */
import { z } from 'zod';

z.config({ jitless: true });
