// How colours stand on their ground, and apart from each other for eyes that tell fewer of them.

/** `#rrggbb` as three numbers of linear light. */
export function linear(color) {
  const parts = /^#(..)(..)(..)$/.exec(color)?.slice(1) ?? ["00", "00", "00"];
  return parts.map((part) => parseInt(part, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
}

const hex = (light) => `#${light.map((part) => {
  const within = Math.min(1, Math.max(0, part));
  const value = within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055;
  return Math.round(value * 255).toString(16).padStart(2, "0");
}).join("")}`;

const luminance = (color) => {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2, contrast ratio. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
export const EYES = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** A colour as such eyes see it. */
export function seen(color, eyes) {
  const light = linear(color);
  return hex(EYES[eyes].map((row) => row.reduce((sum, part, at) => sum + part * light[at], 0)));
}

/** CIE 1976 L*a*b* of a colour, D65. */
function lab(color) {
  const [red, green, blue] = linear(color);
  const white = [0.95047, 1, 1.08883];
  const [x, y, z] = [
    0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
    0.2126729 * red + 0.7151522 * green + 0.072175 * blue,
    0.0193339 * red + 0.119192 * green + 0.9503041 * blue,
  ].map((part, at) => part / white[at]).map((part) => (part > 216 / 24389 ? Math.cbrt(part) : (24389 / 27 * part + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours are: CIE 1976, in which about 2.3 is just seen. */
export function apart(one, other) {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((part, at) => part - b[at]));
}
