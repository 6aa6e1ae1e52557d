/** How much of a PDF's page is pictures: there text may stand that only an image's reader sees. */

import { pictureOperators, type PDFPageProxy } from "#import/extract/pdfjs.ts";

/** The share of the page, 0 to 1, that pictures cover together; overlapping ones count twice. */
export async function pictureShares(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const area = Math.abs((page.view[2]! - page.view[0]!) * (page.view[3]! - page.view[1]!)) || 1;
  let matrix = [1, 0, 0, 1, 0, 0];
  const kept: number[][] = [];
  let share = 0;
  for (let index = 0; index < fnArray.length; index++) {
    const what = fnArray[index]!;
    if (what === pictureOperators.save) kept.push(matrix);
    else if (what === pictureOperators.restore) matrix = kept.pop() ?? matrix;
    else if (what === pictureOperators.transform) matrix = times(matrix, argsArray[index] as number[]);
    else if (what === pictureOperators.formBegin) {
      kept.push(matrix);
      const form = (argsArray[index] as [number[] | null])[0];
      if (form) matrix = times(matrix, [...form]);
    } else if (what === pictureOperators.formEnd) matrix = kept.pop() ?? matrix;
    else if (pictureOperators.pictures.has(what)) share += Math.abs(matrix[0]! * matrix[3]! - matrix[1]! * matrix[2]!) / area;
  }
  return share;
}

/** Does the page draw so many shapes that they may be letters? A frame and a table's rules are fewer. */
export async function drawsCurves(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  return fnArray.filter((what) => what === pictureOperators.shape).length >= 25;
}

function times(a: readonly number[], b: readonly number[]): number[] {
  return [
    a[0]! * b[0]! + a[2]! * b[1]!,
    a[1]! * b[0]! + a[3]! * b[1]!,
    a[0]! * b[2]! + a[2]! * b[3]!,
    a[1]! * b[2]! + a[3]! * b[3]!,
    a[0]! * b[4]! + a[2]! * b[5]! + a[4]!,
    a[1]! * b[4]! + a[3]! * b[5]! + a[5]!,
  ];
}
