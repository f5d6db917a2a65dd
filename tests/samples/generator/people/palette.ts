import type { Look } from '../face/look';

type Skin = Pick<Look, 'skin' | 'skinHi' | 'skinLo' | 'skinDeep' | 'lip' | 'lipLo'>;
type HairColour = Pick<Look, 'hair' | 'hairHi' | 'brow'>;
type Iris = Pick<Look, 'iris' | 'irisHi'>;
type Shirt = Pick<Look, 'shirt' | 'shirtHi'>;

/** Skin tones with the colour of the lips that goes with them. */
export const SKIN = {
  porcelain: {
    skin: '#f0d3bd',
    skinHi: '#fbe9da',
    skinLo: '#cfa189',
    skinDeep: '#a8765f',
    lip: '#c9787a',
    lipLo: '#ab5c60',
  },
  fair: {
    skin: '#e8c3a4',
    skinHi: '#f7dfc8',
    skinLo: '#c0906f',
    skinDeep: '#98684b',
    lip: '#c06f69',
    lipLo: '#a05354',
  },
  beige: {
    skin: '#dfb08a',
    skinHi: '#f2cfae',
    skinLo: '#b17a58',
    skinDeep: '#8a5338',
    lip: '#b4635c',
    lipLo: '#95474a',
  },
  golden: {
    skin: '#d9a878',
    skinHi: '#eec79b',
    skinLo: '#ab7648',
    skinDeep: '#7f5230',
    lip: '#b06354',
    lipLo: '#8e4941',
  },
  olive: {
    skin: '#c99a70',
    skinHi: '#e2b98f',
    skinLo: '#976a45',
    skinDeep: '#6d482c',
    lip: '#a65f52',
    lipLo: '#85463e',
  },
  tan: { skin: '#b98055', skinHi: '#d6a077', skinLo: '#875637', skinDeep: '#5f3a24', lip: '#96544a', lipLo: '#783f38' },
  brown: {
    skin: '#a06c48',
    skinHi: '#c08a62',
    skinLo: '#74492f',
    skinDeep: '#4f2f1f',
    lip: '#8a4f47',
    lipLo: '#6c3936',
  },
  deep: {
    skin: '#7a4e34',
    skinHi: '#9c6b4b',
    skinLo: '#543322',
    skinDeep: '#382116',
    lip: '#7c463f',
    lipLo: '#5e322f',
  },
} as const satisfies Record<string, Skin>;

/** Hair colours; a headscarf is drawn in the same place, so its cloth is listed here too. */
export const HAIR = {
  black: { hair: '#15100e', hairHi: '#352822', brow: '#17110e' },
  espresso: { hair: '#2a1c18', hairHi: '#5a4034', brow: '#2d201a' },
  chestnut: { hair: '#6f4526', hairHi: '#a87546', brow: '#5c3b22' },
  auburn: { hair: '#84401f', hairHi: '#c07040', brow: '#6d3a20' },
  blond: { hair: '#b98f53', hairHi: '#e3c68c', brow: '#8d6b3f' },
  ash: { hair: '#8b7a66', hairHi: '#b5a58f', brow: '#6d5d4c' },
  grey: { hair: '#8f9093', hairHi: '#c3c5c8', brow: '#77736f' },
  white: { hair: '#c9cacc', hairHi: '#eceded', brow: '#a3a09b' },
  tealCloth: { hair: '#2c5f66', hairHi: '#4f8a91', brow: '#2a1f19' },
  plumCloth: { hair: '#6c3f58', hairHi: '#94627d', brow: '#1f1713' },
} as const satisfies Record<string, HairColour>;

/** Colours of the iris. */
export const IRIS = {
  brown: { iris: '#5b3a22', irisHi: '#8a5c38' },
  dark: { iris: '#33211a', irisHi: '#593d2c' },
  hazel: { iris: '#6b5a2c', irisHi: '#a08a4a' },
  green: { iris: '#4b6a4e', irisHi: '#7fa37e' },
  blue: { iris: '#436a8c', irisHi: '#7fa9c8' },
  grey: { iris: '#5b6b73', irisHi: '#95a6ad' },
} as const satisfies Record<string, Iris>;

/** Clothes. */
export const SHIRT = {
  navy: { shirt: '#35506e', shirtHi: '#4c6b8d' },
  white: { shirt: '#e9e6df', shirtHi: '#ffffff' },
  plum: { shirt: '#5b3b52', shirtHi: '#7a5570' },
  forest: { shirt: '#36543f', shirtHi: '#527358' },
  brick: { shirt: '#8a4433', shirtHi: '#ab6350' },
  charcoal: { shirt: '#33363c', shirtHi: '#50555d' },
  mustard: { shirt: '#b98a35', shirtHi: '#d6ab5c' },
  sky: { shirt: '#8fb0c9', shirtHi: '#b3cde0' },
  grey: { shirt: '#8b8f94', shirtHi: '#abafb4' },
  rose: { shirt: '#c08a8f', shirtHi: '#dcaeb1' },
} as const satisfies Record<string, Shirt>;
