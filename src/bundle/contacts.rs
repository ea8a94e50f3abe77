//! Whom to ask: the contacts of the film, under what each is for.

use crate::model::Project;
use crate::model::film::{Contact, Words};
use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;
use crate::text::html;

/// The contacts, as texts and as pages tell them.
pub(super) struct Contacts<'a> {
    pub(super) project: &'a Project,
    pub(super) phrases: &'a Phrases,
    pub(super) lang: Lang,
}

/// A line of a contact, with where it leads.
struct Line<'a> {
    text: &'a str,
    leads_to: Option<String>,
}

impl<'a> Contacts<'a> {
    /// What there are contacts for, with them.
    fn groups(&self) -> impl Iterator<Item = (&'a str, &'a [Contact])> {
        let (phrases, lang, contacts) = (self.phrases, self.lang, &self.project.contacts);
        let groups = [
            ("press_contact", &contacts.press),
            ("sales_contact", &contacts.sales),
            ("production_contact", &contacts.production),
            ("festival_contact", &contacts.festival),
        ];
        let there = groups.into_iter().filter(|(_, contacts)| !contacts.is_empty());
        there.map(move |(purpose, contacts)| (phrases.get(lang, purpose), contacts.as_slice()))
    }

    /// A paragraph for each purpose: its name in capitals, then its contacts with an empty line between them.
    pub(super) fn text(&self) -> Vec<String> {
        let plain = |contact: &Contact| {
            let lines = self.lines(contact).into_iter().map(|line| line.text.to_owned());
            std::iter::once(contact.name.clone()).chain(lines).collect::<Vec<_>>().join("\n")
        };
        let group = |(purpose, contacts): (&str, &[Contact])| {
            let contacts: Vec<String> = contacts.iter().map(plain).collect();
            format!("{}\n{}", purpose.to_uppercase(), contacts.join("\n\n"))
        };
        self.groups().map(group).collect()
    }

    /// The same as HTML, under headings of a level; nothing where there is nobody. Mailboxes, telephones and addresses
    /// are links.
    pub(super) fn html(&self, level: u8) -> String {
        let group = |(purpose, contacts): (&str, &[Contact])| {
            let contacts: Vec<String> = contacts.iter().map(|contact| self.card(contact)).collect();
            format!("<div>\n<h{level}>{}</h{level}>\n{}</div>\n", html::escape(purpose), contacts.concat())
        };
        let groups: Vec<String> = self.groups().map(group).collect();
        if groups.is_empty() { String::new() } else { format!("<div class=\"contacts\">\n{}</div>\n", groups.concat()) }
    }

    fn card(&self, contact: &Contact) -> String {
        let lines = self.lines(contact).into_iter().map(|line| {
            let is_dialled = line.leads_to.as_ref().is_some_and(|to| to.starts_with("tel:"));
            let text = html::escape(line.text);
            // A number stays on one line.
            let text = if is_dialled { text.replace(' ', "&nbsp;") } else { text };
            line.leads_to.map_or(text.clone(), |to| format!("<a href=\"{}\" dir=\"ltr\">{text}</a>", html::escape(&to)))
        });
        let name = format!("<strong>{}</strong>", html::escape(&contact.name));
        let lines: Vec<String> = std::iter::once(name).chain(lines).collect();
        format!("<p>{}</p>\n", lines.join("<br>\n"))
    }

    /// What is known of a contact below the name.
    fn lines<'c>(&self, contact: &'c Contact) -> Vec<Line<'c>> {
        let words = |words: &'c Option<Words>| words.as_ref().map(|words| words.value(self.lang).as_str());
        let said = [words(&contact.role), contact.company.as_deref(), words(&contact.territory)];
        let said = said.into_iter().flatten().map(|text| Line { text, leads_to: None });
        let email = contact.email.as_ref().map(|email| (email.0.as_str(), Some(format!("mailto:{}", email.0))));
        let phone = contact.phone.as_deref().map(|phone| (phone, telephone(phone)));
        let url = contact.url.as_ref().map(|url| (url.0.as_str(), web(&url.0)));
        let links = [email, phone, url].into_iter().flatten().map(|(text, leads_to)| Line { text, leads_to });
        said.chain(links).collect()
    }
}

/// Where a telephone number leads (RFC 3966): its digits, without what is between them.
fn telephone(written: &str) -> Option<String> {
    let plus = if written.trim_start().starts_with('+') { "+" } else { "" };
    // A nought in brackets is dialled only where no country's number comes before it.
    let dialled = if plus.is_empty() { written.to_owned() } else { written.replace("(0)", "") };
    let digits: String = dialled.chars().filter(char::is_ascii_digit).collect();
    (digits.len() > 2).then(|| format!("tel:{plus}{digits}"))
}

/// The address itself, where it is one of the web.
pub(super) fn web(address: &str) -> Option<String> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web.then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_lead_to_their_digits() {
        assert_eq!(telephone("+353 1 555 0142").as_deref(), Some("tel:+35315550142"));
        assert_eq!(telephone("+44 (0)20 5550 0142").as_deref(), Some("tel:+442055500142"));
        assert_eq!(telephone("01 555 01-42").as_deref(), Some("tel:015550142"));
        assert_eq!(telephone("by appointment"), None);
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(web("https://a.example").is_some());
        assert!(web("javascript:alert(1)").is_none());
    }
}
