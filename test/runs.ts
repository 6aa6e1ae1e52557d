/** How often a law is tried: the number given, or many times that in `npm run soak`. */
export const runs = (usual: number): number => usual * Number(process.env.SAGSGANG_SOAK ?? 1);
