"""From raw renders to finished JPEGs: denoise, haze and beams, grade, grain, export, metadata.

  post.py RAWDIR OUTDIR NAME...     finish the named pictures (RAWDIR/NAME.npz -> OUTDIR/...)
  post.py clip RAWDIR OUTDIR        the frames RAWDIR/tide-test-NNN.npz -> the film clip
  post.py metadata OUTDIR           write the embedded texts with exiftool

Needs numpy, ffmpeg (for the JPEG encoder) and exiftool.
"""
import json
import math
import os
import subprocess
import sys
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from catalogue import (PICTURES, CLIP, EMBEDDED, CREATOR, CREDIT, RIGHTS, TERMS, STATEMENT, KEYWORDS)

F = np.float32
LUM = np.array([.2126, .7152, .0722], F)


# ---------------------------------------------------------------- filters

def box3(a):
    p = np.pad(a, ((1, 1), (0, 0)), mode="edge")
    a = p[:-2] + p[1:-1] + p[2:]
    p = np.pad(a, ((0, 0), (1, 1)), mode="edge")
    return (p[:, :-2] + p[:, 1:-1] + p[:, 2:]) / 9


def gauss(a, sigma):
    """Gaussian blur of (h, w[, c]); large radii work on a reduced copy."""
    if sigma > 5:
        f = int(sigma / 2.5)
        h, w = a.shape[:2]
        H, W = -(-h // f) * f, -(-w // f) * f
        p = np.pad(a, ((0, H - h), (0, W - w)) + ((0, 0),) * (a.ndim - 2), mode="edge")
        s = p.reshape(H // f, f, W // f, f, *a.shape[2:]).mean((1, 3))
        s = gauss(s, sigma / f)
        return bilinear(s, H, W)[:h, :w]
    r = max(int(sigma * 3 + .5), 1)
    k = np.exp(-np.arange(-r, r + 1) ** 2 / (2 * sigma * sigma)).astype(F)
    k /= k.sum()
    for ax in (0, 1):
        pad = [(0, 0)] * a.ndim
        pad[ax] = (r, r)
        p = np.pad(a, pad, mode="edge")
        n = a.shape[ax]
        out = 0
        for i, kk in enumerate(k):
            sl = [slice(None)] * a.ndim
            sl[ax] = slice(i, i + n)
            out = out + kk * p[tuple(sl)]
        a = out
    return a


def bilinear(a, H, W):
    h, w = a.shape[:2]
    y = np.clip((np.arange(H) + .5) * h / H - .5, 0, h - 1)
    x = np.clip((np.arange(W) + .5) * w / W - .5, 0, w - 1)
    y0, x0 = np.minimum(y.astype(int), h - 2) if h > 1 else y.astype(int) * 0, np.minimum(x.astype(int), w - 2) if w > 1 else x.astype(int) * 0
    fy = (y - y0).astype(F).reshape(-1, 1, *(1,) * (a.ndim - 2))
    a = a[y0] * (1 - fy) + a[np.minimum(y0 + 1, h - 1)] * fy
    fx = (x - x0).astype(F).reshape(1, -1, *(1,) * (a.ndim - 2))
    return a[:, x0] * (1 - fx) + a[:, np.minimum(x0 + 1, w - 1)] * fx


def lanczos2(a):
    """Exact doubling with a Lanczos-3 kernel."""
    def L(x):
        return np.sinc(x) * np.sinc(x / 3)
    for ax in (0, 1):
        n = a.shape[ax]
        pad = [(0, 0)] * a.ndim
        pad[ax] = (3, 3)
        p = np.pad(a, pad, mode="edge")
        res = []
        for ph in (-.25, .25):
            offs = np.arange(-3, 4)
            k = L(offs - ph) * (np.abs(offs - ph) < 3)
            k = (k / k.sum()).astype(F)
            acc = 0
            for o, kk in zip(offs, k):
                if abs(kk) < 1e-6:
                    continue
                sl = [slice(None)] * a.ndim
                sl[ax] = slice(3 + o, 3 + o + n)
                acc = acc + kk * p[tuple(sl)]
            res.append(acc)
        st = np.stack(res, ax + 1)
        shp = list(a.shape)
        shp[ax] *= 2
        a = st.reshape(shp)
    return a


def noise2(h, w, cell, seed, octaves=4, stretch=1.):
    """Smooth screen-space noise, 0..1."""
    rs = np.random.RandomState(seed)
    out, amp, tot = 0, 1., 0
    for o in range(octaves):
        c = max(cell / 2 ** o, 2)
        g = rs.rand(int(h / c) + 3, int(w / (c * stretch)) + 3).astype(F)
        out = out + amp * gauss(bilinear(g, h, w), max(c * .12, .6))
        tot += amp
        amp *= .5
    return np.clip((out / tot - .5) * 1.8 + .5, 0, 1)


# ---------------------------------------------------------------- denoise

def nlm(A, B, feats, radius, k, tau=.12):
    """Cross non-local means of two independent renders, guided by noise-free features."""
    h, w, _ = A.shape
    V = box3(((A - B) ** 2).mean(-1) * .5) * .6 + .4 * gauss(((A - B) ** 2).mean(-1) * .5, 3) + 1e-6
    acc = [A.copy(), B.copy()]
    ws = [np.ones((h, w), F), np.ones((h, w), F)]
    for dy in range(0, radius + 1):
        for dx in range(-radius, radius + 1):
            if (dy == 0 and dx <= 0) or dx * dx + dy * dy > radius * radius + 1:
                continue
            p = (slice(0, h - dy), slice(max(0, -dx), w - max(0, dx)))
            q = (slice(dy, h), slice(max(0, dx), w + min(0, dx)))
            fd = ((feats[p] - feats[q]) ** 2).sum(-1) / tau ** 2
            vp, vq = V[p], V[q]
            den = 1e-5 + k * k * (vp + vq)
            sub = vp + np.minimum(vp, vq)
            wt = []
            for S in (A, B):
                d = ((S[p] - S[q]) ** 2).mean(-1)
                d = box3((d - sub) / den)
                wt.append(np.exp(-np.maximum(d, 0) - np.minimum(fd, 30)))
            for i, S in ((0, A), (1, B)):
                g = wt[1 - i]
                acc[i][p] += g[..., None] * S[q]
                acc[i][q] += g[..., None] * S[p]
                ws[i][p] += g
                ws[i][q] += g
    return (acc[0] / ws[0][..., None] + acc[1] / ws[1][..., None]) * .5


def half(a):
    h, w = a.shape[0] // 2 * 2, a.shape[1] // 2 * 2
    return a[:h, :w].reshape(h // 2, 2, w // 2, 2, -1).mean((1, 3)).astype(F)


def despeckle(a):
    """Limit single bright pixels to their neighbourhood."""
    p = np.pad(a, ((1, 1), (1, 1), (0, 0)), mode="edge")
    h, w = a.shape[:2]
    n = np.stack([p[1 + dy:1 + dy + h, 1 + dx:1 + dx + w].max(-1) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dx or dy])
    n.sort(0)
    lim = n[-2] * 1.25 + .02
    m = a.max(-1)
    return a * np.minimum(1, lim / np.maximum(m, 1e-6))[..., None]


def denoise(A, B, alb, nor, strength=1.):
    """Work in a log domain; three scales, the coarse ones clean the blotches."""
    if strength <= 0:
        return (A + B) * .5
    enc = lambda c: np.log1p(np.maximum(c, 0) * 12).astype(F)
    A, B = enc(despeckle(A)), enc(despeckle(B))
    feats = gauss(np.concatenate([alb * 1.2, nor * .55], -1).astype(F), .7)
    f1 = half(feats)
    f2 = half(f1)
    A1, B1 = half(A), half(B)
    A2, B2 = half(A1), half(B1)
    k = .75 * strength
    d2 = nlm(A2, B2, f2, 4, k)
    d1 = nlm(A1, B1, f1, 4, k)
    d0 = nlm(A, B, feats, 5, k)

    def merge(fine, coarse):
        h, w = fine.shape[:2]
        low = half(fine)
        c = coarse[:low.shape[0], :low.shape[1]]
        return fine + bilinear(c - low, h, w) * .85
    out = merge(d0, merge(d1, d2))
    return np.expm1(np.maximum(out, 0)) / 12


# ---------------------------------------------------------------- haze and beams

class View:
    """Camera rays for every pixel: point = o + d * depth."""

    def __init__(self, meta, h, w, depth):
        m = np.array(meta["matrix"], F)
        self.o = m[:3, 3]
        k = meta["sensor"] / meta["lens"]
        asp = max(w, h)
        sx, sy = meta.get("shift", (0, 0))
        x = (((np.arange(w) + .5) - w / 2) / asp + sx) * k
        y = (-((np.arange(h) + .5) - h / 2) / asp + sy) * k
        X, Y = np.meshgrid(x, y)
        self.d = (X[..., None] * m[:3, 0] + Y[..., None] * m[:3, 1] - m[:3, 2]).astype(F)
        self.L = np.linalg.norm(self.d, axis=-1)
        self.T = np.minimum(depth, 400).astype(F)
        self.h, self.w = h, w

    def fog(self, density, height=2., base=0., **_):
        d, o = self.d, self.o
        g = d[..., 2] / height
        g = np.where(np.abs(g) < 1e-4, 1e-4, g)
        x = np.clip(g * self.T, -40, 40)
        return density * self.L * math.exp(-min(max((o[2] - base) / height, -3), 20)) * (1 - np.exp(-x)) / g

    def glow(self, pos, **_):
        P = np.array(pos, F) - self.o
        n = self.d / self.L[..., None]
        b = n @ P
        h = np.sqrt(np.maximum((P ** 2).sum() - b * b, 1e-4)) + .05
        T = self.T * self.L
        return (np.arctan((T - b) / h) + np.arctan(b / h)) / h

    def shaft(self, corner, u, v, direction, length, soft=.12, fade=1., **_):
        w_ = np.array(direction, float)
        w_ /= np.linalg.norm(w_)
        Minv = np.linalg.inv(np.stack([np.array(u, float), np.array(v, float), w_], 1))
        o = Minv @ (self.o - np.array(corner, float))
        d = self.d @ Minv.T.astype(F)
        out = 0
        for s in (-1, -.5, 0, .5, 1):
            lo, hi = -soft * s * .5, 1 + soft * s * .5
            t0, t1 = np.zeros_like(self.T), self.T.copy()
            for i, (a, b) in enumerate(((lo, hi), (lo, hi), (0, length))):
                di = np.where(np.abs(d[..., i]) < 1e-6, 1e-6, d[..., i])
                p, q = (a - o[i]) / di, (b - o[i]) / di
                t0 = np.maximum(t0, np.minimum(p, q))
                t1 = np.minimum(t1, np.maximum(p, q))
            seg = np.maximum(t1 - t0, 0) * self.L
            mid = np.clip((o[2] + d[..., 2] * (t0 + t1) / 2) / length, 0, 1)
            out = out + seg * (1 - mid) ** fade
        return out / 5

    def cone(self, apex, direction, angle, length, power=1., steps=56, mirror=False, **_):
        """Beam of a lamp, marched at half resolution; `mirror` shows it only in the water at z = 0."""
        d, T = self.d[::2, ::2], self.T[::2, ::2]
        wet = 1.
        if mirror:
            z = self.o[2] + d[..., 2] * T
            wet = (np.abs(z) < .04) & (d[..., 2] < 0)
            near, T = T, np.full_like(T, 200)
        ax = np.array(direction, F)
        ax /= np.linalg.norm(ax)
        A = np.array(apex, F)
        rel = self.o - A
        # only where the ray is within `length` of the apex
        dd = (d * d).sum(-1)
        b = (d @ rel) / dd
        c = ((rel ** 2).sum() - length * length) / dd
        disc = np.sqrt(np.maximum(b * b - c, 0))
        t0, t1 = np.maximum(-b - disc, near if mirror else .01), np.minimum(-b + disc, T)
        dt = np.maximum(t1 - t0, 0) / steps
        out = np.zeros(T.shape, F)
        jit = np.random.RandomState(1).rand(*T.shape).astype(F)
        for i in range(steps):
            t = t0 + (i + jit) * dt
            p = rel + d * t[..., None]
            r = np.linalg.norm(p, axis=-1) + 1e-3
            ca = np.arccos(np.clip((p @ ax) / r, -1, 1))
            out += dt * np.exp(-(ca / angle) ** 2 * 2) / (r ** power + .25) * np.clip(1 - r / length, 0, 1)
        out = gauss((out * wet).astype(F), 1. if not mirror else 2.)
        return bilinear(out, *self.T.shape) * self.L


def haze(img, view, look, seed):
    h, w = img.shape[:2]
    soften = lambda a: gauss(a.astype(F), 1.)
    for i, f in enumerate(look.get("fog", [])):
        tau = view.fog(**f)
        if f.get("wisps"):
            tau = tau * (1 - f["wisps"] + 2 * f["wisps"] * noise2(h, w, f.get("cell", 160), seed + i, 5, 3.5))
        a = soften(1 - np.exp(-tau)) * f.get("max", 1.)
        col = np.array(f["col"], F)
        if f.get("sun") is not None:
            s = np.array(f["sun"], F)
            s /= np.linalg.norm(s)
            ph = np.maximum((view.d @ s) / view.L, 0) ** f.get("sun_pow", 6)
            col = col + ph[..., None] * np.array(f["sun_col"], F)
        img = img * (1 - a[..., None]) + col * a[..., None]
    for i, s in enumerate(look.get("shafts", [])):
        a = soften(view.shaft(**s)) * s["strength"]
        a = a * (.72 + .56 * noise2(h, w, 120, seed + 31 + i, 5, 1.))
        img = img + a[..., None] * np.array(s["col"], F)
    for i, c in enumerate(look.get("cones", [])):
        a = view.cone(**c) * c["strength"] * (.7 + .6 * noise2(h, w, 110, seed + 51 + i, 5, 2.))
        img = img + a[..., None] * np.array(c["col"], F)
    for g in look.get("glows", []):
        img = img + (soften(view.glow(**g)) * g["strength"])[..., None] * np.array(g["col"], F)
    return img


# ---------------------------------------------------------------- grade

def srgb(x):
    x = np.clip(x, 0, 1)
    return np.where(x <= .0031308, 12.92 * x, 1.055 * np.power(np.maximum(x, 1e-8), 1 / 2.4) - .055)


def tonemap(x):
    """A soft film curve that lets bright colours run towards white."""
    l = (x @ LUM)[..., None]
    x = x * .9 + l * .1
    y = (x * (2.51 * x + .03)) / (x * (2.43 * x + .59) + .14)
    return srgb(y)


FILM = dict(exposure=0., contrast=1.08, sat=1.0, lift=(0, 0, 0), gain=(1, 1, 1), shadow=(-.012, .004, .014), high=(.014, .004, -.012),
            bloom=.10, halation=.06, vignette=.30, grain=.030, sharpen=.55, denoise=1., black=.012)
STUDIO = dict(FILM, contrast=1.04, shadow=(0, 0, .004), high=(.004, 0, -.004), bloom=.07, halation=.015, vignette=.12, grain=.022, black=.006)


def optics(img, look):
    """Bloom and the red halo of film around highlights."""
    b = look["bloom"]
    if b:
        hi = np.minimum(img, 12)
        wide = gauss(hi, 9) * .5 + gauss(hi, 34) * .32 + gauss(hi, 110) * .18
        img = img * (1 - b) + wide * b
    if look["halation"]:
        hi = np.maximum(np.minimum(img, 8) - .75, 0)
        img = img + gauss(hi, 5) * np.array([1., .28, .08], F) * look["halation"] * 2
    return img


def grade(img, look, seed, up=True):
    """Linear picture -> display values at the final size."""
    img = img * F(2 ** look["exposure"]) * np.array(look["gain"], F)
    if up:
        e = lanczos2(np.log2(np.maximum(img, 1e-4)).astype(F))
        e = e + (e - gauss(e, 1.3)) * look["sharpen"]
        img = np.exp2(np.clip(e, -13, 8))
    h, w = img.shape[:2]
    y, x = np.meshgrid(np.linspace(-1, 1, h), np.linspace(-1, 1, w), indexing="ij")
    v = 1 - look["vignette"] * np.clip((x * x * .8 + y * y * .6) - .15, 0, 2) ** 1.2
    c = tonemap(img * v[..., None].astype(F)).astype(F)
    if look.get("gamma"):
        c = np.power(np.maximum(c, 0), 1 / look["gamma"])
    k = look["contrast"]
    c = .42 + (c - .42) * k if k <= 1 else np.where(c < .42, .42 * (c / .42) ** k, 1 - .58 * (np.maximum(1 - c, 0) / .58) ** k)
    l = (c @ LUM)[..., None]
    c = l + (c - l) * look["sat"]
    sh, hg = (1 - l) ** 2, l ** 2
    c = c + sh * np.array(look["shadow"], F) + hg * np.array(look["high"], F) + np.array(look["lift"], F) * (1 - l)
    c = look["black"] + c * (1 - look["black"])
    g = look["grain"]
    if g:
        rs = np.random.RandomState(seed)
        mono = gauss(rs.standard_normal((h, w)).astype(F), .75 if up else .55)
        mono /= mono.std()
        col = gauss(rs.standard_normal((h, w, 3)).astype(F), .9 if up else .6)
        col /= col.std()
        amt = g * (.35 + 1.1 * np.sqrt(np.clip(l, 0, 1)) * (1.15 - l))
        c = c + amt * (mono[..., None] * .8 + col * .35)
    return np.clip(c, 0, 1)


# ---------------------------------------------------------------- export

def jpeg(path, c, limit=None):
    """Write display values as a JPEG no bigger than `limit` bytes."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    h, w = c.shape[:2]
    raw = (c * 255 + .5).astype(np.uint8).tobytes()
    for q in (3, 4, 5, 6, 7, 8, 10):
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{w}x{h}", "-i", "-",
                        "-vf", "scale=out_range=full:out_color_matrix=bt601", "-pix_fmt", "yuvj420p", "-q:v", str(q), "-huffman", "optimal",
                        "-fflags", "+bitexact", "-flags", "+bitexact", "-map_metadata", "-1", "-f", "image2", "-update", "1", path],
                       input=raw, check=True)
        if not limit or os.path.getsize(path) <= limit:
            break
    return os.path.getsize(path)


def load(raw, name):
    z = np.load(os.path.join(raw, name + ".npz"))
    meta = json.loads(str(z["meta"]))
    return {k: z[k].astype(F) for k in z.files if k != "meta"}, meta


def linear(raw, name, upright=True):
    z, meta = load(raw, name)
    look = dict(STUDIO if meta["look"].get("base") == "studio" else FILM)
    look.update(meta["look"])
    seed = sum(map(ord, name)) % 9973
    img = denoise(z["a"], z["b"], z["albedo"], z["normal"], look["denoise"])
    h, w = img.shape[:2]
    depth = np.minimum(z["depth"], 400)
    view = View(meta, h, w, depth)
    img = haze(img.astype(F), view, look, seed)
    return optics(np.maximum(img, 0).astype(F), look), look, seed


def fit(c, w, h):
    """Crop or stretch by a pixel to the exact size."""
    return c if c.shape[:2] == (h, w) else bilinear(c, h, w)


def title(c, raw):
    """Set the poster's title, rendered as a mask, over the picture."""
    z, _ = load(raw, "poster-title")
    m = lanczos2(z["a"][..., :1])[..., 0]
    m = np.clip(fit(m, c.shape[1], c.shape[0]), 0, 1)[..., None]
    return c * (1 - m * .94) + np.array([.93, .89, .80], F) * m * .94


def finish(raw, out, name):
    path, w, h, _ = PICTURES[{"grade": "grade-after"}.get(name, name)]
    img, look, seed = linear(raw, "two-on-the-jetty" if name == "grade" else name)
    if name == "grade":
        c = fit(grade(img, look, seed, up=False), 1600, 865)
        jpeg(os.path.join(out, PICTURES["grade-after"][0]), c, 420000)
        flat = dict(look, contrast=.62, sat=.42, shadow=(.0, .0, .0), high=(0, 0, 0), lift=(.10, .10, .10), vignette=0, gamma=1.25, gain=(.95, 1, 1.05))
        c = fit(grade(img, flat, seed, up=False), 1600, 865)
        return jpeg(os.path.join(out, PICTURES["grade-before"][0]), c, 420000)
    c = grade(img, look, seed, up=name != "tide-test")
    if name == "poster":
        c = title(c, raw)
    c = fit(c, w, h)
    dest = os.path.join(out, path)
    if name == "odile-armature":
        # stored lying on its side; EXIF orientation 6 turns it upright again
        size = jpeg(dest, np.ascontiguousarray(np.rot90(c, 1)), 700000)
        subprocess.run(["exiftool", "-q", "-overwrite_original", "-n", "-Orientation=6", dest], check=True)
        return size
    return jpeg(dest, c, look.get("limit", 760000))


def clip(raw, out):
    """Frames held for two (12 pictures a second in 24), with a soft sea made of noise."""
    path, w, h, _ = CLIP
    names = sorted(f[:-4] for f in os.listdir(raw) if f.startswith("tide-test-") and f.endswith(".npz"))
    frames = []
    for n in names:
        img, look, _ = linear(raw, n)
        frames.append((fit(grade(img, look, 7, up=False), w, h) * 255 + .5).astype(np.uint8).tobytes())
    dest = os.path.join(out, path)
    os.makedirs(os.path.dirname(dest), exist_ok=True)
    secs = len(frames) / 12
    sea = f"anoisesrc=color=brown:duration={secs}:sample_rate=44100:seed=5,lowpass=f=900,tremolo=f=0.35:d=0.7,volume=0.5,afade=t=in:d=0.5,afade=t=out:st={secs - .6}:d=0.6"
    for crf in (22, 25, 28, 31, 34):
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{w}x{h}", "-r", "12", "-i", "-", "-f", "lavfi", "-i", sea,
                        "-r", "24", "-c:v", "libx264", "-preset", "slow", "-crf", str(crf), "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "48k", "-ac", "1", "-shortest",
                        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart", dest], input=b"".join(frames), check=True)
        if os.path.getsize(dest) < 480000:
            break
    return os.path.getsize(dest)


def metadata(out):
    for name, (path, *_rest) in PICTURES.items():
        f = os.path.join(out, path)
        if not os.path.exists(f):
            continue
        args = ["exiftool", "-q", "-m", "-overwrite_original", "-charset", "utf8", "-all="]  # -m: the credit is longer than IPTC's 32 bytes
        if name in EMBEDDED:
            head, cap, date, words = EMBEDDED[name]
            args += ["-IPTC:CodedCharacterSet=UTF8", f"-XMP-photoshop:Headline={head}", f"-IPTC:Headline={head}",
                     f"-XMP-dc:Description={cap}", f"-IPTC:Caption-Abstract={cap}",
                     f"-XMP-dc:Creator={CREATOR}", f"-IPTC:By-line={CREATOR}",
                     f"-XMP-photoshop:Credit={CREDIT}", f"-IPTC:Credit={CREDIT}",
                     f"-XMP-dc:Rights={RIGHTS}", f"-IPTC:CopyrightNotice={RIGHTS}",
                     f"-XMP-xmpRights:UsageTerms={TERMS}", f"-XMP-xmpRights:WebStatement={STATEMENT}", "-XMP-xmpRights:Marked=True",
                     f"-XMP-photoshop:DateCreated={date.replace('-', ':')}", f"-IPTC:DateCreated={date.replace('-', ':')}",
                     f"-XMP-iptcCore:AltTextAccessibility={PICTURES[name][3]}"]
            for k in KEYWORDS + words.split(";"):
                args += [f"-XMP-dc:Subject={k}", f"-IPTC:Keywords={k}"]
            if name == "sky-backing":
                args += ["-GPSLatitude=47.2871", "-GPSLatitudeRef=N", "-GPSLongitude=2.4683", "-GPSLongitudeRef=W"]
        elif name == "odile-armature":
            args += ["-n", "-Orientation=6"]
        subprocess.run(args + ["-XMPToolkit=", f], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "metadata":
        metadata(sys.argv[2])
    elif sys.argv[1] == "clip":
        print("clip", clip(sys.argv[2], sys.argv[3]))
    else:
        for n in sys.argv[3:]:
            print(n, finish(sys.argv[1], sys.argv[2], n), flush=True)
