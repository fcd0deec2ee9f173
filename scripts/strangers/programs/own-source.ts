import type { OwnFault } from './stranger-program';

const EVERYWHERE = /./;

/**
 * What compiler and framework remark on the source of any program, wherever it runs: they are WeChat's own. Left out on purpose are
 * remarks about built-in elements (`<wx/…>`), scripts that fail and calls that are missing: those would be the simulator's.
 */
export const OF_THE_SOURCE: readonly OwnFault[] = [
  {
    on: EVERYWHERE,
    remark: /^"\w+" is not a valid property \(<(?!wx\/)/,
    because: 'an attribute that the component does not declare',
  },
  {
    on: EVERYWHERE,
    remark:
      /^"(alt|lang|title|url)" is not a valid property \(<wx\/|^"(disabled|href|readonly)" is not a valid property \(<wx\/(view|navigator)>|^"rows" is not a valid property \(<wx\/textarea>/,
    because: 'an attribute of HTML that WeChat’s documentation of the element does not name',
  },
  {
    on: EVERYWHERE,
    remark: /^Some keys are not unique while list updates/,
    because: 'a wx:key that several rows share',
  },
  {
    on: EVERYWHERE,
    remark: /^The for-list data is neither Array nor Object, got type "undefined"|^Use number as for-list/,
    because: 'a wx:for over a number, or over what is not there yet',
  },
  {
    on: EVERYWHERE,
    remark: /^property "\w+" received type-incompatible value: expected <\w+> but (got|get) \S+ value/,
    because: 'a property of another type than declared',
  },
  {
    on: EVERYWHERE,
    remark: /^Cannot find component "(t-[a-z-]+|div|span|h\d|a|em|i|p|ul|li)"/,
    because: 'a tag that is not in usingComponents',
  },
  {
    on: /\.wxml:\d+$/,
    remark: /^(avoid uppercase letters|duplicated attribute|invalid attribute (name|prefix))$/,
    because: 'an attribute as WXML does not want it',
  },
  {
    on: /\.wxss:\d+$/,
    remark: /^tag selectors such as "[a-z-]+" are not for components/,
    because: 'a selector that WeChat refuses in components',
  },
];
