import { z } from 'zod';

// zod's compiled parsers need `new Function`, which the page's policy forbids; left alone it tries once and logs a violation.
// This module is imported before any that makes a schema.
z.config({ jitless: true });
