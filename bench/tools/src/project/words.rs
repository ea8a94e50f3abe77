//! Texts of a length and a shape that crews write, put together by dice.

use crate::dice::Dice;

/// What a sentence begins with, what happens in it, and how it ends.
const STARTS: [&str; 8] = [
    "By noon the tide",
    "The second unit",
    "Nobody at the lock",
    "Our gaffer, who has seen worse,",
    "The carter's horse",
    "A lamp of four kilowatts",
    "The recordist",
    "What the script calls a road",
];
const MIDDLES: [&str; 8] = [
    "had moved the marks by a hand's width, and",
    "waited for a cloud that was promised at six, and",
    "counted forty sacks, of which thirty-nine were dry, and",
    "asked for *one* more take, which was the worst, and",
    "went over the [call sheet](https://salt-road.example/calls) again, and",
    "stood in the water to its knees without being asked, and",
    "kept the **only** umbrella for the lens, and",
    "heard a generator three fields away, and",
];
const ENDS: [&str; 8] = [
    "we changed the order of the day.",
    "the scene was better for it.",
    "nobody spoke until the kettle did.",
    "it is in the film.",
    "that was the end of the north side.",
    "we wrote it down at once, because it would sound invented later.",
    "the light did the rest.",
    "we came home with eleven seconds.",
];

/// Words for tags, on each axis.
pub(super) const TAGS: [(&str, [&str; 8]); 4] = [
    ("theme", ["tide", "salt", "measure", "debt", "weather", "work", "silence", "return"]),
    ("character", ["carter", "horse", "miller", "widow", "clerk", "child", "ferryman", "stranger"]),
    ("location", ["causeway", "lock", "north-field", "mill", "harbour", "stage-one", "chapel", "marsh"]),
    ("emotion", ["patience", "doubt", "relief", "pride", "fear", "joy", "grief", "wonder"]),
];

/// The people of the crew, by the names of their files.
pub(super) const CREW: [(&str, &str, &str); 5] = [
    ("ida-roe", "Ida Roe", "Director"),
    ("sal-vane", "Sal Vane", "Stills photographer"),
    ("nan-pell", "Nan Pell", "Director of photography"),
    ("tom-oda", "Tom Oda", "Sound recordist"),
    ("eli-brandt", "Eli Brandt", "Gaffer"),
];

/// A sentence.
pub(super) fn sentence(dice: &mut Dice) -> String {
    let mut one = |of: [&'static str; 8]| of[dice.below(8)];
    format!("{} {} {}", one(STARTS), one(MIDDLES), one(ENDS))
}

/// A sentence without Markdown.
pub(super) fn plain(dice: &mut Dice) -> String {
    format!("{} and {}", STARTS[dice.below(8)], ENDS[dice.below(8)])
}

/// Some sentences.
fn paragraph(dice: &mut Dice) -> String {
    let sentences: Vec<String> = (0..3 + dice.below(4)).map(|_| sentence(dice)).collect();
    sentences.join(" ")
}

/// The Markdown of an entry, of about 350 words: passages of all layers, a list, a person, a footnote, and a still if
/// there is one.
pub(super) fn body(dice: &mut Dice, still: Option<&str>) -> String {
    let figure = still.map_or(String::new(), |still| format!("![{}]({still})\n\n", plain(dice)));
    let person = CREW[dice.below(CREW.len())].0;
    let paragraphs: [String; 5] = std::array::from_fn(|_| paragraph(dice));
    let [opening, technical, emotional, thematic, last] = paragraphs;
    let list = [(); 4].map(|()| format!("- {}", plain(dice))).join("\n");
    format!(
        "{opening}\n\n{figure}## What was in the way {{.technical}}\n\n{technical} We asked [[{person}]].[^1]\n\n{list}\n\n\
         ## What it felt like {{.emotional}}\n\n{emotional}\n\n> {}\n\n## What it says {{.thematic}}\n\n{thematic}\n\n\
         {last}\n\n[^1]: {}\n",
        sentence(dice),
        sentence(dice),
    )
}

/// One tag of an axis.
pub(super) fn tag(dice: &mut Dice, axis: usize) -> &'static str {
    TAGS[axis].1[dice.below(8)]
}
