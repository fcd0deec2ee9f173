/**
 * A letter to be read: `paragraphs` of its text, hand signature as a mask image (`ink`, a data address), seal at the
 * corner. `cloth` sets it on cloth colour, smaller, for the old page beside the new one; `unfold` plays its unfolding.
 */
Component({
  properties: {
    chapter: { type: String, value: '' },
    day: { type: String, value: '' },
    salutation: { type: String, value: '' },
    paragraphs: { type: Array, value: [] as { key: number; text: string }[] },
    signer: { type: String, value: '' },
    ink: { type: String, value: '' },
    inkRatio: { type: Number, value: 3 },
    cloth: { type: Boolean, value: false },
    unfold: { type: Boolean, value: false },
  },
});
