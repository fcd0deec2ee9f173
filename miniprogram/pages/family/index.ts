import { textScale } from '../../services/text-size';
import { familyText } from '../../text/family';

/** The family's part is not built yet; this page says so and shows what it will hold. */
Page({
  data: { fs: textScale(), t: familyText },
});
