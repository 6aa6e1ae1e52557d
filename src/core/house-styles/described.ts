/** Every house style that has a description. A municipality's own is added here. */

import { albertslund } from "./albertslund.ts";
import { greve } from "./greve.ts";
import { herlev } from "./herlev.ts";
import { herning } from "./herning.ts";
import { holstebro } from "./holstebro.ts";
import type { HouseStyle } from "./house-style.ts";
import { lindeborg } from "./lindeborg.ts";

export const houseStyles: readonly HouseStyle[] = [herlev, albertslund, holstebro, herning, greve, lindeborg];

/** The style of a name; the demonstration's when the name is not known. */
export function styleNamed(name: string): HouseStyle {
  return houseStyles.find((style) => style.name === name) ?? lindeborg;
}
