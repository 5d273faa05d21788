#version 300 es
// A square around a place, or around a point some pixels from it.
precision highp float;
precision highp int;

uniform uvec2 u_origin;
uniform mat4 u_matrix;
uniform vec2 u_pixel;
uniform float u_time;

layout(location = 0) in uvec2 a_from;
layout(location = 1) in uvec2 a_to;
layout(location = 2) in vec4 a_box;
layout(location = 3) in vec4 a_shape;
layout(location = 4) in vec4 a_picture;
layout(location = 5) in vec4 a_color;
layout(location = 6) in uvec4 a_look;

out vec2 v_at;
out vec2 v_picture;
out vec4 v_color;
flat out vec3 v_arc;
flat out vec2 v_look;

// The difference of whole numbers is exact, however close the map is.
vec2 away(uvec2 place) {
  return vec2(ivec2(place - u_origin)) * 2.3283064365386963e-10;
}

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 side = corner * 2.0 - 1.0;
  bool is_line = a_look.w == 254u;
  vec2 along = is_line ? a_shape.zw : vec2(1.0, 0.0);
  // A pixel more than the disc, so that its edge can fade.
  bool is_disc = a_look.w < 254u && a_shape.x == 0.0;
  vec2 reach = a_box.zw + (is_disc ? 1.0 : 0.0);
  v_at = is_disc ? side * reach / a_box.zw : side;
  vec2 beside = side * reach;
  beside = mat2(along.x, along.y, -along.y, along.x) * beside;
  vec2 at = mix(away(a_from), away(a_to), u_time) + side * a_shape.x;
  gl_Position = u_matrix * vec4(at, 0.0, 1.0);
  gl_Position.xy += (a_box.xy + beside) * u_pixel * gl_Position.w;
  v_picture = mix(a_picture.xy, a_picture.zw, corner);
  float opacity = mix(float(a_look.x), float(a_look.y), u_time) / 255.0;
  v_color = vec4(a_color.rgb, a_color.a * opacity);
  v_arc = a_shape.yzw;
  v_look = vec2(float(a_look.z) / 255.0, float(a_look.w));
}
