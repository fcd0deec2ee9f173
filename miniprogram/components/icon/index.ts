/** A line icon in the colour of the text around it. `size` in rpx. Decorative: the word beside it is what is read out. */
Component({
  properties: {
    name: { type: String, value: '' },
    size: { type: Number, value: 40 },
  },
});
