//! What can be written on the command line. The one file that knows its library.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::load::scalars::Moment;
use crate::model::settings::root_of;

/// Turns a film crew's folder into a site and a press kit.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site and the press kit
    Build(Build),
    /// Say what is missing, uncredited, uncleared or untold, without building
    Check(Look),
    /// Show the site in a browser on this machine, and follow every change in the folder
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Make what is handed out: press kits, festival packets, what a funder's form takes
    Deliver(Deliver),
    /// Put the whole folder, and the site it makes, into a bag for an archive
    #[command(subcommand)]
    Archive(Archive),
    /// Look after the cache of finished pictures
    #[command(subcommand)]
    Cache(Cache),
    /// Give every still a number for good, so that no name of a file changes when others are added
    Number(Number),
    /// Lay out all the pictures of a folder, cleared or not, for those who decide about them
    ContactSheet(ContactSheet),
    /// Look into the theme: where its files come from, copies to change, what was changed
    #[command(subcommand)]
    Theme(Theme),
}

/// What can be done with a theme.
#[derive(Debug, Subcommand)]
pub(super) enum Theme {
    /// Say which themes there are, and where each file of the one in use comes from
    List(ThemeList),
    /// Copy files of the theme into theme/, to be changed there
    Eject(Eject),
    /// Show what the film's own files change in those that onset ships
    Diff(ThemeDiff),
}

#[derive(Debug, clap::Args)]
pub(super) struct ThemeList {
    /// The project's folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) path: PathBuf,

    /// The theme to look into, instead of the one in onset.yaml
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,

    /// How to list
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct Eject {
    /// Files by their names in the theme: templates/home.html, styles/tokens.css, phrases/en.yaml; the end of a name is
    /// enough where it fits one file alone
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<String>,

    /// The project's folder
    #[arg(long, default_value = ".", value_name = "PATH")]
    pub(super) project: PathBuf,

    /// The theme to copy from, instead of the one in onset.yaml
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,

    /// Write over files of yours
    #[arg(long, conflicts_with = "mark")]
    pub(super) force: bool,

    /// Copy nothing; note that your files take those of this onset into account, so that `onset check` is content
    #[arg(long)]
    pub(super) mark: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ThemeDiff {
    /// Files by their names in the theme [default: all that the film replaces]
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<String>,

    /// The project's folder
    #[arg(long, default_value = ".", value_name = "PATH")]
    pub(super) project: PathBuf,

    /// The theme to compare with, instead of the one in onset.yaml
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Number {
    /// The project's folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) path: PathBuf,

    #[command(flatten)]
    pub(super) work: Work,
}

/// What can be done with a bag.
#[derive(Debug, Subcommand)]
pub(super) enum Archive {
    /// Make a bag (BagIt 1.0), or carry on with one that was interrupted, and verify it
    Bag(Bag),
    /// Say whether a bag is complete and unchanged
    Verify(Place),
}

#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// The bag's folder
    #[arg(value_name = "FOLDER")]
    pub(super) path: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Bag {
    /// The project's folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) path: PathBuf,

    /// Where the bag goes: a new folder, best on another disk [default: PATH/archive]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,

    /// Copy the raw originals that stills name; otherwise the bag lists where they are
    #[arg(long)]
    pub(super) with_raw: bool,

    #[command(flatten)]
    pub(super) work: Work,
}

/// What can be done with the cache.
#[derive(Debug, Subcommand)]
pub(super) enum Cache {
    /// Say how large it is, and how much of it the built sites use
    Info(Folder),
    /// Remove what no built site uses
    Prune(Prune),
}

#[derive(Debug, clap::Args)]
pub(super) struct Folder {
    /// The project's folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) path: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Prune {
    #[command(flatten)]
    pub(super) folder: Folder,

    /// Remove everything: the next build makes all pictures again
    #[arg(long)]
    pub(super) all: bool,
}

#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) look: Look,

    /// The port; 0 for any that is free [default: 4040, or any if that is taken]
    #[arg(long, value_name = "PORT")]
    pub(super) port: Option<u16>,

    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ContactSheet {
    /// The project's folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) path: PathBuf,

    /// A folder of pictures in the project: stills/production [default: each that holds pictures]
    #[arg(long, value_name = "FOLDER")]
    pub(super) folder: Option<String>,

    /// Where the sheets go [default: PATH/contact-sheets]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,

    /// How many pictures stand in a row
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=12))]
    pub(super) columns: u32,

    #[command(flatten)]
    pub(super) work: Work,
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) look: Look,

    /// Where the site goes [default: PATH/public]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
#[command(group = clap::ArgGroup::new("which").args(["name", "all", "list"]).required(true))]
pub(super) struct Deliver {
    /// Which: a name that --list gives
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,

    /// Every one of them
    #[arg(long)]
    pub(super) all: bool,

    /// Say which there are, and make none
    #[arg(long)]
    pub(super) list: bool,

    /// Say what is taken and what is left out, why, and how each limit is met; write nothing
    #[arg(long, conflicts_with = "list")]
    pub(super) explain: bool,

    /// The project's folder
    #[arg(long, default_value = ".", value_name = "PATH")]
    pub(super) project: PathBuf,

    /// Where they go, each into a folder of its name [default: PATH/deliver]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,

    #[command(flatten)]
    pub(super) work: Work,

    /// Let warnings stop what they are about
    #[arg(long)]
    pub(super) strict: bool,
}

/// What every command takes that works on a project.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Work {
    /// Look at the project as of this day or moment: 2026-11-23 or "2026-11-23 18:00" [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) as_of: Option<Moment>,

    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<usize>,

    /// Say nothing but errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// How a project is looked at.
#[derive(Debug, Clone, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub(super) struct Look {
    /// The project's folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) path: PathBuf,

    /// The address the site will have, instead of the one in onset.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,

    /// The theme to use, instead of the one in onset.yaml
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,

    #[command(flatten)]
    pub(super) work: Work,

    /// Show drafts
    #[arg(long)]
    pub(super) drafts: bool,

    /// Show what is scheduled for later
    #[arg(long)]
    pub(super) future: bool,

    /// Show what is under embargo
    #[arg(long)]
    pub(super) embargoed: bool,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,

    /// Show notes too
    #[arg(long, short, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// Let warnings stop the build
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One JSON object a line
    Json,
    /// GitHub workflow commands
    Github,
}

fn base_url(text: &str) -> Result<String, String> {
    root_of(text).ok_or_else(|| "write the whole address, as in https://example.org/film/".to_owned())
}

fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "write a date like 2026-11-23, or with an hour \"2026-11-23 18:00\"".to_owned())
}

fn jobs(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|jobs| (1..=256).contains(jobs)).ok_or_else(|| "write a number from 1 to 256".to_owned())
}
