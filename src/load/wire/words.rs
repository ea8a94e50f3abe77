//! The words of the trade that a key may take.

use crate::load::record::words;

words! {
    /// What a campaign, or one piece of it, is for.
    pub enum Goal {
        /// Make people want to see the film.
        Hype = "hype",
        /// Keep what happened for those who come later.
        Legacy = "legacy",
        /// Show how the work is done.
        Craft = "craft",
    }
}

words! {
    /// Whom a piece is for.
    pub enum Audience {
        /// Journalists and critics.
        Press = "press",
        /// People who follow the film.
        Fans = "fans",
        /// People who may work with this crew one day.
        Collaborators = "collaborators",
        /// Those who give money, and their panels.
        Funders = "funders",
    }
}

words! {
    /// The form a diary entry or a clip takes.
    pub enum Format {
        /// A short cut for social channels.
        Reel = "reel",
        /// Somebody talks to the camera about the day.
        Vlog = "vlog",
        /// Told by pictures.
        Still = "still",
        /// A written piece.
        Reflection = "reflection",
        /// Questions and answers.
        Interview = "interview",
    }
}

words! {
    /// What a passage is about, which decides where it can be used again.
    pub enum Layer {
        /// What it meant to those who were there.
        Emotional = "emotional",
        /// What had to be overcome, and how.
        Technical = "technical",
        /// What it says about the film.
        Thematic = "thematic",
    }
}

words! {
    /// What a picture shows.
    pub enum StillKind {
        /// A frame or photograph of the film itself, in costume and on set: what the press prints.
        Production = "production",
        /// Behind the scenes: crew, sets, equipment, the making.
        Bts = "bts",
        /// A person of the crew or cast.
        Portrait = "portrait",
        /// The picture the campaign is built on.
        KeyArt = "key-art",
        /// The finished poster.
        Poster = "poster",
        /// The title treatment.
        Title = "title",
    }
}

words! {
    /// Whether those who hold approval have given it. Actors often hold approval over their stills by contract.
    pub enum Approval {
        /// Nobody has decided yet: the still reaches no output.
        Pending = "pending",
        /// Cleared for use.
        Approved = "approved",
        /// Refused: the still reaches no output, ever.
        Killed = "killed",
    }
}

words! {
    /// How a picture came about, by the terms of the IPTC's list of digital sources. A picture that no camera took must
    /// be known for what it is: picture desks ask, and some may not print it.
    pub enum SourceType {
        /// Taken by a digital camera: a unit still, a portrait, a frame of the film.
        Photograph = "photograph",
        /// Several exposures of one moment made one by the camera: a phone's night or high-contrast picture.
        MultiFrame = "multi-frame",
        /// Scanned from a negative.
        FilmScan = "film-scan",
        /// Scanned from a slide or another positive.
        SlideScan = "slide-scan",
        /// Scanned from a print or from paper.
        PrintScan = "print-scan",
        /// Made by people on a computer, without generative tools: a rendering, a drawing, a layout.
        Rendered = "rendered",
        /// A photograph that people have changed beyond the usual corrections.
        Retouched = "retouched",
        /// Put together from several photographs.
        PhotoComposite = "photo-composite",
        /// Put together from photographs and other things: a matte painting, a rendering.
        Composite = "composite",
        /// A picture of what a screen shows.
        ScreenCapture = "screen-capture",
        /// Taken inside a virtual set or world.
        VirtualRecording = "virtual-recording",
        /// Changed by a program by itself, without generative tools: upscaled, denoised, colourised.
        Enhanced = "enhanced",
        /// Made by a program from rules alone, such as a fractal.
        Algorithmic = "algorithmic",
        /// Made by a generative model.
        AiGenerated = "ai-generated",
        /// Changed or extended by a generative model.
        AiEdited = "ai-edited",
        /// Put together from several things, at least one of them made by a generative model.
        AiComposite = "ai-composite",
    }
}

words! {
    /// How far the film has come.
    pub enum Status {
        /// Being written and financed.
        Development = "development",
        /// Being prepared.
        PreProduction = "pre-production",
        /// Being shot.
        Production = "production",
        /// Being cut and mixed.
        PostProduction = "post-production",
        /// Finished, not yet shown.
        Completed = "completed",
        /// Shown to the public.
        Released = "released",
    }
}

words! {
    /// The length and form of the work.
    pub enum FilmFormat {
        /// Under 40 minutes.
        Short = "short",
        /// Between short and feature.
        MediumLength = "medium-length",
        /// 60 minutes or more.
        Feature = "feature",
        /// Several episodes.
        Series = "series",
        /// Anything else: an installation, an essay, a work in 360 degrees.
        Other = "other",
    }
}

words! {
    /// Whether and where the film has been shown, which decides what a festival may still announce.
    pub enum Premiere {
        /// Not shown in public anywhere.
        WorldAvailable = "world-available",
        /// Shown at home, not abroad.
        InternationalAvailable = "international-available",
        /// Premiered everywhere that matters.
        Premiered = "premiered",
    }
}

words! {
    /// What a company does for the film.
    pub enum CompanyRole {
        /// Makes the film.
        Production = "production",
        /// Makes the film together with the production company.
        CoProduction = "co-production",
        /// Sells it to distributors and broadcasters.
        Sales = "sales",
        /// Brings it to cinemas or screens.
        Distribution = "distribution",
        /// Gives money towards it.
        Funder = "funder",
        /// Gives services, places or equipment.
        Support = "support",
        /// Sound, picture or effects after the shoot.
        PostProduction = "post-production",
    }
}

words! {
    /// What an award entry reports.
    pub enum AwardResult {
        /// The prize was given.
        Won = "won",
        /// In the running, or was.
        Nominated = "nominated",
        /// Named by the jury without a prize.
        SpecialMention = "special-mention",
        /// Chosen for the programme.
        OfficialSelection = "official-selection",
    }
}

words! {
    /// Which premiere a screening is.
    pub enum PremiereKind {
        /// First anywhere.
        World = "world",
        /// First outside the country of production.
        International = "international",
        /// First on a continent.
        Continental = "continental",
        /// First in its country.
        National = "national",
    }
}

words! {
    /// Whether search engines may list the site.
    pub enum Indexing {
        /// They may.
        Index = "index",
        /// They are asked not to.
        Noindex = "noindex",
    }
}

words! {
    /// Light or dark.
    pub enum Scheme {
        /// As the reader's device is set.
        Auto = "auto",
        /// Light, whatever the device says.
        Light = "light",
        /// Dark, whatever the device says.
        Dark = "dark",
    }
}

words! {
    /// Pictures that a preset is made of.
    pub enum PictureSet {
        /// What stands for the film and for each diary entry.
        Covers = "covers",
        /// Every still of the gallery.
        Gallery = "gallery",
        /// The portraits of people.
        Portraits = "portraits",
        /// Key art and posters.
        KeyArt = "key-art",
        /// Every picture.
        All = "all",
    }
}

words! {
    /// How a picture is brought to the size of a preset.
    pub enum Fit {
        /// It fills the size; what stands over is cut off.
        Cover = "cover",
        /// The whole of it fits into the size.
        Contain = "contain",
    }
}

words! {
    /// What a crop keeps.
    pub enum Pull {
        /// The focus of the picture; where nobody gave one, what draws the eye.
        Focus = "focus",
        /// The middle.
        Centre = "centre",
        /// The upper edge.
        Top = "top",
        /// The lower edge.
        Bottom = "bottom",
        /// The left edge.
        Left = "left",
        /// The right edge.
        Right = "right",
    }
}

words! {
    /// A format that web renditions are made in.
    pub enum WebFormat {
        /// Opens everywhere.
        Jpeg = "jpeg",
        /// About a third smaller; every browser since 2020 shows it.
        Webp = "webp",
        /// Smaller again; every browser since 2024 shows it, and it takes many times as long to make.
        Avif = "avif",
    }
}

words! {
    /// How loud a check speaks.
    pub enum CheckLevel {
        /// The build stops.
        Error = "error",
        /// Reported; the build goes on.
        Warning = "warning",
        /// Reported only by `onset check` and `--verbose`.
        Note = "note",
        /// Not asked.
        Off = "off",
    }
}

words! {
    /// A part of a deliverable.
    pub enum Part {
        /// The press texts, as .txt and .html.
        Texts = "texts",
        /// Quotes, awards and screenings, as .txt and .html.
        Notices = "notices",
        /// Full credits and billing block, as .txt and .html.
        Credits = "credits",
        /// Bios, short and long, each with its headshot.
        Bios = "bios",
        /// Stills at full size, as JPEG.
        StillsFull = "stills-full",
        /// Stills at screen size, as JPEG.
        StillsScreen = "stills-screen",
        /// captions.csv, captions.xlsx and captions.txt.
        Captions = "captions",
        /// Key art and poster.
        KeyArt = "key-art",
        /// The press kit and the one-sheet, or what `documents` names, typeset as PDFs on A4 and on US Letter.
        Documents = "documents",
    }
}

words! {
    /// A document that is typeset as a PDF.
    pub enum Document {
        /// All that a journalist needs, to be read from front to back or opened in the middle.
        PressKit = "press-kit",
        /// The film on a single page.
        OneSheet = "one-sheet",
        /// Everybody who made the film, as on the end card.
        CreditsList = "credits-list",
        /// Every still with caption, credit and file name.
        CaptionsSheet = "captions-sheet",
        /// What a funder reads: statement, treatment, passages by layer, work samples, bios, stills.
        GrantDossier = "grant-dossier",
    }
}

words! {
    /// A part of a grant dossier.
    pub enum DossierPart {
        /// The synopsis, in all its lengths.
        Synopsis = "synopsis",
        /// The director's statement.
        Statement = "statement",
        /// `press/treatment.md`, or else the production notes.
        Treatment = "treatment",
        /// Passages of the diary, by layer.
        Passages = "passages",
        /// Clips for the press, with their addresses.
        Samples = "samples",
        /// Bios of those who make the film.
        Bios = "bios",
        /// Stills with captions.
        Stills = "stills",
        /// The technical sheet.
        Facts = "facts",
        /// Contacts.
        Contacts = "contacts",
    }
}

words! {
    /// The paper a document is typeset for.
    pub enum Paper {
        /// 210 by 297 millimetres (ISO 216).
        A4 = "a4",
        /// 8.5 by 11 inches (ANSI/ASME Y14.1), as North America prints.
        Letter = "letter",
    }
}

words! {
    /// How the stills of a deliverable are numbered in their names.
    pub enum Numbering {
        /// A still keeps its number, whatever else is selected or added.
        Stable = "stable",
        /// From 01 on, in the order of the deliverable, without a gap.
        Consecutive = "consecutive",
    }
}

words! {
    /// How a deliverable is handed over.
    pub enum Packing {
        /// One zip with one folder inside.
        Zip = "zip",
        /// A folder, for forms that take files one by one.
        Folder = "folder",
    }
}

words! {
    /// How a receiver counts the characters of a text.
    pub enum Counting {
        /// Letters, signs and spaces: code points of Unicode. A line end counts as one.
        All = "all",
        /// Without spaces and line ends.
        WithoutSpaces = "without-spaces",
        /// In units of UTF-16, as forms in a browser count: an emoji is two.
        Utf16 = "utf16",
    }
}

impl SourceType {
    /// The term for a source in the IPTC's `NewsCodes`, scheme Digital Source Type (release of October 2024).
    pub const fn newscode(self) -> &'static str {
        macro_rules! term {
            ($name:literal) => {
                concat!("http://cv.iptc.org/newscodes/digitalsourcetype/", $name)
            };
        }
        match self {
            Self::Photograph => term!("digitalCapture"),
            Self::MultiFrame => term!("computationalCapture"),
            Self::FilmScan => term!("negativeFilm"),
            Self::SlideScan => term!("positiveFilm"),
            Self::PrintScan => term!("print"),
            Self::Rendered => term!("digitalCreation"),
            Self::Retouched => term!("humanEdits"),
            Self::PhotoComposite => term!("compositeCapture"),
            Self::Composite => term!("composite"),
            Self::ScreenCapture => term!("screenCapture"),
            Self::VirtualRecording => term!("virtualRecording"),
            Self::Enhanced => term!("algorithmicallyEnhanced"),
            Self::Algorithmic => term!("algorithmicMedia"),
            Self::AiGenerated => term!("trainedAlgorithmicMedia"),
            Self::AiEdited => term!("compositeWithTrainedAlgorithmicMedia"),
            Self::AiComposite => term!("compositeSynthetic"),
        }
    }
}
