#version 300 es
precision highp float;

uniform sampler2D u_pictures;

in vec2 v_at;
in vec2 v_picture;
in vec4 v_color;
flat in vec3 v_arc;
flat in vec2 v_look;

out vec4 color;

const float TURN = 6.283185307179586;

// How much of a pixel lies on the inner side of an edge.
float within(float distance, float pixel) {
  return clamp(distance / pixel + 0.5, 0.0, 1.0);
}

void main() {
  float kind = v_look.y;
  vec4 picture = texture(u_pictures, v_picture);
  float away = length(v_at);
  float pixel = max(fwidth(away), 1e-6);
  float turned = fract(atan(v_at.x, -v_at.y) / TURN);
  if (kind == 255.0) {
    color = picture * v_color.a;
    return;
  }
  float cover = 1.0;
  if (kind < 254.0) {
    float blur = v_look.x;
    cover = blur > 0.0 ? 1.0 - smoothstep(1.0 - blur, 1.0, away) : within(1.0 - away, pixel);
    cover *= within(away - v_arc.x, pixel);
    float length_turns = v_arc.z - v_arc.y;
    float pixels_a_turn = TURN * away / pixel;
    if (length_turns < 1.0) {
      float past = fract(turned - v_arc.y);
      cover *= within(min(past, length_turns - past) * pixels_a_turn, 1.0);
    }
    if (kind > 0.0) {
      float past = fract(turned * kind);
      cover *= within(min(past, 0.62 - past) * pixels_a_turn / kind, 1.0);
    }
  }
  color = vec4(v_color.rgb * v_color.a, v_color.a) * cover;
}
