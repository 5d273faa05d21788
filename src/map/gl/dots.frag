#version 300 es
precision mediump float;

flat in vec4 v_color;

out vec4 color;

void main() {
  float away = length(gl_PointCoord * 2.0 - 1.0);
  if (away > 1.0) discard;
  color = v_color;
}
