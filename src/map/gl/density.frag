#version 300 es
precision mediump float;

uniform sampler2D u_shades;
uniform vec4 u_color;

in vec2 v_at;

out vec4 color;

void main() {
  float shade = texture(u_shades, v_at).r;
  color = vec4(u_color.rgb, 1.0) * u_color.a * smoothstep(0.0, 0.08, shade) * mix(0.12, 1.0, shade);
}
