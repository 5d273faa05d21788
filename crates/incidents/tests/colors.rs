//! Colours of types, of our own map and of maps that name none: what docs/map.md says of them is computed.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use incidents::config::{MapConfig, category::distinct};

/// Land, built-up land, water and panel, as in docs/map.md, for the light theme and for the dark one.
const GROUNDS: [[&str; 4]; 2] = [
    ["#f8f6f1", "#ede8de", "#cfdfe8", "#ffffff"],
    ["#24272b", "#2a2e33", "#1a2733", "#1c1e21"],
];
const LEAST_CONTRAST: f64 = 3.0;

/// How far any two colours are apart, in CIEDE2000.
const LEAST_FAR: f64 = 16.0;
const LEAST_FAR_FOR_THE_COLOUR_BLIND: f64 = 11.0;

type Matrix = [[f64; 3]; 3];

/// Machado, Oliveira and Fernandes 2009, severity 1, in linear RGB.
const PROTANOPIA: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITANOPIA: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

/// IEC 61966-2-1, D65.
const XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

fn times(matrix: &Matrix, color: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum())
}

/// Linear RGB of `#rrggbb`.
fn linear(color: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let part = u8::from_str_radix(color.get(at..at + 2).unwrap(), 16).unwrap();
        match f64::from(part) / 255.0 {
            part if part <= 0.040_45 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        }
    })
}

/// WCAG 2.2.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |color| {
        times(
            &[[0.2126, 0.7152, 0.0722], [0.0; 3], [0.0; 3]],
            linear(color),
        )[0]
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIE 1976 L*a*b* of linear RGB.
fn lab(color: [f64; 3]) -> [f64; 3] {
    let xyz = times(&XYZ, color.map(|part| part.clamp(0.0, 1.0)));
    let root = |part: f64| match part > 216.0 / 24_389.0 {
        true => part.cbrt(),
        false => (24_389.0 / 27.0 * part + 16.0) / 116.0,
    };
    let [x, y, z] = [0, 1, 2].map(|at| root(xyz[at] / WHITE[at]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000, by Sharma, Wu and Dalal 2005.
fn far([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2)));
    let polar = |a: f64, b: f64| {
        let a = a * stretch;
        (a.hypot(b), b.atan2(a).to_degrees().rem_euclid(360.0))
    };
    let ((c1, h1), (c2, h2)) = (polar(a1, b1), polar(a2, b2));
    let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c, h) = (
        f64::midpoint(l1, l2),
        f64::midpoint(c1, c2),
        h1 + turn / 2.0,
    );
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.2 * cos(4.0 * h - 63.0);
    let squared = (l - 50.0).powi(2);
    let lightness = (l2 - l1) / (1.0 + 0.015 * squared / (20.0 + squared).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * c);
    let hue = hue / (1.0 + 0.015 * c * t);
    let bend = 30.0 * (-((h.rem_euclid(360.0) - 275.0) / 25.0).powi(2)).exp();
    let turned = -2.0 * seventh(c) * (2.0 * bend).to_radians().sin();
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + turned * chroma * hue).sqrt()
}

/// Of colours on one ground, what does not hold.
fn faults(colors: &[String], grounds: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for color in colors {
        for ground in grounds {
            let contrast = contrast(color, ground);
            if contrast < LEAST_CONTRAST {
                faults.push(format!("{color} on {ground}: {contrast:.2}"));
            }
        }
    }
    let eyes = [
        ("all eyes", None, LEAST_FAR),
        (
            "protanopia",
            Some(PROTANOPIA),
            LEAST_FAR_FOR_THE_COLOUR_BLIND,
        ),
        (
            "deuteranopia",
            Some(DEUTERANOPIA),
            LEAST_FAR_FOR_THE_COLOUR_BLIND,
        ),
        (
            "tritanopia",
            Some(TRITANOPIA),
            LEAST_FAR_FOR_THE_COLOUR_BLIND,
        ),
    ];
    for (eye, matrix, least) in eyes {
        let seen = |color: &String| {
            let color = linear(color);
            lab(matrix.map_or(color, |matrix| times(&matrix, color)))
        };
        for (nth, one) in colors.iter().enumerate() {
            for other in &colors[nth + 1..] {
                let far = far(seen(one), seen(other));
                if far < least {
                    faults.push(format!("{one} and {other}, {eye}: {far:.1}"));
                }
            }
        }
    }
    faults
}

#[track_caller]
fn check(colors: &[Vec<String>; 2]) {
    for (colors, grounds) in colors.iter().zip(GROUNDS) {
        assert_eq!(faults(colors, &grounds), [""; 0]);
    }
}

#[test]
fn a_distance_is_that_of_the_published_pairs() {
    // Pairs 1, 7 and 25 of Sharma, Wu and Dalal.
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
    ] {
        let found = far(one, other);
        assert!((found - expected).abs() < 1e-4, "{found} {expected}");
    }
}

#[test]
fn types_that_a_map_file_does_not_name_are_told_apart_by_all_eyes() {
    let (nothing, _) = MapConfig::parse(b"{}");
    let unspecified = nothing.category_or_derived("unspecified");
    let looks = (0..8).map(distinct);
    let looks = looks.map(|(light, dark, _)| (light.to_owned(), dark.to_owned()));
    let all = looks.chain([(unspecified.color_light, unspecified.color_dark)]);
    let (light, dark) = all.unzip();
    check(&[light, dark]);
}

#[test]
fn types_of_our_own_map_are_told_apart_by_all_eyes() {
    let (own, _) = MapConfig::parse(include_bytes!("../../../data/map.json"));
    let colors = own.categories.iter();
    let (light, dark) = colors
        .map(|it| (it.color_light.clone(), it.color_dark.clone()))
        .unzip();
    check(&[light, dark]);
}
