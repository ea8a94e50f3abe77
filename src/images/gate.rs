//! How many pictures are in work at once: as many as there are threads, unless they are too large for the memory.

use std::fs;
use std::sync::{Condvar, Mutex, PoisonError};

/// The memory that is counted on where the machine does not say how much it has, in bytes.
const MODEST: u64 = 8 << 30;

/// Lets pictures in as long as there is memory for them.
#[derive(Debug)]
pub struct Gate {
    ceiling: u64,
    taken: Mutex<u64>,
    left: Condvar,
}

/// Held while a picture is in work.
#[derive(Debug)]
pub(super) struct Pass<'a> {
    gate: &'a Gate,
    bytes: u64,
}

impl Gate {
    /// A gate for so many bytes; without a number, for a quarter of the machine's memory.
    pub fn new(ceiling: Option<u64>) -> Self {
        let ceiling = ceiling.unwrap_or_else(|| machine().unwrap_or(MODEST) / 4);
        Self { ceiling, taken: Mutex::new(0), left: Condvar::new() }
    }

    /// Whether so many bytes are no more than half of the room: the other half is for what is in work.
    pub fn holds(&self, bytes: u64) -> bool {
        bytes <= self.ceiling / 2
    }

    /// Waits until there is room for a picture that takes so many bytes. One that is larger than the whole room goes
    /// in alone.
    pub(super) fn pass(&self, bytes: u64) -> Pass<'_> {
        let bytes = bytes.min(self.ceiling);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |taken: &mut u64| *taken > 0 && *taken + bytes > self.ceiling;
        let mut taken = self.left.wait_while(taken, full).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Pass { gate: self, bytes }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        *self.gate.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.gate.left.notify_all();
    }
}

/// The memory of the machine, or of the container if that has less, in bytes; `None` where neither tells.
fn machine() -> Option<u64> {
    let container = fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|text| text.trim().parse().ok());
    let whole = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
        Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
    });
    container.into_iter().chain(whole).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn no_more_goes_in_than_there_is_room_for() {
        let gate = Gate::new(Some(100));
        let (inside, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for bytes in [30, 60, 90, 20, 50, 5000] {
                let (gate, inside, most) = (&gate, &inside, &most);
                scope.spawn(move || {
                    for _ in 0..20 {
                        let pass = gate.pass(bytes);
                        let now = inside.fetch_add(pass.bytes, Ordering::SeqCst) + pass.bytes;
                        most.fetch_max(now, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(pass.bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 100);
        assert_eq!(*gate.taken.lock().unwrap(), 0);
    }
}
