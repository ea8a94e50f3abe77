//! The names of all diagnostics.

macro_rules! codes {
    ($( $(#[doc = $doc:literal])* $variant:ident = $word:literal, )*) => {
        /// A diagnostic's name: stable, so that it can be searched for, configured and allowed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $( $(#[doc = $doc])* $variant, )* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// The name as it is shown and configured.
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }
        }
    };
}

codes! {
    /// The folder holds no `onset.yaml`.
    NoProject = "no-project",
    /// A file is not UTF-8.
    NotUtf8 = "not-utf8",
    /// A file or folder goes beyond what a film folder can sensibly hold.
    TooLarge = "too-large",
    /// A symbolic link points outside the project.
    LinkLeavesProject = "link-leaves-project",
    /// A file could not be read.
    Unreadable = "unreadable",
    /// A file lies where onset does not look.
    UnknownFile = "unknown-file",
    /// The YAML cannot be read.
    BadYaml = "bad-yaml",
    /// A key onset does not know.
    UnknownKey = "unknown-key",
    /// A key that must be there.
    MissingKey = "missing-key",
    /// A value of the wrong kind.
    WrongType = "wrong-type",
    /// A value that cannot be what it should be: a date, an address, a colour.
    BadValue = "bad-value",
    /// The front matter of a Markdown file is missing or not closed.
    FrontMatter = "front-matter",
    /// A reference to something that does not exist.
    DanglingReference = "dangling-reference",
    /// A name that fits several things.
    AmbiguousReference = "ambiguous-reference",
    /// A reference to something that exists but is not published.
    HiddenReference = "hidden-reference",
    /// Two things that want the same name.
    DuplicateName = "duplicate-name",
    /// A directive in Markdown that onset does not know, or that lacks its argument.
    BadDirective = "bad-directive",
    /// A link that would run code.
    UnsafeLink = "unsafe-link",
    /// A language that the project does not list.
    UnknownLanguage = "unknown-language",
    /// A picture that cannot be used.
    BadPicture = "bad-picture",
    /// A file whose content is not what its ending says.
    WrongExtension = "wrong-extension",
    /// A camera raw, of which only the preview inside is published.
    CameraRaw = "camera-raw",
    /// Two outputs with one path.
    PathCollision = "path-collision",
    /// An output whose name Windows refuses.
    RefusedName = "refused-name",
    /// A theme or template cannot be used.
    Theme = "theme",
    /// A document that cannot be typeset as it should be.
    Print = "print",
    /// A deliverable beyond its limits.
    OverLimit = "over-limit",
    /// A picture without alternative text.
    AltMissing = "alt-missing",
    /// A still without a caption.
    CaptionMissing = "caption-missing",
    /// A still without photographer or credit line.
    CreditMissing = "credit-missing",
    /// A press still too small for print.
    StillTooSmall = "still-too-small",
    /// A picture in CMYK or in an unusual colour space.
    ColourSpace = "colour-space",
    /// A picture whose metadata contradict each other.
    MetadataDisagrees = "metadata-disagrees",
    /// A still that waits for approval.
    ApprovalPending = "approval-pending",
    /// A person without bio or headshot.
    PersonIncomplete = "person-incomplete",
    /// A still nobody sees.
    UnusedStill = "unused-still",
    /// A still without a number, where numbers are kept.
    StillUnnumbered = "still-unnumbered",
    /// An entry that names no layer.
    EntryWithoutLayer = "entry-without-layer",
    /// A tag that looks like a slip of another.
    TagTypo = "tag-typo",
    /// A logline longer than funders take.
    LoglineLong = "logline-long",
    /// A synopsis missing or out of the usual lengths.
    SynopsisLength = "synopsis-length",
    /// No press contact.
    NoPressContact = "no-press-contact",
    /// A contact without e-mail.
    ContactWithoutEmail = "contact-without-email",
    /// An embargo that has passed.
    EmbargoPast = "embargo-past",
    /// A link inside the site that leads nowhere.
    DeadLink = "dead-link",
    /// Headings that skip a level.
    HeadingOrder = "heading-order",
    /// Two entries with one address.
    DuplicateSlug = "duplicate-slug",
    /// A text that is not translated.
    MissingTranslation = "missing-translation",
    /// A language that onset's own words are not there in.
    InterfaceUntranslated = "interface-untranslated",
    /// A hosted clip without a poster.
    ClipWithoutPoster = "clip-without-poster",
    /// A clip without captions or transcript.
    ClipWithoutCaptions = "clip-without-captions",
    /// A quote without a source.
    QuoteWithoutSource = "quote-without-source",
    /// An award without a year.
    AwardWithoutYear = "award-without-year",
    /// A screening without a venue.
    ScreeningWithoutVenue = "screening-without-venue",
    /// A fact about the film that the press needs.
    FilmFactMissing = "film-fact-missing",
    /// A copy of a shipped theme file that has since changed.
    ShippedChanged = "shipped-changed",
}

impl Code {
    /// Whether it is a check, whose level can be set; all others always stand as they are.
    pub fn is_check(self) -> bool {
        self >= Self::AltMissing
    }
}
