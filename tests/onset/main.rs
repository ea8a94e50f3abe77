//! The tests that see onset from outside: little projects in text, run end to end.

mod architecture;
mod checks_doc;
mod determinism;
mod example;
mod folder;
mod hidden;
mod kit;
mod project;
mod reference;
mod robust;
mod site;
mod wrong;
