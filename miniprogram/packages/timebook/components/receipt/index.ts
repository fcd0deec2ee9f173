/** A receipt between double rules: `rows` of `{ label, value, mono }`. `play` lets it appear line by line after the seal. */
Component({
  properties: {
    rows: { type: Array, value: [] as { label: string; value: string; mono: boolean }[] },
    play: { type: Boolean, value: false },
  },
});
