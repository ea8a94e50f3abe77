//! Players of hosted clips: what is shown in place of the poster once a reader asks for it.
//!
//! A host has a page for each clip and, at another address, its player alone. For hosts whose addresses say plainly which
//! clip they are of, the second is made from the first, in the form that notes the least about readers. Everything else
//! stays a link out, unless the clip names its player itself.

use crate::load::scalars::Url;

/// The player of a hosted clip. Nothing is asked of its host before a reader clicks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Player {
    /// The address of the player alone, over https.
    pub address: Url,
    /// The host that is going to be asked, as readers know it: `vimeo.com`.
    pub host: String,
}

impl Player {
    /// The player that a clip names itself. `None` where its address is not one of https: browsers show no other inside
    /// a page that came that way.
    pub fn named(address: &Url) -> Option<Self> {
        let host = Address::of(&address.0)?.host;
        Some(Self { address: address.clone(), host })
    }

    /// The player of the clip that a page of a known host shows.
    pub fn of(page: &Url) -> Option<Self> {
        let page = Address::of(&page.0)?;
        youtube(&page).or_else(|| vimeo(&page)).or_else(|| dailymotion(&page)).or_else(|| peertube(&page))
    }

    fn at(host: &str, address: String) -> Self {
        Self { address: Url(address), host: host.to_owned() }
    }
}

/// An address of https, taken apart as far as it matters here.
struct Address<'a> {
    /// In small letters, without `www.` and `m.`.
    host: String,
    path: Vec<&'a str>,
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Address<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("https://")?;
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.to_ascii_lowercase();
        let host = ["www.", "m."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host).to_owned();
        let path = path.split('/').filter(|part| !part.is_empty()).collect();
        (!host.is_empty() && !host.contains('@')).then_some(Self { host, path, query, fragment })
    }

    fn parameter(&self, name: &str) -> Option<&'a str> {
        value(self.query, name)
    }

    /// Where to begin, in seconds: `t=90`, `t=1m30s`, `start=90`, behind the question mark or the hash.
    fn start(&self) -> Option<u32> {
        let written = self.parameter("t").or_else(|| self.parameter("start")).or_else(|| value(self.fragment, "t"))?;
        seconds(written).filter(|&seconds| seconds > 0)
    }
}

fn value<'a>(pairs: &'a str, name: &str) -> Option<&'a str> {
    pairs.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Reads `90`, `90s` and `1h2m3s`.
fn seconds(written: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut rest = written;
    for (unit, length) in [('h', 3600), ('m', 60), ('s', 1)] {
        if let Some((number, after)) = rest.split_once(unit) {
            total = total.checked_add(number.parse::<u32>().ok()?.checked_mul(length)?)?;
            rest = after;
        }
    }
    if rest.is_empty() { Some(total) } else { total.checked_add(rest.parse().ok()?) }
}

fn is_made_of(text: &str, lengths: std::ops::RangeInclusive<usize>, allowed: impl Fn(char) -> bool) -> bool {
    lengths.contains(&text.len()) && text.chars().all(allowed)
}

/// The player without cookies, and no other channels' clips at the end.
fn youtube(page: &Address<'_>) -> Option<Player> {
    let id = match (page.host.as_str(), page.path.as_slice()) {
        ("youtube.com", ["watch"]) => page.parameter("v")?,
        ("youtu.be", [id]) | ("youtube.com" | "youtube-nocookie.com", ["embed" | "shorts" | "live" | "v", id]) => id,
        _ => return None,
    };
    // Two words that stand where a clip's name stands are as long as one.
    let is_clip = is_made_of(id, 11..=11, |c| c.is_ascii_alphanumeric() || "_-".contains(c))
        && !matches!(id, "videoseries" | "live_stream");
    let start = page.start().map(|seconds| format!("&start={seconds}")).unwrap_or_default();
    let address = format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1&rel=0{start}");
    is_clip.then(|| Player::at("youtube-nocookie.com", address))
}

/// The player that does not track (`dnt`). A clip that is not listed plays only with the hash of its address.
fn vimeo(page: &Address<'_>) -> Option<Player> {
    let (id, hash) = match (page.host.as_str(), page.path.as_slice()) {
        ("vimeo.com", [id, hash]) => (id, Some(*hash)),
        ("vimeo.com", [id] | ["channels", _, id] | ["groups", _, "videos", id] | ["showcase", _, "video", id])
        | ("player.vimeo.com", ["video", id]) => (id, None),
        _ => return None,
    };
    let hash = hash.or_else(|| page.parameter("h"));
    let is_clip = is_made_of(id, 5..=12, |c| c.is_ascii_digit())
        && hash.is_none_or(|hash| is_made_of(hash, 6..=40, |c| c.is_ascii_hexdigit()));
    let hash = hash.map(|hash| format!("h={hash}&")).unwrap_or_default();
    let start = page.start().map(|seconds| format!("#t={seconds}s")).unwrap_or_default();
    let address = format!("https://player.vimeo.com/video/{id}?{hash}dnt=1&autoplay=1{start}");
    is_clip.then(|| Player::at("vimeo.com", address))
}

fn dailymotion(page: &Address<'_>) -> Option<Player> {
    let id = match (page.host.as_str(), page.path.as_slice()) {
        ("dai.ly", [id]) | ("dailymotion.com", ["video", id] | ["embed", "video", id]) => id,
        ("geo.dailymotion.com", ["player.html"]) => page.parameter("video")?,
        _ => return None,
    };
    // Older addresses carry the title behind the name.
    let id = id.split('_').next().unwrap_or(id);
    let is_clip = id.starts_with('x') && is_made_of(id, 5..=12, |c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let address = format!("https://geo.dailymotion.com/player.html?video={id}");
    is_clip.then(|| Player::at("dailymotion.com", address))
}

/// Any host may run PeerTube. Only its long addresses, with a UUID, cannot be anything else; its player is asked to fetch
/// nothing from other viewers, who would learn the reader's address.
fn peertube(page: &Address<'_>) -> Option<Player> {
    let ["videos", "watch" | "embed", id] = page.path.as_slice() else { return None };
    let is_clip = is_made_of(id, 36..=36, |c| c.is_ascii_hexdigit() || c == '-')
        && id.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    let start = page.start().map(|seconds| format!("&start={seconds}s")).unwrap_or_default();
    let host = &page.host;
    let address = format!("https://{host}/videos/embed/{id}?autoplay=1&p2p=0&warningTitle=0{start}");
    is_clip.then(|| Player::at(host, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player(page: &str) -> Option<String> {
        Player::of(&Url::parse(page).expect("an address")).map(|player| player.address.0)
    }

    #[test]
    fn youtube_has_many_addresses_for_a_clip() {
        let wanted = Some("https://www.youtube-nocookie.com/embed/aB3_-xyZ019?autoplay=1&rel=0".to_owned());
        for page in [
            "https://youtu.be/aB3_-xyZ019",
            "https://youtu.be/aB3_-xyZ019?si=abc",
            "https://www.youtube.com/watch?v=aB3_-xyZ019",
            "https://m.youtube.com/watch?feature=share&v=aB3_-xyZ019&list=PL1",
            "https://YouTube.com/shorts/aB3_-xyZ019/",
            "https://www.youtube.com/live/aB3_-xyZ019",
            "https://www.youtube.com/embed/aB3_-xyZ019",
            "https://www.youtube-nocookie.com/embed/aB3_-xyZ019",
        ] {
            assert_eq!(player(page), wanted, "{page}");
        }
    }

    #[test]
    fn a_clip_begins_where_its_address_says() {
        let youtube = |seconds: u32| {
            format!("https://www.youtube-nocookie.com/embed/aB3_-xyZ019?autoplay=1&rel=0&start={seconds}")
        };
        for (time, seconds) in [("t=90", 90), ("t=90s", 90), ("t=1m30s", 90), ("t=1h2m3s", 3723), ("start=7", 7)] {
            assert_eq!(player(&format!("https://youtu.be/aB3_-xyZ019?{time}")), Some(youtube(seconds)), "{time}");
        }
        let vimeo = "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1#t=90s";
        assert_eq!(player("https://vimeo.com/76979871#t=1m30s").as_deref(), Some(vimeo));
        for no_time in ["t=", "t=soon", "t=99999999999", "t=0", "t=4294967295h"] {
            let from_the_start = "https://www.youtube-nocookie.com/embed/aB3_-xyZ019?autoplay=1&rel=0";
            assert_eq!(
                player(&format!("https://youtu.be/aB3_-xyZ019?{no_time}")).as_deref(),
                Some(from_the_start),
                "{no_time}"
            );
        }
    }

    #[test]
    fn vimeo_needs_the_hash_of_a_clip_that_is_not_listed() {
        let listed = Some("https://player.vimeo.com/video/76979871?dnt=1&autoplay=1".to_owned());
        for page in [
            "https://vimeo.com/76979871",
            "https://www.vimeo.com/76979871?share=copy",
            "https://vimeo.com/channels/staffpicks/76979871",
            "https://vimeo.com/groups/shorts/videos/76979871",
            "https://vimeo.com/showcase/123/video/76979871",
            "https://player.vimeo.com/video/76979871",
        ] {
            assert_eq!(player(page), listed, "{page}");
        }
        let unlisted = Some("https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1&autoplay=1".to_owned());
        for page in [
            "https://vimeo.com/76979871/8272103f6e",
            "https://vimeo.com/76979871?h=8272103f6e",
            "https://player.vimeo.com/video/76979871?h=8272103f6e",
        ] {
            assert_eq!(player(page), unlisted, "{page}");
        }
    }

    #[test]
    fn dailymotion_and_peertube_are_known() {
        let wanted = Some("https://geo.dailymotion.com/player.html?video=x84sh87".to_owned());
        for page in [
            "https://www.dailymotion.com/video/x84sh87",
            "https://www.dailymotion.com/video/x84sh87_a-title_news",
            "https://dai.ly/x84sh87",
            "https://geo.dailymotion.com/player.html?video=x84sh87",
        ] {
            assert_eq!(player(page), wanted, "{page}");
        }
        assert_eq!(
            player("https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d").as_deref(),
            Some(
                "https://tube.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?autoplay=1&p2p=0&warningTitle=0"
            )
        );
    }

    #[test]
    fn what_is_no_clip_stays_a_link() {
        for page in [
            "https://video.example/weighing-house/trailer",
            "https://www.youtube.com/@weighinghouse",
            "https://www.youtube.com/watch?v=short",
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/embed/live_stream?channel=UC1",
            "https://youtube.com.example/watch?v=aB3_-xyZ019",
            "https://youtube.com@example.org/watch?v=aB3_-xyZ019",
            "http://youtu.be/aB3_-xyZ019?x=y&v=aB3_-xyZ019\u{e9}",
            "https://vimeo.com/halvemaan",
            "https://vimeo.com/showcase/1234567",
            "https://vimeo.com/76979871/settings",
            "https://vimeo.com/76979871?h=%22onload",
            "https://www.dailymotion.com/playlist/x84sh87",
            "https://tube.example/videos/watch/trailer",
            "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
            "mailto:press@example.org",
        ] {
            assert_eq!(player(page), None, "{page}");
        }
    }

    #[test]
    fn a_clip_may_name_its_player() {
        let named =
            |address: &str| Player::named(&Url(address.to_owned())).map(|player| (player.address.0, player.host));
        let address = "https://www.player.example/embed/7?x=1";
        assert_eq!(named(address), Some((address.to_owned(), "player.example".to_owned())));
        assert_eq!(named("http://player.example/embed/7"), None);
    }
}
