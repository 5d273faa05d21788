//! Numbers in decimals. The standard library's own way would bring nine kilobytes of code and tables into the page: what `cargo xtask build`
//! weighs falls by four (docs/decisions/0031-decimals-are-written-by-code-of-our-own.md).

use std::cmp::Ordering;

/// Whole numbers up to here times or by a power of ten up to 10^15 are exact enough: a product is less than a fourth off.
const MAX_WHOLE: f64 = (1_u64 << 50) as f64;

/// As many digits after the point as are asked for, as `{:.4}` has it; a tie goes away from zero. What is not a number is `NaN`, what is beyond
/// 2^63 once its point is that far to the right is no longer exact.
///
/// ```
/// use incidents::model::decimal::fixed;
///
/// assert_eq!((fixed(37.15, 4).as_str(), fixed(-0.04, 1).as_str(), fixed(2.5, 0).as_str()), ("37.1500", "-0.0", "3"));
/// ```
pub fn fixed(number: f64, n_digits: u8) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    let whole = (number.abs() * power_of_ten(n_digits)).round() as u64;
    let text = pointed(&whole.to_string(), -i32::from(n_digits));
    signed(number, text)
}

/// The fewest digits that are read as this number, as `{}` has them: never a power of ten.
///
/// ```
/// use incidents::model::decimal::shortest;
///
/// assert_eq!((shortest(37.1).as_str(), shortest(0.1 + 0.2).as_str()), ("37.1", "0.30000000000000004"));
/// ```
pub fn shortest(number: f64) -> String {
    let (digits, power) = match Digits::of(number) {
        Ok(known) => known,
        Err(name) => return name.to_owned(),
    };
    signed(number, pointed(&digits, power))
}

/// The same with a power of ten, as `{:e}` has it: `1.5e300`.
pub(crate) fn scientific(number: f64) -> String {
    match Digits::of(number) {
        Ok((digits, power)) => signed(number, in_powers(&digits, power)),
        Err(name) => name.to_owned(),
    }
}

/// The fewest digits that are read as this number, with a power of ten where more than twenty would stand after the point.
pub(crate) fn written(number: f64) -> String {
    match Digits::of(number) {
        Ok((digits, power)) if power >= -20 => signed(number, pointed(&digits, power)),
        _ => scientific(number),
    }
}

fn signed(number: f64, text: String) -> String {
    match number.is_sign_negative() {
        true => format!("-{text}"),
        false => text,
    }
}

fn power_of_ten(n: u8) -> f64 {
    (0..n).fold(1.0, |power, _| power * 10.0)
}

/// Digits times a power of ten, with a point.
fn pointed(digits: &str, power: i32) -> String {
    let n_zeros = |n: i32| "0".repeat(n.max(0) as usize);
    if power >= 0 {
        let zeros = if digits == "0" { 0 } else { power };
        return format!("{digits}{}", n_zeros(zeros));
    }
    let missing = 1 - power - digits.len() as i32;
    let padded = format!("{}{digits}", n_zeros(missing));
    let (whole, rest) = padded.split_at(padded.len() - power.unsigned_abs() as usize);
    format!("{whole}.{rest}")
}

/// Digits times a power of ten, with the point after the first digit.
fn in_powers(digits: &str, power: i32) -> String {
    let (first, rest) = digits.split_at(1);
    let shown = rest.trim_end_matches('0');
    let point = if shown.is_empty() { "" } else { "." };
    let power = power + rest.len() as i32;
    format!("{first}{point}{shown}e{power}")
}

/// All digits that a number has, without a sign.
#[derive(Debug)]
struct Digits {
    /// The first one first.
    digits: Vec<u8>,
    /// Of ten.
    power: i32,
}

impl Digits {
    /// The fewest digits that are read as a number, and the power of ten that they are times; else what it is.
    fn of(number: f64) -> Result<(String, i32), &'static str> {
        if !number.is_finite() {
            return Err(match (number.is_nan(), number > 0.0) {
                (true, _) => "NaN",
                (_, true) => "inf",
                _ => "-inf",
            });
        }
        let number = number.abs();
        // What people and programs write is found at once: both are exact, and the quotient is the nearest number there is.
        for n_digits in 0..=15 {
            let scale = power_of_ten(n_digits);
            let whole = (number * scale).round();
            if whole > MAX_WHOLE {
                break;
            }
            if (whole / scale).to_bits() == number.to_bits() {
                return Ok(((whole as u64).to_string(), -i32::from(n_digits)));
            }
        }
        let (fraction, exponent) = (
            number.to_bits() & ((1 << 52) - 1),
            (number.to_bits() >> 52) as i32,
        );
        let (whole, power) = match exponent {
            0 => (fraction, -1074),
            _ => (fraction | 1 << 52, exponent - 1075),
        };
        // In fourths: halfway to the next number is two more, and to the one before two less, or one where the numbers get denser.
        let below = if fraction == 0 && exponent > 1 { 1 } else { 2 };
        let [all, low, high] = [whole * 4, whole * 4 - below, whole * 4 + 2]
            .map(|fourths| Self::new(fourths, power - 2));
        let is_read_so = |candidate: &Self| {
            let (low, high) = (
                candidate.compared_with(&low),
                candidate.compared_with(&high),
            );
            // A tie goes to the even one.
            let is_even = whole & 1 == 0;
            (low.is_gt() || is_even && low.is_eq()) && (high.is_lt() || is_even && high.is_eq())
        };
        // Where the numbers get denser, the nearest below may be read as the one before, and the one above not.
        let candidates =
            (1..=17).flat_map(|n_digits| [5, 0].map(|up_from| all.first(n_digits, up_from)));
        let mut candidates = candidates.skip_while(|candidate| !is_read_so(candidate));
        let found = candidates.next().unwrap_or(all);
        let digits = found.digits.iter().map(|digit| char::from(b'0' + digit));
        Ok((digits.collect(), found.power))
    }

    /// A whole number times a power of two: half of one is five tenths.
    fn new(whole: u64, power_of_two: i32) -> Self {
        let digits = whole.to_string();
        let mut all = Self {
            digits: digits.bytes().map(|digit| digit - b'0').collect(),
            power: power_of_two.min(0),
        };
        let factor = if power_of_two > 0 { 2 } else { 5 };
        for _ in 0..power_of_two.unsigned_abs() {
            all.multiply(factor);
        }
        all
    }

    fn multiply(&mut self, factor: u8) {
        let mut carried = 0;
        for digit in self.digits.iter_mut().rev() {
            let product = *digit * factor + carried;
            (*digit, carried) = (product % 10, product / 10);
        }
        if carried > 0 {
            self.digits.insert(0, carried);
        }
    }

    /// The first few without noughts at the end, one more where the next digit is so high.
    fn first(&self, n_digits: usize, up_from: u8) -> Self {
        let (kept, left_out) = self.digits.split_at(n_digits.min(self.digits.len()));
        let mut rounded = Self {
            digits: kept.to_vec(),
            power: self.power + left_out.len() as i32,
        };
        if left_out.first().is_some_and(|&digit| digit >= up_from) {
            rounded.add_one();
        }
        while rounded.digits.len() > 1 && rounded.digits.last() == Some(&0) {
            rounded.digits.pop();
            rounded.power += 1;
        }
        rounded
    }

    /// To the last digit.
    fn add_one(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
    }

    /// With one that has no larger power.
    fn compared_with(&self, other: &Self) -> Ordering {
        let n_digits = self.digits.len() as i32 + self.power - other.power;
        let noughts = std::iter::repeat(&0);
        (n_digits.cmp(&(other.digits.len() as i32))).then_with(|| {
            self.digits
                .iter()
                .chain(noughts.take(other.digits.len()))
                .take(other.digits.len())
                .cmp(&other.digits)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(number: f64) {
        assert_eq!(shortest(number), format!("{number}"));
        assert_eq!(scientific(number), format!("{number:e}"));
        assert_eq!(
            written(number).parse::<f64>().map(f64::to_bits),
            Ok(number.to_bits())
        );
    }

    #[test]
    fn numbers_that_are_hard_are_written_as_the_standard_library_writes_them() {
        let hard = [
            0.0,
            -0.0,
            1.0,
            0.1,
            0.3,
            0.1 + 0.2,
            1e15,
            1e22,
            1e23,
            5e-324,
            2.0_f64.powi(-44),
            9_007_199_254_740_993.0,
            f64::MAX,
            f64::MIN_POSITIVE,
            37.162_049_999_999_994,
            -180.0,
            1.797_693_134_862_315_7e308,
            4.35,
            2.5e-8,
        ];
        hard.into_iter().for_each(check);
        let names = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(shortest);
        assert_eq!(names, ["NaN", "inf", "-inf"]);
    }

    proptest! {
        #[test]
        fn every_number_is_written_as_the_standard_library_writes_it(bits: u64) {
            let number = f64::from_bits(bits);
            if number.is_finite() {
                check(number);
            }
        }

        #[test]
        fn so_is_what_stands_in_files(whole in -1_800_000_000_000_i64..1_800_000_000_000, n_digits in 0..14_u8) {
            check(whole as f64 / power_of_ten(n_digits));
        }

        #[test]
        fn digits_after_the_point_are_as_many_as_asked_for(number in -1e6..1e6_f64, n_digits in 0..8_u8) {
            let (ours, theirs) = (fixed(number, n_digits), format!("{number:.*}", usize::from(n_digits)));
            // Of a tie, or what comes to one, the other neighbour may be taken.
            let off = ours.parse::<f64>().unwrap_or(f64::NAN) - number;
            prop_assert!(ours == theirs || (off.abs() * power_of_ten(n_digits) - 0.5).abs() < 1e-2, "{ours} {theirs}");
        }
    }
}
