/** Every layout that has a description of its own. */

import type { Source } from "../source.ts";

export const layoutSources: readonly Source[] = [];
