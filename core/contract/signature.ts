import * as z from 'zod/mini';

/** How much pen a signature may hold: strokes, and points over all of them. */
export const signatureLimits = { strokes: 400, points: 4_000 } as const;

/** A hand signature as the pen went: strokes of x,y pairs in thousandths of the pad, so that any screen can draw it. */
export const signature = z.strictObject({
  ratio: z.number().check(z.gte(0.2), z.lte(10)),
  strokes: z
    .array(
      z.array(z.int().check(z.gte(0), z.lte(1000))).check(
        z.minLength(2),
        z.maxLength(2 * 400),
        z.refine((stroke) => stroke.length % 2 === 0),
      ),
    )
    .check(
      z.minLength(1),
      z.maxLength(signatureLimits.strokes),
      z.refine((strokes) => strokes.reduce((sum, s) => sum + s.length, 0) <= 2 * signatureLimits.points),
    ),
});
export type Signature = z.infer<typeof signature>;
