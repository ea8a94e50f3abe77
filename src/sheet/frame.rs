//! A frame: one picture on a contact sheet, with its number, its state and its thumbnail.

use std::fs;

use rayon::prelude::*;

use super::prints::LINE;
use crate::failure::Failure;
use crate::images::cache::{Cache, Key};
use crate::images::engine::{self, Encoding, Job, Size, render};
use crate::images::stamp::{self, Extent, Facts, stamp};
use crate::load::picture::{Kind, PictureError};
use crate::load::scalars::Moment;
use crate::load::wire::words::Approval;
use crate::model::Project;
use crate::model::listing::Listed;
use crate::model::slug::slug;
use crate::model::translated::Lang;
use crate::places::SourcePath;
use crate::plan::phrases::Phrases;
use crate::text::dates;

/// The quality of thumbnails, which are looked at closely.
const QUALITY: u8 = 85;

/// What those who look at a sheet must know of a picture first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Refused.
    Killed,
    /// Nobody has decided.
    Pending,
    /// Cleared, and still under embargo.
    Embargoed(Moment),
    /// Cleared.
    Approved,
}

impl State {
    fn of(listed: &Listed, project: &Project) -> Self {
        match listed.approval {
            Approval::Killed => Self::Killed,
            Approval::Pending => Self::Pending,
            Approval::Approved => match listed.embargo.filter(|moment| moment.start() > project.as_of) {
                Some(moment) => Self::Embargoed(moment),
                None => Self::Approved,
            },
        }
    }

    /// The word for it in styles.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Pending => "pending",
            Self::Embargoed(_) => "embargoed",
            Self::Approved => "approved",
        }
    }

    /// It in the words of the project's language.
    pub(super) fn told(self, phrases: &Phrases) -> String {
        let phrase = |name| phrases.get(Lang::DEFAULT, name).to_owned();
        match self {
            Self::Killed => phrase("sheet_killed"),
            Self::Pending => phrase("sheet_pending"),
            Self::Embargoed(until) => {
                phrase("sheet_embargoed").replace("{moment}", &dates::moment(until, Lang::DEFAULT, phrases))
            }
            Self::Approved => phrase("sheet_approved"),
        }
    }
}

/// A picture on a sheet.
#[derive(Debug, Clone)]
pub(super) struct Frame<'a> {
    /// Its number on the sheet, with zeros before it so that all have as many digits.
    pub(super) number: String,
    /// The picture.
    pub(super) listed: &'a Listed,
    /// Whether it is cleared.
    pub(super) state: State,
    /// Where its thumbnail lies, from the sheet's page.
    pub(super) file: String,
    /// Where the thumbnail lies in the cache.
    pub(super) thumbnail: Key,
}

impl Frame<'_> {
    /// Width by height.
    #[expect(clippy::cast_precision_loss, reason = "a shape need not be exact")]
    pub(super) fn shape(&self) -> f32 {
        self.listed.width as f32 / self.listed.height.max(1) as f32
    }
}

/// A picture whose pixels cannot be read.
pub(super) struct Unmade {
    /// The picture.
    pub(super) path: SourcePath,
    /// Why.
    pub(super) error: PictureError,
}

/// Makes or finds the thumbnails of a folder's pictures and numbers those that could be made, in their order.
pub(super) fn frames<'a>(
    project: &Project,
    phrases: &Phrases,
    pictures: &[&'a Listed],
    columns: u32,
    cache: &Cache,
    progress: &dyn crate::pipeline::Progress,
) -> Result<(Vec<Frame<'a>>, Vec<Unmade>), Failure> {
    let notice = phrases.get(Lang::DEFAULT, "sheet_notice");
    let made: Result<Vec<_>, Failure> = pictures
        .par_iter()
        .map(|listed| {
            let made = thumbnail(project, listed, notice, columns, cache)?;
            progress.picture_done();
            Ok((*listed, made))
        })
        .collect();
    let (mut good, mut unmade) = (Vec::new(), Vec::new());
    for (listed, made) in made? {
        match made {
            Ok(thumbnail) => good.push((listed, thumbnail)),
            Err(error) => unmade.push(Unmade { path: listed.path.clone(), error }),
        }
    }
    let digits = good.len().to_string().len().max(2);
    let frames = good.into_iter().enumerate().map(|(index, (listed, thumbnail))| {
        let number = format!("{:0digits$}", index + 1);
        let file = format!("thumbnails/{number}-{}.jpg", slug(listed.path.stem()));
        Frame { file, number, listed, state: State::of(listed, project), thumbnail }
    });
    Ok((frames.collect(), unmade))
}

/// A thumbnail large enough for its place on paper, with the credit inside: a picture must not travel without it.
fn thumbnail(
    project: &Project,
    listed: &Listed,
    notice: &str,
    columns: u32,
    cache: &Cache,
) -> Result<Result<Key, PictureError>, Failure> {
    let job = Job { size: Size::LongSide(long_side(columns)), encoding: Encoding::Jpeg { quality: QUALITY } };
    let facts = Facts {
        creator: listed.photographer.clone(),
        credit: listed.credit.clone(),
        copyright: listed.copyright.clone(),
        usage: Some(notice.to_owned()),
        ..Facts::default()
    };
    let versions = format!("{} {} contact sheet", engine::VERSION, stamp::VERSION);
    let key = Key::new(&[versions.as_bytes(), listed.identity.hash(), format!("{job:?} {facts:?}").as_bytes()]);
    if cache.get(&key).is_some() {
        return Ok(Ok(key));
    }
    let place = listed.path.on_disk(&project.root);
    let source = fs::read(&place).map_err(|error| Failure::io("read", &place, error))?;
    let rendered = render(&source, &[job]).and_then(|mut rendered| {
        let file = rendered.files.pop().unwrap_or_default();
        stamp(file, Kind::Jpeg, &facts, Extent::Credit)
    });
    Ok(match rendered {
        Ok(bytes) => {
            cache.put(&key, &bytes).map_err(|error| Failure::io("write to the cache", &place, error))?;
            Ok(key)
        }
        Err(error) => Err(error),
    })
}

/// The long side of a thumbnail in pixels: a quarter more than its share of a line of print.
fn long_side(columns: u32) -> u32 {
    (LINE / columns.max(1) * 5 / 4).clamp(480, LINE)
}
