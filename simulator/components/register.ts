import { type AnyBuiltIn, type BuiltInContext, register } from './built-in';
import { button } from './button';
import { canvas } from './canvas';
import { checkbox, checkboxGroup } from './checkbox';
import { form } from './form';
import { icon } from './icon';
import { image } from './image';
import { input } from './input';
import { label } from './label';
import { navigator } from './navigator';
import { pageContainer, rootPortal } from './overlays';
import { navigationBar, pageMeta } from './page-meta';
import { picker } from './picker';
import { progress } from './progress';
import { radio, radioGroup } from './radio';
import { richText } from './rich-text';
import { scrollView } from './scroll-view';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { switchControl } from './switch';
import { text } from './text';
import { textarea } from './textarea';
import { coverView, view } from './view';

const kinds: AnyBuiltIn[] = [
  button,
  canvas,
  checkbox,
  checkboxGroup,
  coverView,
  form,
  icon,
  image,
  input,
  label,
  navigationBar,
  navigator,
  pageContainer,
  pageMeta,
  picker,
  progress,
  radio,
  radioGroup,
  richText,
  rootPortal,
  scrollView,
  slider,
  swiper,
  swiperItem,
  switchControl,
  text,
  textarea,
  view,
];

/** Makes all built-in elements known; a tag that is none of them is told as a problem, with its name. */
export function registerBuiltIns(context: BuiltInContext): void {
  for (const kind of kinds) register(kind, context);
  const space = context.space.getComponentSpace();
  // What stands in for tags that nobody knows: the framework warns with the tag's name when it takes it.
  context.space.component('').definition({}).register();
  (space as unknown as { _$allowUnusedNativeNode: boolean })._$allowUnusedNativeNode = false;
}
