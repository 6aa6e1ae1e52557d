/**
 * The state's refund of what a municipality pays in benefits (refusionstrappen), and its mirror, what the municipality pays of dagpenge
 * (medfinansiering), by the week of the citizen's time on benefits. In force from 4 January 2016 (DOMAIN §4.4).
 */

export type RefundStep = { fromWeek: number; refund: number; coFinancing: number };

/** Rates in percent, by the day they came into force. Before the first a refund depended on activity and is not computed. */
export const refundRates: readonly { from: string; law: string; steps: readonly RefundStep[] }[] = [
  {
    from: "2016-01-04",
    law: "Lov om kommunernes finansiering af visse offentlige ydelser",
    steps: [
      { fromWeek: 1, refund: 80, coFinancing: 20 },
      { fromWeek: 5, refund: 40, coFinancing: 60 },
      { fromWeek: 27, refund: 30, coFinancing: 70 },
      { fromWeek: 53, refund: 20, coFinancing: 80 },
    ],
  },
];

/** The step of a week (from 1) on a day; null before the rates of 2016. */
export function refundStep(day: string, week: number): RefundStep | null {
  const rates = refundRates.findLast((each) => each.from <= day);
  return rates?.steps.findLast((step) => step.fromWeek <= week) ?? null;
}

export type Cost = { weeks: number; paid: number; refunded: number; net: number; steps: { step: RefundStep; weeks: number; net: number }[] };

/** What so many weeks on a benefit of so many kroner a week cost, begun in week `first` of the citizen's time. Null before 2016. */
export function costOf(day: string, perWeek: number, weeks: number, first = 1): Cost | null {
  const steps: Cost["steps"] = [];
  for (let week = first; week < first + weeks; week++) {
    const step = refundStep(day, week);
    if (step === null) return null;
    const last = steps.at(-1);
    const net = perWeek * (1 - step.refund / 100);
    if (last?.step === step) {
      last.weeks++;
      last.net += net;
    } else steps.push({ step, weeks: 1, net });
  }
  const net = steps.reduce((sum, each) => sum + each.net, 0);
  const paid = perWeek * weeks;
  return { weeks, paid, refunded: paid - net, net, steps };
}
