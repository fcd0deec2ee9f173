import { sealedText } from '../../text/sealed';

/** The red seal 慎始敬终, read from top right. `size` in rpx; `coming` plays its coming down, once. */
Component({
  properties: {
    size: { type: Number, value: 152 },
    coming: { type: Boolean, value: false },
  },
  data: { label: sealedText.sealLabel },
});
