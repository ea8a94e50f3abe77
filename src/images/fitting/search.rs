//! Looking for the first of some numbers from which on something holds, where a look is dear and tells how much is missing.

/// So many looks go where the ones before point; after that the rest is halved.
const TRUSTING: u32 = 4;

/// By how much what a number brings may differ from what it mostly does, to be believed.
const BELIEVABLE: f64 = 4.0;

/// The first number from 0 up to `last` on which nothing is missing; `last` itself is not looked at. `look` tells how much
/// is missing on a number, which is less than nothing where it is more than enough. `begin` says how much is missing on 0, as
/// far as that can be guessed, and how much less each number further mostly is.
///
/// The number before the one that is found was looked at.
///
/// # Errors
///
/// What `look` says.
pub fn first<E>(last: u32, begin: (f64, f64), mut look: impl FnMut(u32) -> Result<f64, E>) -> Result<u32, E> {
    let (mut low, mut high) = (0, last);
    let (mut before, mut mostly) = (None, begin.1);
    let mut likely = begin.0 / mostly;
    let mut looks = 0;
    while low < high {
        let at = if looks < TRUSTING { whole(likely).clamp(low, high - 1) } else { low.midpoint(high) };
        let missing = look(at)?;
        if missing <= 0.0 {
            high = at;
        } else {
            low = at + 1;
        }
        let seen = before.map(|(other, then)| (then - missing) / (f64::from(at) - f64::from(other)));
        mostly = seen.filter(|seen| (begin.1 / BELIEVABLE..begin.1 * BELIEVABLE).contains(seen)).unwrap_or(mostly);
        likely = f64::from(at) + missing / mostly;
        before = Some((at, missing));
        looks += 1;
    }
    Ok(low)
}

/// The next whole number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what lies outside becomes the nearest")]
fn whole(number: f64) -> u32 {
    number.ceil() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many looks it takes to find where a curve falls to nothing; it is found in any case.
    fn looks(begin: (f64, f64), missing: impl Fn(u32) -> f64) -> u32 {
        let mut looks = 0;
        let found = first(48, begin, |at| {
            looks += 1;
            Ok::<_, ()>(missing(at))
        });
        assert_eq!(found.unwrap(), (0..48).find(|at| missing(*at) <= 0.0).unwrap_or(48));
        looks
    }

    #[test]
    fn the_first_is_found_wherever_it_lies_and_wherever_the_looks_point() {
        for first in (0..=50).map(f64::from) {
            for begin in [(0.0, 1.0), (7.5, 1.0), (30.0, 0.2), (1e9, 1.0), (f64::NAN, 1.0), (f64::INFINITY, 9.0)] {
                for steep in [1.0, 0.01, 100.0, f64::INFINITY] {
                    let few = looks(begin, |at| (first - f64::from(at)).clamp(-1e9, 1e9) * steep.min(1e9));
                    assert!(few <= TRUSTING + 6, "{few} looks for {first} from {begin:?}");
                }
                assert!(looks(begin, |at| if f64::from(at) < first { 1.0 } else { 0.0 }) <= TRUSTING + 6);
            }
        }
    }

    #[test]
    fn four_looks_are_enough_where_the_guess_is_fair() {
        for first in (1..48).map(f64::from) {
            let few = looks((first + 4.0, 0.8), |at| first - 0.4 - f64::from(at));
            assert!(few <= 4, "{few} looks for {first}");
        }
    }
}
