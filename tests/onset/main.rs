//! The tests that see onset from outside: little projects in text, run end to end.
#![expect(clippy::unwrap_used, reason = "a test fails where something is not as it should be")]

mod architecture;
mod archive;
mod broken;
mod checks_doc;
mod deliver;
mod determinism;
mod documented;
mod downloads;
mod drawings;
mod example;
mod facts;
mod folder;
mod front;
mod hidden;
mod hostile;
mod kit;
mod numbers;
mod packet;
#[cfg(feature = "pdf")]
mod print;
mod profiles;
mod project;
mod reference;
mod robust;
mod samples;
#[cfg(feature = "serve")]
mod serve;
mod sheets;
mod site;
mod themes;
mod windows;
mod wrong;
