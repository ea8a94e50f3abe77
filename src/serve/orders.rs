//! Orders for what takes time: small ones first, each thing made once for all who wait, and nothing for nobody.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use super::Events;
use super::site::{Made, Site};
use crate::places::OutPath;

/// Work that waits, and workers that do it.
pub(super) struct Orders {
    state: Mutex<State>,
    wake: Condvar,
    events: Arc<dyn Events>,
}

#[derive(Default)]
struct State {
    waiting: Vec<Order>,
    in_work: BTreeSet<OutPath>,
}

/// One output that somebody waits for.
struct Order {
    site: Arc<Site>,
    path: OutPath,
    effort: u64,
    waiters: Vec<oneshot::Sender<Made>>,
}

impl Orders {
    /// Starts so many workers. They end with the program.
    pub(super) fn start(workers: usize, events: Arc<dyn Events>) -> Arc<Self> {
        let orders = Arc::new(Self { state: Mutex::default(), wake: Condvar::new(), events });
        for _ in 0..workers {
            let orders = Arc::clone(&orders);
            std::thread::spawn(move || orders.work());
        }
        orders
    }

    /// Asks for an output. Whoever drops the receiver no longer waits.
    pub(super) fn order(&self, site: &Arc<Site>, path: &OutPath) -> oneshot::Receiver<Made> {
        let (waiter, made) = oneshot::channel();
        let mut state = self.state();
        let same = |order: &&mut Order| order.path == *path && Arc::ptr_eq(&order.site, site);
        match state.waiting.iter_mut().find(same) {
            Some(order) => order.waiters.push(waiter),
            None => state.waiting.push(Order {
                site: Arc::clone(site),
                path: path.clone(),
                effort: site.effort(path),
                waiters: vec![waiter],
            }),
        }
        self.wake.notify_one();
        made
    }

    fn work(&self) {
        loop {
            let order = self.next();
            let made = order.site.make(&order.path);
            if let Made::Failed(diagnostic) = &made {
                self.events.problem(diagnostic);
            }
            self.state().in_work.remove(&order.path);
            self.wake.notify_all();
            for waiter in order.waiters {
                // Somebody may have gone away meanwhile; the result lies in the cache.
                let _ = waiter.send(made.clone());
            }
        }
    }

    /// Waits for the order of the least effort that somebody waits for and nobody works on.
    fn next(&self) -> Order {
        let mut state = self.state();
        loop {
            state.waiting.retain_mut(|order| {
                order.waiters.retain(|waiter| !waiter.is_closed());
                !order.waiters.is_empty()
            });
            let free = state.waiting.iter().enumerate().filter(|(_, order)| !state.in_work.contains(&order.path));
            let next = free.min_by_key(|(_, order)| order.effort).map(|(at, _)| at);
            if let Some(at) = next {
                let order = state.waiting.remove(at);
                state.in_work.insert(order.path.clone());
                return order;
            }
            state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
