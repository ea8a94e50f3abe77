//! Who may see what, and when: drafts, schedules, embargoes.

use jiff::civil::DateTime;

use crate::load::scalars::Moment;
use crate::places::At;

/// From when, and with what let through, the project is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Viewing {
    /// The moment, in the project's time zone.
    pub as_of: DateTime,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether what is scheduled for later is shown.
    pub future: bool,
    /// Whether what is under embargo is shown.
    pub embargoed: bool,
}

/// Whether something that is shown may be passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// By anybody.
    Public,
    /// Not before a moment; shown only in a preview.
    Embargoed {
        /// The end of the embargo.
        until: Moment,
    },
}

/// Why something is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// It is unfinished.
    Draft,
    /// It is to appear later.
    Scheduled,
    /// It is under embargo.
    Embargoed,
    /// Its time is over.
    Expired,
    /// Those who hold approval have not decided.
    Pending,
    /// Those who hold approval refused.
    Killed,
    /// Its picture file cannot be used.
    Unusable,
    /// It is a text for forms, and not for the press.
    NotForPress,
}

impl Hidden {
    /// The reason in words, to follow "it is".
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Scheduled => "scheduled for later",
            Self::Embargoed => "under embargo",
            Self::Expired => "expired",
            Self::Pending => "waiting for approval",
            Self::Killed => "killed",
            Self::Unusable => "not usable as a picture",
            Self::NotForPress => "kept out of the press room",
        }
    }
}

/// The moments that rule over when something is shown.
#[derive(Debug, Default)]
pub(super) struct Times<'a> {
    pub(super) draft: bool,
    pub(super) publish: Option<&'a At<Moment>>,
    pub(super) embargo: Option<&'a At<Moment>>,
    pub(super) expires: Option<&'a At<Moment>>,
}

impl Viewing {
    /// Whether something with these times is shown now.
    pub(super) fn access(&self, times: &Times<'_>) -> Result<Access, Hidden> {
        let later = |moment: &At<Moment>| moment.value.start() > self.as_of;
        if times.draft && !self.drafts {
            return Err(Hidden::Draft);
        }
        if times.expires.is_some_and(|moment| !later(moment)) {
            return Err(Hidden::Expired);
        }
        if times.publish.is_some_and(later) && !self.future {
            return Err(Hidden::Scheduled);
        }
        match times.embargo.filter(|moment| later(moment)) {
            None => Ok(Access::Public),
            Some(moment) if self.embargoed => Ok(Access::Embargoed { until: moment.value }),
            Some(_) => Err(Hidden::Embargoed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::{FileId, Place};

    #[test]
    fn an_embargo_ends_with_its_moment() {
        let at = |text: &str| At { value: Moment::parse(text).unwrap(), place: Place::head(FileId(0)) };
        let embargo = at("2026-03-01 18:00");
        let times = Times { embargo: Some(&embargo), ..Times::default() };
        let seen = |as_of: &str| {
            let as_of = Moment::parse(as_of).unwrap().start();
            Viewing { as_of, drafts: false, future: false, embargoed: false }.access(&times)
        };
        assert_eq!(seen("2026-03-01 17:59"), Err(Hidden::Embargoed));
        assert_eq!(seen("2026-03-01 18:00"), Ok(Access::Public));
    }
}
