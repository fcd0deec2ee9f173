import { type AnyBuiltIn, type BuiltInContext, register } from './built-in';
import { button } from './button';
import { camera, matchMedia, webView } from './camera';
import { canvas } from './canvas';
import { checkbox, checkboxGroup } from './checkbox';
import { form } from './form';
import { icon } from './icon';
import { coverImage, image } from './image';
import { input } from './input';
import { label } from './label';
import { map } from './map';
import { movableArea, movableView } from './movable';
import { navigator } from './navigator';
import { openData } from './open-data';
import { pageContainer, rootPortal } from './overlays';
import { navigationBar, pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { audio, video } from './playing';
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
  audio,
  button,
  camera,
  canvas,
  checkbox,
  checkboxGroup,
  coverImage,
  coverView,
  form,
  icon,
  image,
  input,
  label,
  map,
  matchMedia,
  movableArea,
  movableView,
  navigationBar,
  navigator,
  openData,
  pageContainer,
  pageMeta,
  picker,
  pickerView,
  pickerViewColumn,
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
  video,
  view,
  webView,
];

/** Built-in elements by tag, each with its attributes in camelCase. */
export const elementAttributes: ReadonlyMap<string, readonly string[]> = new Map(
  (kinds as unknown as { name: string; properties?: object }[]).map(({ name, properties }) => [
    name,
    Object.keys(properties ?? {}),
  ]),
);

/** Makes all built-in elements known; a tag that is none of them is told as a problem, with its name. */
export function registerBuiltIns(context: BuiltInContext): void {
  for (const kind of kinds) register(kind, context);
  const space = context.space.getComponentSpace();
  // What stands in for tags that nobody knows: the framework warns with the tag's name when it takes it.
  context.space.component('').definition({}).register();
  (space as unknown as { _$allowUnusedNativeNode: boolean })._$allowUnusedNativeNode = false;
}
