//! # contact-without-email
//! A contact has no e-mail address.
//!
//! Why: journalists, buyers and festivals write, across time zones; a telephone number or a form alone is passed over.
//!
//! Example:
//! ```text
//! contacts:
//!   press:
//!     - name: Ottoline Prahl
//!       phone: "+353 1 555 0142"
//! ```
//! Fix: write `email` at the contact; a shared mailbox such as `press@` outlives whoever answers it.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::film::Contact;

pub(super) const CHECK: Check = Check { code: Code::ContactWithoutEmail, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let contacts = &project.contacts;
    of_purpose("press", &contacts.press, out);
    of_purpose("sales", &contacts.sales, out);
    of_purpose("production", &contacts.production, out);
    of_purpose("festivals", &contacts.festival, out);
}

fn of_purpose(purpose: &str, contacts: &[Contact], out: &mut Vec<Diagnostic>) {
    for contact in contacts.iter().filter(|contact| contact.email.is_none()) {
        out.push(
            CHECK
                .says(format!("{}, contact for {purpose}, has no e-mail address", contact.name))
                .at(contact.place, "")
                .help("write `email`: those who ask for pictures or prints do so in writing"),
        );
    }
}
