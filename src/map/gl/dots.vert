#version 300 es
// A dot for each incident that passes. Those that do not are put where nothing is drawn.
precision highp float;
precision highp int;
precision highp usampler2D;

uniform uvec2 u_origin;
uniform mat4 u_matrix;
uniform float u_size;
uniform int u_from;
uniform int u_to;
uniform usampler2D u_bits;
uniform sampler2D u_colors;

layout(location = 0) in uvec2 a_place;
layout(location = 1) in uint a_row;
layout(location = 2) in ivec2 a_time;
layout(location = 3) in uint a_type;

flat out vec4 v_color;

void main() {
  int byte_at = int(a_row >> 3);
  uint eight = texelFetch(u_bits, ivec2(byte_at & 2047, byte_at >> 11), 0).r;
  bool passes = (eight >> (a_row & 7u) & 1u) == 1u;
  // All of time is from the greatest number to the least: then undated ones are drawn too.
  bool overlaps = u_from > u_to || (a_time.x < u_to && a_time.y > u_from);
  vec2 away = vec2(ivec2(a_place - u_origin)) * 2.3283064365386963e-10;
  gl_Position = passes && overlaps ? u_matrix * vec4(away, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = u_size;
  v_color = texelFetch(u_colors, ivec2(min(a_type, 255u), 0), 0);
}
