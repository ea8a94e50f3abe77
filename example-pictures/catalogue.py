"""Every picture of the example project: where it goes, how big it is, what is seen.

`PICTURES` maps a picture's name to (path, width, height, what is seen).
`EMBEDDED` holds the texts written into the file with exiftool, for those that get any.
Run as a script, it writes CAPTIONS.txt next to itself.
"""
import os

PROD, BTS, KEY = "stills/production", "stills/bts", "stills/key-art"
PEOPLE, DIARY, CLIPS = "people", "diary/2026-04-17-the-grade", "clips"

PICTURES = {}


def _add(folder, name, w, h, seen):
    key = name if folder != DIARY else "grade-" + name
    PICTURES[key] = (f"{folder}/{name}.jpg", w, h, seen)


for _name, _seen in [
    ("weighing-house-dawn", "A timber house on stilts with lit windows stands in still, misty water at dawn, among white heaps of salt, a rake and a short jetty."),
    ("odile-at-the-balance", "Odile, an old puppet with grey-white hair, a slate-blue coat and a rust-red scarf, stands in a shaft of window light beside a tall brass balance; a lantern glows behind one pan."),
    ("pim-on-the-causeway", "A tiny figure in a yellow oilskin, seen from behind, walks out along a pale causeway between still water and a huge sky; the house on stilts stands far off in the haze."),
    ("salt-pans-noon", "Seen from above, a grid of salt pans in blue, green and rust lies in the sun, with white heaps of salt, wooden rakes and Pim in yellow on the banks between them."),
    ("the-inspector-arrives", "A very tall, thin figure in a bowler hat stands as a silhouette in a bright doorway, briefcase in hand, while light falls through the gaps between the boards."),
    ("pim-and-the-sack", "Pim, a small puppet in a yellow oilskin and sou'wester, holds a tied burlap sack in both arms beside a burning oil lamp."),
    ("the-empty-pan", "A brass balance pan hangs empty on its chains, sharp along the rim, against a blurred window and warm lamp light."),
    ("storm-over-the-jetty", "A jetty with a lit lamp post, a barrel and a sack runs out over dark, white-capped waves under a storm sky."),
    ("odile-by-the-window", "Odile stands in profile before a small window with red curtains at night, her face lit by an oil lamp on the sill; the moon shows in the window."),
    ("lamp-tower-night", "A lamp tower of timber lattice throws its beams through the night haze; near it stand the house on stilts with lit windows and heaps of salt mirrored in dark water."),
    ("the-ledger-room", "An open ledger lies on a desk beside one burning oil lamp, in front of shelves of ledgers and tied sacks."),
    ("two-on-the-jetty", "Odile and Pim stand side by side on a jetty, seen from behind, facing a low sun over the sea; a lantern hangs on a post and a lamp tower stands in the water."),
    ("the-flood", "Water covers the floor of the weighing room and mirrors a bright window and a lantern; the balance, a stool, a crate and two sacks stand in it."),
    ("low-water-last-shot", "The brass balance stands on the wet flats at low water with one sack beside it, under a pink and violet dawn sky."),
]:
    _add(PROD, _name, 3200, 1730, _seen)

for _name, _seen in [
    ("stage-two-wide", "The whole miniature set stands on a trestle table in a dark studio, with a painted sky behind it, two film lamps on stands, a camera on a tripod, a ladder and a stool."),
    ("camera-on-the-pans", "A film camera on a slider stands close in front of miniature salt pans and their heaps of salt; behind them the small house is lit before a painted sky."),
    ("puppet-bench", "Five puppet heads stand on pegs on a workbench: Odile, Pim in a sou'wester, the Inspector in a bowler hat and two bald heads, with knives, wood shavings, brushes and paint pots."),
    ("odile-armature", "A bare armature of steel rods, brass-coloured ball joints and a wire head stands on a wooden bench, one hand raised, among spare joints."),
    ("lighting-the-window", "A film lamp on a stand shines through the window of a set wall seen from the side; its beam falls on the Odile puppet and a balance."),
    ("hands-of-pim", "Two rows of small replacement hands and two rows of painted mouths lie on a green cutting mat."),
    ("tide-rig", "A wooden frame carries rollers under a wavy sheet of clear blue-green film, with gears along the front, a crank handle and the small house standing above the film."),
    ("sky-backing", "A large painted sky, lit by hidden lamps, stands behind the set; the house, a lamp tower, a camera and two ladders are seen in silhouette."),
    ("salt-test", "Six numbered trays of white, grey and brown grains stand in two rows on dark boards under a lamp, with spilt grains and a spoon beside them."),
    ("wrap-line-up", "Odile, Pim with one hand raised, and the Inspector with his briefcase stand in a line between a clapperboard and the balance."),
]:
    _add(BTS, _name, *((2000, 3000) if _name == "odile-armature" else (3000, 2000)), _seen)

_add(KEY, "key-art", 3200, 1800, "Pim in yellow and Odile in slate blue stand at the end of a jetty, seen from behind; beside them the Weighing House stands lit on its stilts in still water, and a lamp tower burns at dusk.")
_add(KEY, "poster", 2000, 3000, "Poster: the title THE WEIGHING HOUSE stands in a tall dusk sky; below it the lit house on stilts is mirrored in still water, and Pim and Odile stand on a jetty, seen from behind, near a lamp tower.")

for _name, _seen in [
    ("maelle-tanguy", "A puppet of a woman with dark curly hair and a striped blue and white jumper, before a slate-blue background."),
    ("ade-bello-fontaine", "A puppet of a man with dark brown skin, a shaved head, round glasses and a knitted roll-neck, before a rust-brown background."),
    ("tomasz-wielicz", "A puppet of a pale man with a ginger beard and a blue knitted cap, before a dark green background."),
    ("sunniva-hark", "A puppet of a woman in her sixties with a white bob and a red apron with paint brushes in its pocket."),
    ("cormac-dunlevy", "A puppet of a young man with a brown fringe, headphones and an orange hooded jumper."),
    ("bettina-lisle", "A puppet of a woman with a black bob and a small camera hung round her neck, before a red background."),
    ("hedwige-carrow", "A puppet of a woman in her seventies with silver hair pinned up, a dark red velvet collar and a brooch."),
    ("noor-salis", "A puppet of a girl with two dark plaits, a white collar and a yellow cardigan."),
]:
    _add(PEOPLE, _name, 1680, 2100, _seen)

_add(DIARY, "before", 1600, 865, "Odile and Pim on the jetty before the grade: flat, grey and low in contrast.")
_add(DIARY, "after", 1600, 865, "The same frame of Odile and Pim on the jetty after the grade: warm sun, deep shadows and strong colour.")
_add(CLIPS, "tide-test", 1280, 692, "A frame of the tide test: shallow water shines between the stilts of the miniature Weighing House at dawn, with heaps of salt on the flats.")

CLIP = ("clips/tide-test.mp4", 640, 346, "The tide comes in past the stilts of the miniature Weighing House while a raft with a sack drifts by; four seconds, with a soft sea noise.")

# name: (headline, caption, date created, keywords)
EMBEDDED = {
    "weighing-house-dawn": ("The Weighing House at dawn", "The Weighing House stands on its stilts above the salt pans at dawn in the stop-motion short The Weighing House.", "2026-02-11", "exterior;Weighing House;salt pans;fog"),
    "odile-at-the-balance": ("Odile at the balance", "The weighmaster Odile stands at the great balance in the weighing room in the stop-motion short The Weighing House.", "2026-02-19", "Odile;balance;interior"),
    "pim-on-the-causeway": ("Pim on the causeway", "Pim crosses the causeway to the Weighing House at low water in the stop-motion short The Weighing House.", "2026-03-03", "Pim;causeway;exterior"),
    "salt-pans-noon": ("The salt pans at noon", "Salt lies heaped on the banks between the pans at noon in the stop-motion short The Weighing House.", "2026-03-05", "salt pans;exterior;miniature"),
    "the-inspector-arrives": ("The Inspector arrives", "The Inspector stands in the doorway of the weighing room in the stop-motion short The Weighing House.", "2026-03-12", "Inspector;doorway;interior"),
    "pim-and-the-sack": ("Pim and the sack", "Pim brings Odile a sack that weighs nothing at all in the stop-motion short The Weighing House.", "2026-03-18", "Pim;sack;interior"),
    "the-empty-pan": ("The empty pan", "One pan of the great balance hangs empty in the stop-motion short The Weighing House.", "2026-03-20", "balance;close-up;interior"),
    "stage-two-wide": ("The set on stage two", "The miniature salt coast of The Weighing House stands lit on its table on stage two.", "2026-02-24", "behind the scenes;set;studio"),
    "puppet-bench": ("The puppet bench", "Puppet heads made for The Weighing House wait on their pegs on the workshop bench.", "2026-02-06", "behind the scenes;puppets;workshop"),
    "lighting-the-window": ("Lighting the window", "A lamp shines through the window of the weighing room set during the filming of The Weighing House.", "2026-03-10", "behind the scenes;lighting;set"),
    "sky-backing": ("The painted sky", "The painted sky backing stands behind the set of The Weighing House.", "2026-04-02", "behind the scenes;backing;set"),
    "wrap-line-up": ("Wrap", "The puppets of The Weighing House stand in line on the last day of the shoot.", "2026-06-12", "behind the scenes;puppets;wrap"),
}

CREATOR = "Bettina Lisle"
CREDIT = "Bettina Lisle / Pan Nine Pictures"
RIGHTS = "© 2026 Pan Nine Pictures"
TERMS = "Free for editorial use in connection with the film, with credit."
STATEMENT = "https://pan-nine.example/rights"
KEYWORDS = ["The Weighing House", "stop motion", "Pan Nine Pictures"]


def captions_text(state):
    out = ["Pictures of the example project, under example-project/.", f"State: {state}", ""]
    for name, (path, w, h, seen) in PICTURES.items():
        out += [path, f"  size: {w} x {h}", f"  seen: {seen}"]
        if name in EMBEDDED:
            head, cap, date, words = EMBEDDED[name]
            out += [f"  embedded headline: {head}", f"  embedded caption: {cap}",
                    f"  embedded date created: {date}",
                    f"  embedded keywords: {'; '.join(KEYWORDS + words.split(';'))}",
                    f"  embedded creator / credit / copyright: {CREATOR} | {CREDIT} | {RIGHTS}",
                    f"  embedded usage terms / web statement: {TERMS} | {STATEMENT}",
                    "  embedded alternative text: the sentence under \"seen\""]
        if name == "sky-backing":
            out.append("  embedded GPS position in EXIF (made up)")
        if name == "odile-armature":
            out.append("  stored as 3000 x 2000 with EXIF orientation 6; upright it is 2000 x 3000")
        out.append("")
    path, w, h, seen = CLIP
    out += [path, f"  size: {w} x {h}", f"  seen: {seen}", "  poster: clips/tide-test.jpg", ""]
    return "\n".join(out)


if __name__ == "__main__":
    import sys
    state = sys.argv[1] if len(sys.argv) > 1 else "final"
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "CAPTIONS.txt"), "w", encoding="utf-8") as f:
        f.write(captions_text(state))
