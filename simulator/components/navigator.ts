import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';
import { hoverAbility, hoverProperties } from './press-state';

/** A link to another page. */
export const navigator = builtIn({
  name: 'navigator',
  properties: {
    ...hoverProperties(50, 600, 'navigator-hover'),
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    target: { type: String, value: 'self' },
    appId: String,
    path: String,
    extraData: null,
    version: String,
    shortLink: String,
  },
  create({ dom }) {
    dom.setAttribute('role', 'link');
    dom.setAttribute('tabindex', '0');
    return {};
  },
  ability: (self) => ({
    ...hoverAbility(self),
    activate: () => {
      void go(self).then(
        (errMsg) => self.trigger('success', { errMsg }),
        (error: unknown) => {
          const errMsg = error instanceof Error ? error.message : String(error);
          self.trigger('fail', { errMsg });
          self.context.program.report('error', errMsg);
        },
      );
    },
  }),
});

async function go({ data, context }: BuiltInElement): Promise<string> {
  const { stack } = context.program;
  const url = String(data.url ?? '');
  const type = String(data.openType);
  if (data.target !== 'self' && type !== 'exit')
    throw new Error(`navigator:fail target "${String(data.target)}" is not available in the simulator`);
  if (type === 'navigate') await stack.navigateTo(url);
  else if (type === 'redirect') await stack.redirectTo(url);
  else if (type === 'switchTab') await stack.switchTab(url);
  else if (type === 'reLaunch') await stack.reLaunch(url);
  else if (type === 'navigateBack') await stack.navigateBack(Number(data.delta));
  else if (type === 'exit') context.host.exit?.();
  else throw new Error(`navigator:fail open-type "${type}" is not available in the simulator`);
  return `${type === 'navigate' ? 'navigateTo' : type}:ok`;
}
