#version 300 es
// A rectangle of the world.
precision highp float;
precision highp int;

uniform mat4 u_matrix;
uniform vec4 u_corners;

out vec2 v_at;

void main() {
  v_at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = u_matrix * vec4(mix(u_corners.xy, u_corners.zw, v_at), 0.0, 1.0);
}
