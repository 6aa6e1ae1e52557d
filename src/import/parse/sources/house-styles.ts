/** The municipalities whose house style is described, and FirstAgenda's layout for all others that use it. */

import { houseStyles } from "#core/house-styles/described.ts";
import { firstagenda } from "#core/house-styles/firstagenda.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { isTitleLine } from "../document-header.ts";
import { readInHouseStyle } from "../house-style-reader.ts";
import { municipalityNamed } from "../municipality-named.ts";
import type { Source, TextDocument } from "../source.ts";
import { opensContents } from "../table-of-contents.ts";

/** One source for each described house, and last the layout they share. */
export const houseStyleSources: readonly Source[] = [...houseStyles, firstagenda].map((style) => ({
  name: style.name,
  recognises: (document) => recognise(document, style),
  read: (document) => readInHouseStyle(document, style),
}));

/** The described style of a municipality, or null. */
export function houseStyleOf(municipality: string): HouseStyle | null {
  const name = municipality
    .trim()
    .toLocaleLowerCase("da")
    .replace(/ kommune$/u, "");
  return houseStyles.find((style) => style.municipality!.toLocaleLowerCase("da") === `${name} kommune`) ?? null;
}

// Of 100: the layout alone, with less when its date line or contents is missing, and what knowing the municipality adds.
const layoutPoints = { whole: 70, partly: 50 };
const whosePoints = { hinted: 30, named: 20 };

// The layout is known by its title line, contents and item headings; whose it is, by where it came from or by the municipality it speaks of.
function recognise(document: TextDocument, style: HouseStyle): number {
  const layout = layoutOf(document);
  if (layout === 0 || style.municipality === null) return layout / 100;
  const hint = document.hints?.municipality;
  if (hint !== undefined) return houseStyleOf(hint) === style ? (layout + whosePoints.hinted) / 100 : 0;
  const named = municipalityNamed(document.lines);
  if (named === null || named.name !== style.municipality || named.times <= named.others) return 0;
  return (layout + whosePoints.named) / 100;
}

function layoutOf({ lines }: TextDocument): number {
  const head = lines.slice(0, 40);
  const signs = [head.some(isTitleLine), head.some((line) => /^Mødedato(?:[\s:]|$)/u.test(line.text.trim())), head.some(opensContents)].filter(Boolean).length;
  if (signs < 2 || !lines.some((line) => /^Punkt\s+\d{1,4}[a-z]?\s*:/iu.test(line.text.trim()))) return 0;
  return signs === 3 ? layoutPoints.whole : layoutPoints.partly;
}
