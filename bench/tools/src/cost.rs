//! What a command costs: time, processor time, memory.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::Problem;

/// What one run of a command took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) wall: Duration,
    /// Of the processor, in the program and in the system for it, on all cores together.
    pub(crate) cpu: Duration,
    /// The most memory that was resident at one moment, in bytes.
    pub(crate) peak: u64,
    /// What it printed.
    pub(crate) said: String,
}

/// Several runs of one command.
#[derive(Debug, Clone)]
pub(crate) struct Sample(Vec<Cost>);

impl Sample {
    /// Runs commands that do the same, one after another; `command` gives each anew, and prepares for it.
    pub(crate) fn take(runs: usize, mut command: impl FnMut() -> Result<Command, Problem>) -> Result<Self, Problem> {
        let costs: Result<Vec<Cost>, Problem> = (0..runs.max(1)).map(|_| of(&mut command()?)).collect();
        Ok(Self(costs?))
    }

    /// A sample of costs that were measured in another way.
    pub(crate) fn of(costs: Vec<Cost>) -> Self {
        Self(costs)
    }

    /// Processor seconds, the median.
    pub(crate) fn cpu(&self) -> f64 {
        self.median(|cost| cost.cpu.as_secs_f64())
    }

    /// Seconds, the median.
    pub(crate) fn wall(&self) -> f64 {
        self.median(|cost| cost.wall.as_secs_f64())
    }

    /// Megabytes of memory, the median of the peaks.
    pub(crate) fn peak(&self) -> f64 {
        self.median(|cost| megabytes(cost.peak))
    }

    /// How far the runs lie apart: the difference of the dearest and the cheapest, as a part of the median of their
    /// processor time.
    pub(crate) fn noise(&self) -> f64 {
        let cpus = || self.0.iter().map(|cost| cost.cpu.as_secs_f64());
        (cpus().fold(0.0, f64::max) - cpus().fold(f64::INFINITY, f64::min)) / self.cpu().max(1e-9)
    }

    /// What the last run printed.
    pub(crate) fn said(&self) -> &str {
        self.0.last().map_or("", |cost| &cost.said)
    }

    fn median(&self, of: impl Fn(&Cost) -> f64) -> f64 {
        let mut numbers: Vec<f64> = self.0.iter().map(of).collect();
        numbers.sort_by(f64::total_cmp);
        let middle = numbers.len() / 2;
        if numbers.len().is_multiple_of(2) {
            f64::midpoint(numbers[middle - 1], numbers[middle])
        } else {
            numbers[middle]
        }
    }
}

/// Bytes as megabytes, of a million each.
#[expect(clippy::cast_precision_loss, reason = "sizes of files and memory are far below 2^53 bytes")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// Runs a command to its end. What it says on standard error is shown only if it fails.
///
/// The peak is that of the process and not of this one, which stays small because all work with pixels is done in
/// processes of its own: the system counts the memory of the parent at the moment of the start as the child's.
pub(crate) fn of(command: &mut Command) -> Result<Cost, Problem> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (output, errors) = (child.stdout.take(), child.stderr.take());
    let (said, complaints) = std::thread::scope(|scope| {
        let errors = scope.spawn(|| all_of(errors));
        (all_of(output), errors.join().unwrap_or_default())
    });
    let used = child.wait4()?;
    let wall = start.elapsed();
    if !used.status.success() {
        return Err(format!("{command:?} failed with {}:\n{said}{complaints}", used.status).into());
    }
    Ok(Cost { wall, cpu: used.rusage.utime + used.rusage.stime, peak: used.rusage.maxrss, said })
}

/// Everything that comes out of a pipe; what is not text is shown as far as it goes.
fn all_of(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(seconds: &[u64]) -> Sample {
        Sample::of(seconds.iter().map(|cpu| Cost { cpu: Duration::from_secs(*cpu), ..Cost::default() }).collect())
    }

    #[test]
    fn one_slow_run_does_not_move_the_median_but_shows_as_noise() {
        assert!((sample(&[10, 30, 10]).cpu() - 10.0).abs() < 1e-9);
        assert!((sample(&[10, 30, 10]).noise() - 2.0).abs() < 1e-9);
        assert!((sample(&[10, 20]).cpu() - 15.0).abs() < 1e-9);
    }

    #[test]
    fn a_command_that_fails_is_told_of_with_its_words() {
        let problem = of(Command::new("sh").args(["-c", "echo why >&2; exit 3"])).unwrap_err();
        assert!(problem.to_string().contains("why"));
    }

    #[test]
    fn memory_and_time_are_those_of_the_command() {
        let cost = of(Command::new("sh").args(["-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; echo done"]))
            .unwrap();
        assert!(cost.cpu > Duration::ZERO && cost.cpu <= cost.wall * 2);
        assert!(cost.peak > 100_000 && cost.said == "done\n");
    }
}
