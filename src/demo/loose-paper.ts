/** A paper as they also come: typed by hand, without year and without saying where from. It waits among the doubts for a person. */

export const loosePaper = {
  name: "Referat fra Seniorrådet.txt",
  text: `REFERAT

Seniorrådet

Mødedato: tirsdag den 4. marts kl. 10.00
Mødested: Aktivitetshuset, store sal

Til stede: Inger Marie Dalsgård, Knud Erik Højbjerg, Tove Lindskov, Bent Overgaard
Afbud: Karl Aage Munk

1. Godkendelse af dagsorden

Beslutning
Godkendt.

2. Høringssvar om ældrebussen

Sagsfremstilling
Rådet er bedt om at udtale sig om et forslag om, at ældrebussen kun kører to dage om ugen.

Beslutning
Rådet kan ikke støtte forslaget og ønsker, at bussen fortsat kører hver dag.

3. Sommerudflugt

Beslutning
Udsat til næste møde.
`,
};
