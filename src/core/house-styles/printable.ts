/** The house styles minutes can be printed in, by the name a committee's rules give. */

import { albertslund } from "./albertslund.ts";
import { greve } from "./greve.ts";
import { herlev } from "./herlev.ts";
import { herning } from "./herning.ts";
import { holstebro } from "./holstebro.ts";
import type { HouseStyle } from "./house-style.ts";
import { lindeborg } from "./lindeborg.ts";

export const printableStyles: Readonly<Record<string, HouseStyle>> = { lindeborg, herlev, albertslund, holstebro, herning, greve };
