"""The scenes: each function builds one frame with kit.py and returns how it is to be graded.

  blender -b -P scenes.py -- RAWDIR NAME... [--scale S] [--samples K]

writes RAWDIR/NAME.npz: two independent half renders, albedo, normal, depth, camera, look.
"""
import json
import math
import os
import sys
import time
import bpy
import numpy as np
from mathutils import Vector

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kit
from kit import *

SCENES = {}
WIDE, STILL, KEYART, POSTER, PORTRAIT = (1600, 865), (1500, 1000), (1600, 900), (1000, 1500), (840, 1050)


def scene(name, size=WIDE, samples=28):
    def deco(f):
        SCENES[name] = (f, size, samples)
        return f
    return deco


def rgb(h, k=1.):
    return [x * k for x in hexc(h)]


def sea(z=0., mat_=None, size=160, n=2):
    return mesh([(-size, -size, z), (size, -size, z), (size, size, z), (-size, size, z)], [(0, 1, 2, 3)], mat_ or water(), False)


# ---------------------------------------------------------------- rendering

def render(name, raw, scale=1., samples=None, frames=0):
    f, size, spp = SCENES[name]
    sc = reset(sum(map(ord, name)))
    look = f() or {}
    animate = look.pop("animate", None)
    spp = samples or spp
    sc.render.engine = "CYCLES"
    c = sc.cycles
    c.device, c.samples, c.use_adaptive_sampling, c.use_denoising = "CPU", spp, False, False
    c.max_bounces, c.diffuse_bounces, c.glossy_bounces, c.transmission_bounces, c.transparent_max_bounces = 5, 2, 3, 3, 8
    c.sample_clamp_indirect, c.sample_clamp_direct = 3., 12.
    c.blur_glossy = .6
    c.caustics_reflective = c.caustics_refractive = False
    sc.render.use_persistent_data = True
    sc.render.threads_mode = "AUTO"
    sc.render.resolution_x, sc.render.resolution_y = int(size[0] * scale), int(size[1] * scale)
    sc.view_settings.view_transform = "Standard"
    vl = sc.view_layers[0]
    vl.cycles.denoising_store_passes = True
    vl.use_pass_z = True
    sc.use_nodes = True
    t = sc.node_tree
    t.nodes.clear()
    rl = t.nodes.new("CompositorNodeRLayers")
    fo = t.nodes.new("CompositorNodeOutputFile")
    tmp = os.path.join(raw, "tmp-" + name)
    os.makedirs(tmp, exist_ok=True)
    fo.base_path = tmp
    fo.format.file_format, fo.format.color_depth = "OPEN_EXR", "32"
    fo.file_slots.clear()
    names = {"img": "Image", "albedo": "Denoising Albedo", "normal": "Denoising Normal", "depth": "Depth"}
    for k, s in names.items():
        fo.file_slots.new(k)
        t.links.new(rl.outputs[s], fo.inputs[k])

    def shoot(seed):
        c.seed = seed
        bpy.ops.render.render()
        d = {}
        for k in names:
            p = os.path.join(tmp, f"{k}{sc.frame_current:04d}.exr")
            im = bpy.data.images.load(p)
            im.colorspace_settings.name = "Non-Color"
            w, h = im.size
            a = np.empty(w * h * 4, np.float32)
            im.pixels.foreach_get(a)
            d[k] = a.reshape(h, w, 4)[::-1, :, :3]
            bpy.data.images.remove(im)
            os.remove(p)
        return d
    t0 = time.time()
    for i in range(frames or 1):
        if animate:
            animate(i / (frames - 1) if frames else .72)
        store(os.path.join(raw, f"{name}-{i:03d}.npz" if frames else f"{name}.npz"), sc, look, shoot(1), shoot(2))
    os.rmdir(tmp)
    print(f"DONE {name} {time.time() - t0:.0f}s spp {spp}x2", flush=True)


def store(path, sc, look, A, B):
    cam = sc.camera
    meta = dict(matrix=[list(r) for r in cam.matrix_world], lens=cam.data.lens, sensor=cam.data.sensor_width,
                shift=(cam.data.shift_x, cam.data.shift_y), look=look)
    h16 = lambda x: np.clip(x, -6e4, 6e4).astype(np.float16)
    np.savez(path, a=h16(A["img"]), b=h16(B["img"]), albedo=h16((A["albedo"] + B["albedo"]) / 2),
             normal=h16((A["normal"] + B["normal"]) / 2), depth=np.minimum(A["depth"][..., 0], 1e4).astype(np.float32), meta=json.dumps(meta))


# ---------------------------------------------------------------- production stills

def dawn_sky():
    sky([(0, "#d9b79a"), (.10, "#b9b3ab"), (.28, "#7c95a3"), (.6, "#4b667c"), (1, "#33495f")], clouds="#c8b5a6", cloud_amt=.55,
        cloud_scale=1.7, streak=5, sun=(.62, 1, .07), sun_col="#ffcf9a", sun_pow=26, sun_amt=1.1, under="#64798a")


def flats(x0=-16, x1=16, y0=-10, y1=24, seed=0., level=.0, n=260, ridges=None, amp=.12):
    def f(x, y):
        P = np.stack([x * .35 + seed, y * .35, x * 0], -1)
        z = (fbm(P, 5, 3) - .52) * amp * 2.4 + level
        z += (fbm(P * 9, 3, 8) - .5) * amp * .35
        if ridges is not None:
            z = np.maximum(z, ridges(x, y))
        return z
    return field(f, x0, x1, y0, y1, n, n, salt_ground())


@scene("weighing-house-dawn")
def _():
    dawn_sky()
    sun_light((-.62, -1, -.14), 2.6, "#ffc58f", .05)
    sea(0, water("#0c1a1f", .05, 1.6, .03, (1, .5, 1)))
    flats(-18, 18, -9, 20, 3., -.05, 300)
    house((1.2, 3, 0), .28, 1.8, 1.2)
    for x, y, r, h in ((-4.2, -1.5, .9, .75), (-5.8, .6, 1.1, .95), (-3.1, 1.6, .8, .7), (6.6, 2.2, 1., .8), (-8.2, 3.4, 1.2, 1.), (4.6, -2.6, .7, .55)):
        heap(r, h, loc=(x, y, -.02))
    jetty((-.2, -6.5, 0), -.18, 5.2, .9, .35)
    for x in np.arange(-12, 14, 1.7):
        beam_between((x + R.uniform(-.2, .2), 9 + R.uniform(-.3, .3), -.5), (x, 9, R.uniform(.5, .9)), .1, M.wet())
    rake((-3.6, -2.2, .3), (.5, -.35, .4))
    camera((-4.4, -11.6, 1.3), (-.3, 2.2, 2.75), 31, .5, (1, 1.4, 2))
    return dict(fog=[dict(col=rgb("#b9b9b4", .62), density=.028, height=1.1, wisps=.45, sun=(.62, 1, .1), sun_col=rgb("#ffc48c", .55), sun_pow=7, max=.94),
                     dict(col=rgb("#9fb0b6", .5), density=.008, height=9, max=.9)],
                glows=[dict(pos=(.4, 1.2, 3.1), col=rgb("#ffae55"), strength=.03)], exposure=-.1, contrast=1.14, sat=1.12)



def room(w=7., d=6., h=3.9, back=(), left=(), right=(), dark=True, floor=True, glow=None):
    """The weighing room: open towards the camera at -y, closed to the sky."""
    wm = (lambda: R.choice((M.dark(), M.plank(), M.slatewood(), M.dark())))
    wall(w, h, wm, None, (0, d / 2, 0), 0, back)
    wall(d + 3, h, wm, None, (-w / 2, -1.5, 0), math.pi / 2, left)
    wall(d + 3, h, wm, None, (w / 2, -1.5, 0), math.pi / 2, right)
    if floor:
        floor_boards(-w / 2, w / 2, -d / 2 - 3, d / 2, -.03, M.plank(), .34, .06)
    black = mat("#050505", rough=1, bump=0)
    box(w + 1, d + 6, .1, black, 0, loc=(0, -1.5, h + .1))
    for s in (-1, 1):
        box(.1, .1, .1, black, 0, loc=(s * 30, 0, 0))
    for y in np.arange(-d / 2 - 1, d / 2, 1.5):
        plank(w, .2, .26, M.dark(), loc=(0, y, h - .12))
    for x in (-w / 2 + .1, -w / 6, w / 6, w / 2 - .1):
        if any(a - .1 < x < b + .1 for a, b, _, _ in back):
            continue
        plank(h, .15, .12, M.dark(), loc=(x, d / 2 - .08, h / 2), rot=(0, math.pi / 2, 0))


def weights(x, y, z, n=5, parent=None):
    for i in range(n):
        s = .07 + .025 * i
        lathe([(.001, 0), (s, 0), (s * 1.03, s * .2), (s, s * 1.2), (s * .5, s * 1.4), (s * .3, s * 1.5), (s * .42, s * 1.75), (s * .3, s * 1.95), (.001, s * 2)], M.brass() if i % 2 else M.oldbrass(), seg=32,
              loc=(x + i * .17 + i * i * .014, y + R.uniform(-.03, .03), z), parent=parent)


def crate(loc, w=.8, d=.6, h=.5, rot=0.):
    e = empty(loc, (0, 0, rot))
    for i in range(3):
        z = h * (i + .5) / 3
        for s in (-1, 1):
            plank(w, .04, h / 3 - .015, M.pale(), parent=e, loc=(0, s * d / 2, z))
            o = plank(d, .04, h / 3 - .015, M.pale(), parent=e, loc=(s * w / 2, 0, z), rot=(0, 0, math.pi / 2))
    plank(w, d, .04, M.pale(), parent=e, loc=(0, 0, .03))
    return e


def bench(loc, w=2., d=.8, h=.8, rot=0., m=None):
    e = empty(loc, (0, 0, rot))
    m = m or M.dark()
    n = max(int(d / .26), 2)
    for i in range(n):
        plank(w, d / n - .012, .07, m, parent=e, loc=(0, -d / 2 + d * (i + .5) / n, h - .035))
    for x in (-1, 1):
        for y in (-1, 1):
            plank(h - .06, .11, .11, m, parent=e, loc=(x * (w / 2 - .12), y * (d / 2 - .1), h / 2 - .03), rot=(0, math.pi / 2, 0))
    plank(w - .2, .05, .16, m, parent=e, loc=(0, -d / 2 + .1, h - .16))
    return e


@scene("odile-at-the-balance", samples=14)
def _():
    sky([(0, "#2a3640"), (1, "#39485a")], strength=.16)
    room(7.4, 6, 4.4, left=[(.9, 2.5, 1.5, 3.3)])
    window_frame(1.6, 1.8, None, (-3.72, .2, 2.4), math.pi / 2)
    d = Vector((1, -.14, -.40))
    sun_light(d, 13, "#ffdcaa", .015)
    area_light((-4.2, .2, 2.5), (0, -math.pi / 2, 0), (1.6, 1.6), 160, "#bcd3e4")
    balance((.95, .9, 0), .12, 3.15, 1.25, .07, 1.6, .55, salt_in=1)
    odile((-.75, -.1, 0), -.30, (.03, 0, -.12), armR=((-.62, -.16, .86), (-.34, -.52, .95)), armL=((.66, -.02, .98), (.78, -.2, 1.28), (.3, -.1, .8)), lid=.42, mouth=-.2)
    bench((2.7, 2.1, 0), 1.7, .8, .95)
    weights(2.05, 1.95, .95)
    ledger(None, (3.1, 2.1, .95), .5, .13, .4, "#5a2a1e", (0, -.12, .2))
    for x, y, r in ((-2.5, 2.0, .42), (-1.6, 2.35, .36), (-3.0, .9, .38)):
        sack((x, y, 0), r, r * 1.7)
    heap(.75, .55, loc=(2.55, -.1, -.02))
    lantern((2.6, 2.3, 2.35), 36)
    tube([(2.6, 2.3, 3.05), (2.6, 2.3, 4.3)], .012, M.iron())
    area_light((2.4, -3.2, 2.2), (0, 0, 0), 1.2, 24, "#7fa2c4", target=(-.4, 0, 1.3))
    camera((.5, -6.1, 1.5), (.2, .2, 1.72), 36, .55, (-.75, -.3, 1.6))
    return dict(shafts=[dict(corner=(-3.7, -.6, 1.5), u=(0, 1.6, 0), v=(0, 0, 1.8), direction=list(d), length=7.5, soft=.1, fade=.8, col=rgb("#ffe0b0"), strength=.035)],
                glows=[dict(pos=(2.6, 2.3, 2.58), col=rgb("#ffae55"), strength=.03)],
                fog=[dict(col=rgb("#3a4650", .2), density=.03, height=6)], exposure=.55, contrast=1.1, bloom=.13)


@scene("pim-on-the-causeway", samples=12)
def _():
    sky([(0, "#e3d3b8"), (.09, "#c9cfc9"), (.25, "#8fb0bb"), (.5, "#557f96"), (.9, "#2f5068")], clouds="#f1e9dc", cloud_amt=.85, cloud_scale=1.5, cloud_lo=.5, cloud_hi=.66,
        streak=3.2, under="#7b8f9b", sun=(-.75, 1, .22), sun_col="#fff0c8", sun_pow=20, sun_amt=.7)
    sun_light((.75, -1, -.42), 3.2, "#ffe6bd", .03)
    sea(0, water("#0e2126", .035, 1.2, .03, (1, .35, 1)))

    def ridge(x, y):
        c = .5 * np.sin(y * .12) + .02 * y
        P = np.stack([x * 1.5, y * 1.5, x * 0], -1)
        return .34 * smooth(.95, .5, np.abs(x - c) + .25 * (fbm(P, 4, 4) - .5)) + (fbm(P * 4, 3, 6) - .5) * .05 - .12
    field(ridge, -3, 5, -8, 60, 120, 900, salt_ground("#4a4a42", "#cfd0c8", .2, .2))
    for k in range(26):
        y = -5 + k * 2.3
        c = .5 * math.sin(y * .12) + .02 * y
        for s in (-1, 1):
            beam_between((c + s * .78 + R.uniform(-.06, .06), y, -.4), (c + s * .78 + R.uniform(-.08, .08), y + R.uniform(-.1, .1), R.uniform(.35, .6)), .085, M.wet())
    pim((.62, 7.5, .2), math.pi * .94, (0, 0, .1), scale=1.0)
    sack((.2, 7.2, .6), .17, .3, rot=(.2, .1, 0))
    house((-13, 46, 0), .1, 1.8, .8, 1.0, detail=0)
    for x, y in ((-4, 6), (-6.5, 11), (5.5, 9), (8, 16), (-9, 20)):
        heap(1, .7, loc=(x, y, -.03), n=60)
    camera((-.9, -6.2, 1.25), (-.1, 6, 2.75), 27, .7, (.6, 7.5, .8))
    return dict(fog=[dict(col=rgb("#c7ccc6", .75), density=.010, height=2.2, wisps=.3, sun=(-.75, 1, .2), sun_col=rgb("#ffe2b0", .5), sun_pow=5, max=.9)], exposure=-.15, contrast=1.15, sat=1.12)


@scene("salt-pans-noon", samples=12)
def _():
    sky([(0, "#cfdad8"), (.2, "#9fc0cb"), (.5, "#5f93ab"), (1, "#3f7694")], clouds="#ffffff", cloud_amt=.95, cloud_scale=2.4, cloud_lo=.47, cloud_hi=.6, streak=1.6, under="#b5c3c8")
    sun_light((.62, .42, -.62), 4.0, "#fff1d6", .012)
    S, T = 3.2, 2.5
    brine = ("#1d4a50", "#2c5a55", "#5a3b34", "#14343f", "#3d6661", "#6a4a3c", "#1b3c46")
    for i in range(-6, 7):
        for j in range(-4, 11):
            m = water(R.choice(brine), .018, 1.4 + R.random(), .03)
            x, y, z = i * S, j * T, R.uniform(-.015, .015)
            mesh([(x - S / 2, y - T / 2, z), (x + S / 2, y - T / 2, z), (x + S / 2, y + T / 2, z), (x - S / 2, y + T / 2, z)], [(0, 1, 2, 3)], m, False)

    def ridge(x, y):
        P = np.stack([x * .8, y * .8, x * 0], -1)
        w = (fbm(P, 3, 2) - .5) * .22
        gx = np.abs((x + w + S / 2 + 50 * S) % S - S / 2)
        gy = np.abs((y + w + T / 2 + 50 * T) % T - T / 2)
        gx, gy = S / 2 - np.abs(S / 2 - gx), T / 2 - np.abs(T / 2 - gy)
        d = np.minimum(np.abs((x + w + 50.5 * S) % S - 0), np.abs(S - (x + w + 50.5 * S) % S))
        e = np.minimum((y + w + 50.5 * T) % T, T - (y + w + 50.5 * T) % T)
        k = np.minimum(d, e)
        return .17 * smooth(.24, .10, k + (fbm(P * 5, 3, 3) - .5) * .10) + (fbm(P * 9, 3, 5) - .5) * .06 - .045
    field(ridge, -15, 15, -8, 24, 640, 640, salt_ground("#6a5a45", "#dcdcd4", .16, .13))
    for i in range(-4, 5):
        for j in range(-3, 8):
            if R.random() < .55:
                r = R.uniform(.34, .58)
                heap(r, r * .9, loc=((i + .5) * S + R.uniform(-.1, .1), (j + R.choice((.5, 0, .2))) * T, .06), n=70)
    for x, y, a in ((2.2, 1.25, 1.45), (-1.62, -1.2, .1), (4.8, 5.6, .2)):
        e = empty((x, y, .16), (0, 0, a))
        rake((0, 0, .03), (math.pi / 2 * .985, 0, 0), e)
    rake((-.4, 1.3, .2), (.5, .25, .5))
    lathe([(.2, 0), (.26, .3), (.24, .31), (.19, .03)], M.pale(), loc=(1.5, -.2, .12), seg=32, caps=False)
    sack((-1.66, .95, .1), .26, .46)
    sack((-1.5, .45, .1), .22, .4)
    pim((4.75, 7.1, .12), .6, (0, 0, 0), scale=.8)
    camera((-1.5, -6.6, 5.6), (.35, 2.4, 0), 32, .6, (.2, 1.6, .2))
    return dict(fog=[dict(col=rgb("#bcd0d4", .7), density=.006, height=5)], exposure=-.3, contrast=1.12, sat=1.05)


@scene("the-inspector-arrives", samples=14)
def _():
    sky([(0, "#1a2026"), (1, "#28323c")], strength=.05)
    room(7, 6, 4.4, back=[(-.75, .75, 0, 3.55)])
    for s in (-1, 1):
        plank(3.6, .16, .2, M.dark(), loc=(s * .82, 2.95, 1.8), rot=(0, math.pi / 2, 0))
    plank(1.9, .2, .18, M.dark(), loc=(0, 2.95, 3.62))
    wall(1.4, 3.45, M.red, None, (-1.35, 3.6, .03), 1.95, board=.24)
    mesh([(-9, 9, -2), (9, 9, -2), (9, 9, 9), (-9, 9, 9)], [(0, 1, 2, 3)], emitter("#dfe6e2", 3.2), False)
    floor_boards(-3, 3, 3.1, 5.5, -.04, M.plank(), .3, along="y")
    area_light((-2.5, -3.5, 3.2), (0, 0, 0), 1.5, 26, "#7f9fb8", target=(0, 1, .6))
    area_light((0, 5.6, 3.0), (0, 0, 0), (1.8, 2.6), 1200, "#e9efe8", target=(0, 0, .3))
    inspector((.06, 2.55, 0), .06, (0, 0, -.06))
    balance((-2.35, .8, 0), .3, 2.6, 1.0, -.05, 1.3, .42)
    stool((2.0, .4, 0))
    sack((2.55, 1.5, 0), .4, .7)
    ledger(None, (2.0, .4, .71), .34, .1, .26, "#3d4a52", (0, math.pi / 2, .4))
    camera((.75, -4.3, .62), (-.05, 2.2, 1.62), 31, .7, (0, 2.5, 1.8))
    return dict(shafts=[dict(corner=(-.75, 3.0, 0), u=(1.5, 0, 0), v=(0, 0, 3.5), direction=(0, -1, -.34), length=7., soft=.25, fade=1.2, col=rgb("#dfe8e4"), strength=.035)],
                fog=[dict(col=rgb("#6d7f88", .2), density=.035, height=5)], exposure=.25, contrast=1.16, bloom=.2, halation=.09, sat=.95)


@scene("pim-and-the-sack", samples=16)
def _():
    sky([(0, "#16202a"), (1, "#22303e")], strength=.3)
    room(7, 6, 4, back=[(1.2, 2.1, 1.3, 2.3)])
    window_frame(.9, 1., None, (1.65, 2.95, 1.8))
    mesh([(-3, 5, -2), (6, 5, -2), (6, 5, 5), (-3, 5, 5)], [(0, 1, 2, 3)], emitter("#48657e", .8), False)
    p = pim((0, 0, 0), .18, (.04, .03, .1), armL=((.34, -.2, .5), (.10, -.50, .44), (-.8, -.25, .1)), armR=((-.34, -.2, .5), (-.10, -.50, .40), (.8, -.25, .1)), lid=.2, mouth=.05, brow_tilt=.1)
    sack((-.02, -.30, .26), .20, .40, rot=(-.12, .08, .3), slump=.16)
    bench((1.6, .9, 0), 1.6, .8, .62)
    oil_lamp((1.05, .35, .62), 46, .62)
    weights(1.4, .6, .62, 3)
    area_light((-2.2, -1.2, 2.4), (0, 0, 0), 1.4, 26, "#8fb4d8", target=(0, 0, .8))
    area_light((.9, -1.8, 1.2), (0, 0, 0), .6, 17, "#ffb866", target=(0, 0, .8))
    area_light((-.9, 1.6, 2.2), (0, 0, 0), .7, 30, "#ffc98a", target=(0, 0, .9))
    for x, y, r in ((-1.5, 1.6, .4), (-2.2, 1.2, .45), (-.7, 2.2, .36)):
        sack((x, y, 0), r, r * 1.7)
    camera((.12, -2.75, .92), (.06, 0, .78), 46, .42, (0, -.25, .9))
    return dict(glows=[dict(pos=(1.05, .35, 1.03), col=rgb("#ffae55"), strength=.05)], fog=[dict(col=rgb("#33404c", .1), density=.04, height=4)], exposure=.35, contrast=1.1, bloom=.12)


@scene("the-empty-pan", samples=16)
def _():
    sky([(0, "#1a2530"), (1, "#2a3a48")], strength=.3)
    room(8, 8, 4.4, back=[(-2.6, -1.2, 1.3, 3.)])
    window_frame(1.4, 1.7, None, (-1.9, 3.95, 2.15))
    mesh([(-9, 7, -2), (9, 7, -2), (9, 7, 7), (-9, 7, 7)], [(0, 1, 2, 3)], emitter("#a9c4d2", 2.2), False)
    br = M.brass()
    pan(None, (0, 0, 1), .62, br, .24)
    for k in range(3):
        a = k * 2 * math.pi / 3 + .5
        chain((0, 0, 2.9), (.63 * math.cos(a), .63 * math.sin(a), 1.27), M.oldbrass(), None, .07, .014)
        ring(.045, .012, M.oldbrass(), rot=(math.pi / 2, 0, a), loc=(.635 * math.cos(a), .635 * math.sin(a), 1.25))
    bench((.6, 3., 0), 3.4, .9, .9)
    oil_lamp((1.5, 2.7, .9), 70, .8)
    for i in range(7):
        ledger(None, (-.6 + i * .16, 3.1, .9), R.uniform(.45, .6), .13, .36, R.choice(("#5a2a1e", "#33434d", "#6b5a35", "#2b3b34")))
    balance((-2.2, 2.2, 0), .4, 2.6, 1., .0, 1.3, .42)
    area_light((-2.4, 1.2, 3.0), (0, 0, 0), 1.1, 110, "#cfe2ef", target=(0, 0, 1.1))
    area_light((2.1, -.6, 1.9), (0, 0, 0), .5, 26, "#ffb566", target=(0, 0, 1.1))
    camera((.42, -2.3, 1.72), (.06, 0, 1.34), 50, .30, (0, -.42, 1.22))
    return dict(fog=[dict(col=rgb("#3a4853", .16), density=.03, height=5)], glows=[dict(pos=(1.5, 2.7, 1.45), col=rgb("#ffae55"), strength=.05)], exposure=.2, contrast=1.15, bloom=.13)


@scene("storm-over-the-jetty", samples=12)
def _():
    sky([(0, "#8a948c"), (.07, "#6b7a7c"), (.2, "#3c4a52"), (.5, "#26323b"), (1, "#161e26")], clouds="#10171d", cloud_amt=.95, cloud_scale=2.0, cloud_lo=.42, cloud_hi=.6, streak=2.2,
        under="#5a686c", sun=(-.5, 1, .05), sun_col="#c9d0b8", sun_pow=30, sun_amt=.35)
    area_light((-8, 12, 9), (0, 0, 0), 10, 900, "#a9bfc6", target=(0, 4, 0))

    def waves(x, y):
        z = 0
        for k, (a, l, dx, dy) in enumerate(((.30, 4.2, .8, .6), (.16, 2.1, .95, .3), (.09, 1.15, .7, -.5), (.05, .6, .4, .9))):
            ph = (x * dx + y * dy) * 2 * np.pi / l + 1.3 * k + 1.5 * fbm(np.stack([x * .2, y * .2, x * 0 + k], -1), 3, k)
            z = z + a * (1 - np.abs(np.sin(ph / 2))) ** 1.3 * 1.6
        P = np.stack([x, y, x * 0], -1)
        return (z - .35) * (.55 + .9 * fbm(P * .25, 3, 9)) + (fbm(P * 2.5, 3, 4) - .5) * .05
    field(waves, -22, 22, -9, 40, 620, 620, water("#0c2226", .2, 3, .06, foam=.5), cols=lambda x, y, z: np.clip(z * 2.6 - .55, 0, 1))
    jetty((.6, -3, 0), -.08, 12, 1.5, .75)
    lamp_post((1.1, 4.2, .75), 2.6, 800, .3)
    area_light((5, -6, 6), (0, 0, 0), 4, 300, "#a9bfc6", target=(0, 2, .7))
    lathe([(.22, 0), (.28, .27), (.22, .56)], M.dark(), loc=(.0, 1.7, .78), seg=28)
    sack((.95, 1.3, .78), .24, .4)
    camera((-2.3, -4.6, 1.75), (.6, 4, 1.9), 26, .7, (1.3, 4.2, 2))
    return dict(fog=[dict(col=rgb("#5d6d70", .36), density=.016, height=3.5, wisps=.5, max=.85)], glows=[dict(pos=(1.5, 4.3, 2.95), col=rgb("#ffb765"), strength=.05)],
                exposure=.4, contrast=1.2, sat=.95, grain=.034)


@scene("odile-by-the-window", samples=16)
def _():
    sky([(0, "#0e1822"), (1, "#16222e")], strength=.25)
    room(7, 5, 4, back=[(-.2, 1.7, 1.05, 2.6)])
    window_frame(1.9, 1.55, None, (.75, 2.45, 1.83), 0, M.slatewood(), (1, 1))
    plank(2.4, .5, .08, M.pale(), loc=(.75, 2.25, 1.0))
    mesh([(-8, 8, -2), (12, 8, -2), (12, 8, 8), (-8, 8, 8)], [(0, 1, 2, 3)], emitter("#1b3a58", .38), False)
    sphere(.24, emitter("#dfe8ee", 3), loc=(2.15, 7.6, 3.1))
    odile((-.62, 1.35, 0), 1.45, (.05, 0, .0), armL=((.5, -.28, .9), (.28, -.62, 1.02)), lid=.55, mouth=-.3)
    oil_lamp((1.25, 2.1, 1.04), 42, .72)
    ledger(None, (.5, 2.2, 1.08), .4, .1, .3, "#5a2a1e", (0, math.pi / 2, .3))
    area_light((1.7, .3, 2.1), (0, 0, 0), .7, 34, "#ffb25e", target=(-.5, 1.3, 1.4))
    area_light((-2.9, .2, 3.0), (0, 0, 0), 1, 75, "#7fb0e8", target=(-.6, 1.3, 1.3))
    for s in (-1, 1):
        drape(-.35, .35, 0, 1.9, mat("#7c2f20", "felt", rough=.9, sheen=.6, var=.2, bump=.2), loc=(.75 + s * 1.2, 2.3, .95), amp=.05, n=3)
    for i in range(5):
        ledger(None, (-2.9 + i * .17, 2.1, 1.6), R.uniform(.45, .6), .14, .36, R.choice(("#5a2a1e", "#33434d", "#6b5a35")))
    plank(1.4, .45, .07, M.dark(), loc=(-2.5, 2.15, 1.56))
    camera((.15, -3.0, 1.6), (.12, 1.6, 1.66), 38, .5, (-.4, 1.2, 1.6))
    return dict(glows=[dict(pos=(1.25, 2.1, 1.52), col=rgb("#ffae55"), strength=.05)], exposure=.3, contrast=1.12, bloom=.12)


@scene("lamp-tower-night", samples=12)
def _():
    sky([(0, "#33485a"), (.12, "#22364a"), (.4, "#12202f"), (1, "#080f18")], clouds="#2d3f50", cloud_amt=.6, cloud_scale=1.8, streak=3.5, stars=.8, rot=.3)
    area_light((-10, -2, 12), (0, 0, 0), 6, 900, "#7fa6d0", target=(0, 4, 1))
    sea(0, water("#04090d", .045, 1.5, .03, (1, .4, 1)))
    flats(-18, 18, -4, 20, 11., -.1, 220)
    lamp_tower((1.7, 5, 0), 4.6)
    point_light((1.7, 5, 5.2), 500, "#ffc070", .12)
    house((-6.5, 13, 0), -.25, 1.7, .8, .9, detail=0)
    for x, y, r in ((-2.2, 2.6, .8), (4.6, 4.2, 1.), (-4.6, 5.2, 1.)):
        heap(r, r * .8, loc=(x, y, -.05))
    for k in range(7):
        beam_between((-1.4 + k * .45, -1 + k * .85, -.4), (-1.4 + k * .45, -1 + k * .85, .5), .09, M.wet())
    camera((-2.3, -7.2, 1.25), (-.1, 5, 2.5), 25, .6, (1.7, 5, 3))
    d = (-.93, -.30, -.10)
    return dict(cones=[dict(apex=(1.7, 5, 5.15), direction=d, angle=.115, length=26, col=rgb("#ffd9a0"), strength=1.5),
                       dict(apex=(1.7, 5, 5.15), direction=(.93, .30, .0), angle=.115, length=20, col=rgb("#ffd9a0"), strength=1.1),
                       dict(apex=(1.7, 5, -5.15), direction=(-.93, -.30, .10), angle=.16, length=26, col=rgb("#ffd9a0"), strength=.5, mirror=True)],
                fog=[dict(col=rgb("#2d4356", .35), density=.02, height=1.2, wisps=.5), dict(col=rgb("#22384c", .25), density=.005, height=8)],
                glows=[dict(pos=(1.7, 5, 5.15), col=rgb("#ffc070"), strength=.055)], exposure=.45, contrast=1.12, bloom=.14, halation=.12)


@scene("the-ledger-room", samples=16)
def _():
    sky([(0, "#0e1620"), (1, "#16222e")], strength=.18)
    room(7, 6, 4.2)
    cols = ("#5a2a1e", "#33434d", "#6b5a35", "#2b3b34", "#7c3a26", "#4b4038", "#203040")
    for z in (.55, 1.45, 2.35, 3.2):
        plank(6.6, .6, .08, M.dark(), loc=(0, 2.6, z))
        x = -3.2
        while x < 3.1:
            if R.random() < .16:
                r = R.uniform(.2, .27)
                sack((x + r, 2.5, z + .04), r, r * 1.7)
                x += r * 2.2
            elif R.random() < .1:
                for q in range(3):
                    ledger(None, (x + .28, 2.5, z + .04 + q * .13), .5, .13, .38, R.choice(cols), (0, math.pi / 2, R.uniform(-.2, .2)))
                x += .75
            else:
                w = R.uniform(.08, .16)
                ledger(None, (x + w / 2, 2.5, z + .04), R.uniform(.46, .68), w, R.uniform(.34, .42), R.choice(cols), (0, R.choice((0, 0, 0, .1)), R.uniform(-.04, .04)))
                x += w + R.choice((.008, .01, .05))
    for x in (-2.2, 0, 2.2):
        plank(4, .1, .55, M.dark(), loc=(x, 2.65, 2), rot=(0, math.pi / 2, 0))
    bench((.1, .2, 0), 3.2, 1.3, .95, .05)
    oil_lamp((.55, .35, .95), 60, .95)
    e = empty((-.45, -.1, .97), (0, 0, .2))
    for s in (-1, 1):
        P, n = [], 14
        for j in range(2):
            for i in range(n):
                u = i / (n - 1)
                P.append((s * u * .5, -.34 + j * .68, .05 + .07 * math.sin(u * 2.6) - .03 * u))
        mesh(P, grid_faces(n, 2), M.paper(), parent=e)
        for k in range(9):
            tube([(s * .08, .25 - k * .06, .108), (s * R.uniform(.3, .42), .25 - k * .06, .112)], .004, M.black(), parent=e)
    tube([(-.1, .55, .98), (.12, .75, 1.25)], .012, M.paper(), radii=[.4, 1.6])
    lathe([(.07, 0), (.09, .06), (.04, .11), (.045, .13)], glass((.3, .4, .5), opacity=.4), loc=(-.1, .55, .96))
    weights(1.0, -.2, .95, 4)
    for i in range(3):
        ledger(None, (1.3, .4, .96 + i * .14), .55, .14, .42, R.choice(cols), (0, math.pi / 2, .3 + i * .2))
    stool((-.5, -1.3, 0))
    for x, y, r in ((-2.6, .9, .42), (-2.1, 1.6, .38), (2.7, 1.3, .44), (2.5, .4, .36)):
        sack((x, y, 0), r, r * 1.7)
    area_light((-3, -3, 3.4), (0, 0, 0), 1.5, 16, "#6f97c4", target=(0, 1, 1))
    camera((-.75, -3.7, 1.75), (.1, 1.2, 1.42), 33, .6, (.4, .3, 1.3))
    return dict(glows=[dict(pos=(.55, .35, 1.58), col=rgb("#ffae55"), strength=.022)], fog=[dict(col=rgb("#2a2620", .06), density=.03, height=4)], exposure=.45, contrast=1.12, bloom=.14)


@scene("two-on-the-jetty", samples=12)
def _():
    S = (-.16, 1, .055)
    sky([(0, "#f0a45c"), (.05, "#e6b07a"), (.14, "#b9a595"), (.32, "#6f8796"), (.65, "#3b566c"), (1, "#25394e")], clouds="#e9a878", cloud_amt=.8, cloud_scale=1.7, cloud_lo=.48, cloud_hi=.66, streak=4.5,
        under="#5b6a7c", sun=S, sun_col="#ffb060", sun_pow=50, sun_amt=1.6, disc=10)
    sun_light((.16, -1, -.09), 3.4, "#ffae62", .03)
    sea(0, water("#0d2028", .10, 1.3, .04, (.6, 1.6, 1)))
    jetty((0, -3, 0), 0, 8.6, 1.7, .75)
    odile((-.36, 4.2, .78), math.pi + .05, (0, 0, -.25), scale=.8)
    pim((.42, 4.3, .78), math.pi - .1, (-.1, 0, .2), armL=((.4, 0, .6), (.52, .02, .62), (.5, 0, .6)), scale=.82)
    lamp_post((.78, 2.2, .78), 1.9, 60, math.pi)
    for x, y in ((-5, 9), (-6.2, 10), (5.5, 12), (7.5, 12.6), (9, 13)):
        beam_between((x, y, -.5), (x + .1, y, R.uniform(.5, 1.1)), .13, M.wet())
    lamp_tower((-11, 30, 0), 4.8)
    sack((-.55, 2.5, .78), .2, .34)
    camera((.55, -2.2, 1.95), (-.1, 4.2, 1.72), 37, .55, (0, 4.2, 1.6))
    return dict(fog=[dict(col=rgb("#c99a70", .5), density=.006, height=2.5, wisps=.3, sun=S, sun_col=rgb("#ff9a48", .7), sun_pow=14, max=.9)], glows=[dict(pos=(.36, 2.2, 2.45), col=rgb("#ffb765"), strength=.025)],
                exposure=-.4, contrast=1.2, sat=1.12, bloom=.14)


@scene("the-flood", samples=14)
def _():
    sky([(0, "#1a2630"), (1, "#2a3a48")], strength=.12)
    room(7.6, 7, 4.2, back=[(-1.1, 1.1, 1.3, 3.3)])
    window_frame(2.2, 2., None, (0, 3.45, 2.3), 0, M.slatewood(), (2, 2))
    mesh([(-9, 8, -2), (9, 8, -2), (9, 8, 9), (-9, 8, 9)], [(0, 1, 2, 3)], emitter("#c3d6d8", 3.2), False)
    area_light((0, 4.2, 2.6), (0, 0, 0), (2.1, 1.9), 420, "#cfe0e2", target=(0, -1, 0))
    mesh([(-4, -8, .36), (4, -8, .36), (4, 4, .36), (-4, 4, .36)], [(0, 1, 2, 3)], water("#060d0f", .05, 1.6, .02), False)
    stool((-1.15, .3, .02), (.06, .02, .3))
    sack((1.35, .9, 0), .42, .75)
    sack((1.95, 1.5, 0), .4, .7)
    balance((-2.3, 1.9, 0), .35, 2.8, 1.05, .1, 1.4, .45)
    crate((.55, -.5, .22), .7, .5, .4, .5)
    for i in range(9):
        a = R.uniform(0, 6)
        x, y = R.uniform(-2, 2.2), R.uniform(-2.2, 1.8)
        o = mesh([(-.14, -.1, 0), (.14, -.1, .006), (.14, .1, 0), (-.14, .1, .008)], [(0, 1, 2, 3)], M.paper(), False, loc=(x, y, .368), rot=(0, 0, a))
    bench((2.7, 2.3, 0), 1.5, .8, .95)
    lantern((2.5, 2.2, .95), 34, 1.)
    camera((.5, -4.2, 1.05), (-.05, 1.6, 1.28), 30, .7, (-.6, .4, .7))
    d = (0, -1, -.42)
    return dict(shafts=[dict(corner=(-1.1, 3.4, 1.3), u=(2.2, 0, 0), v=(0, 0, 2.), direction=d, length=6, soft=.2, fade=1.1, col=rgb("#cfe0e2"), strength=.03)], glows=[dict(pos=(2.5, 2.2, 1.18), col=rgb("#ffb765"), strength=.04)],
                fog=[dict(col=rgb("#5d7077", .2), density=.03, height=4)], exposure=.3, contrast=1.14, bloom=.16)


@scene("low-water-last-shot", samples=12)
def _():
    S = (.45, 1, .03)
    sky([(0, "#f2b7a0"), (.08, "#e3aea6"), (.2, "#b79fb0"), (.42, "#7c8ba6"), (.8, "#4b6584"), (1, "#3b5474")], clouds="#f3bfae", cloud_amt=.85, cloud_scale=1.4, cloud_lo=.48, cloud_hi=.68, streak=4.2,
        under="#8a86a0", sun=S, sun_col="#ffc9a0", sun_pow=40, sun_amt=1.3)
    sun_light((-.45, -1, -.11), 3., "#ffb594", .04)
    sea(0, water("#141f28", .015, 1.2, .02, (1, .5, 1)))
    flats(-20, 20, -8, 30, 5.5, -.012, 420, amp=.10)
    balance((.9, 1.2, .0), .30, 3.1, 1.35, .0, 1.6, .52)
    sack((-.55, .35, .02), .24, .40)
    for x, y, r in ((-6, 8, 1.0), (-8, 10, 1.3), (7, 12, 1.2)):
        heap(r, r * .8, loc=(x, y, -.05), n=60)
    for k in range(9):
        x, y = -7 + k * 2 + R.uniform(-.3, .3), 16 + R.uniform(-1, 1)
        beam_between((x, y, -.4), (x + R.uniform(-.2, .2), y, R.uniform(.4, 1.)), .12, M.wet())
    camera((-1.5, -6.0, .82), (.2, 1.2, 1.82), 32, .5, (.9, 1.2, 1.4))
    return dict(fog=[dict(col=rgb("#c9a8ac", .55), density=.014, height=1.3, wisps=.4, sun=S, sun_col=rgb("#ffb08a", .5), sun_pow=9, max=.9)], exposure=-.4, contrast=1.2, sat=1.15)


# ---------------------------------------------------------------- portraits

def sitting(bg, key_side=-1, key="#fff0dc", key_power=300, fill="#8fb0d0", fill_power=45, rim="#ffd9a8", rim_power=160, bg_power=90, bg_col="#ffffff", turn=.2, lens=72, cam_z=-.25, look=None, props=True):
    """Backdrop, lights and camera of a portrait; returns the grading."""
    sky([(0, "#1a1e22"), (1, "#20262c")], strength=.25)
    m = mat(bg, "noise", rough=.95, var=.4, vscale=.8, bump=.06, bscale=4)
    mesh([(-14, 5, -9), (14, 5, -9), (14, 5, 9), (-14, 5, 9)], [(0, 1, 2, 3)], m, False)
    area_light((key_side * 4.2, -4.0, 2.6), (0, 0, 0), 2.2, key_power, key, target=(0, 0, -.2))
    area_light((-key_side * 4.5, -3.5, .2), (0, 0, 0), 3, fill_power, fill, target=(0, 0, -.4))
    area_light((-key_side * 2.9, 3.2, 2.4), (0, 0, 0), 1.4, rim_power, rim, target=(0, 0, -.2))
    area_light((key_side * 1.5, 2.6, -1.2), (0, 0, 0), 2, bg_power, bg_col, target=(key_side * -.8, 5, .6))
    camera((0, -9.4, cam_z + .15), (0, 0, cam_z - .12), lens, .35, (0, -.85, .1))
    d = dict(base="film", exposure=.42, contrast=1.04, shadow=(-.004, .002, .008), high=(.008, .003, -.008), bloom=.07, halation=.03, vignette=.25, grain=.02, limit=620000)
    d.update(look or {})
    return d


def sitter(turn, nod=0., tilt=0.):
    return empty((0, 0, 0), (nod, tilt, turn))


@scene("maelle-tanguy", PORTRAIT, 16)
def _():
    look = sitting("#4f6670", -1, key_power=320)
    bust(striped("#e6e1d4", "#1f3144", .34, 9), 1.28, "#dcae8b", arm_m=striped("#e6e1d4", "#1f3144", .105, 9, 0))
    lathe([(.5, -1.24), (.56, -1.16), (.5, -1.06)], M.knit("#1f3144", 12), seg=48, sy=.8, loc=(0, .1, 0), caps=False)
    H = Head("#dcae8b", w=.94, h=1.1, jaw=.16, cheek=.06, nose=(.13, .22, .17), brow="#2a1a12", brow_w=.05, brow_tilt=.02, lid=.3, mouth=.35, mouth_w=.25, eye=.1, parent=sitter(.22, .02, .05))
    hair_curly(H, mat("#2a1911", "felt", rough=.7, sheen=.4, var=.35, bump=.15), 380, .62, .03, .085)
    return look


@scene("ade-bello-fontaine", PORTRAIT, 16)
def _():
    look = sitting("#7a4a2c", 1, key="#ffe9cf", key_power=430, rim="#a9d0ff", rim_power=300, fill_power=90)
    bust(M.knit("#26353a", 9), 1.45, "#5a3422", neck=.38)
    for i in range(3):
        ring(.47, .13, M.knit("#26353a", 9), loc=(0, .1, -1.32 + i * .17), n=48, res=6)
    H = Head("#5f3825", w=1.0, h=1.12, jaw=.08, cheek=.03, nose=(.19, .22, .17), brow="#140c08", brow_w=.05, lid=.32, mouth=.5, mouth_w=.3, blush="#7a3020", blush_amt=.4, shade="#3a2218", eye=.095, parent=sitter(-.2, .03, -.04))
    spectacles(H, .25, mat("#1c1a18", rough=.25, coat=.5, var=.05, bump=0), .03)
    return look


@scene("tomasz-wielicz", PORTRAIT, 16)
def _():
    look = sitting("#2b3a3c", -1, key="#e9f2ff", key_power=300, rim="#ff9a4a", rim_power=260, fill="#5a7a88", fill_power=26)
    bust(M.cloth("#4a5340", 30), 1.42, "#e8c6ae", neck=.38)
    for s in (-1, 1):
        mesh([(s * .1, -.62, -1.55), (s * .75, -.45, -1.75), (s * .42, -.25, -1.1), (s * .1, -.42, -1.12)], [(0, 1, 2, 3)], M.cloth("#3c4434", 30), False)
    H = Head("#ecd0bc", w=1.04, h=1.06, jaw=.02, cheek=.04, nose=(.17, .26, .19), brow="#9a4a1c", brow_w=.065, brow_tilt=.03, brow_z=.33, lid=.3, mouth=.1, mouth_w=.2, blush="#c9503a", blush_amt=.6, eye=.085, parent=sitter(.28, .0, -.05))
    beard(H, mat("#a8501e", "felt", rough=.75, sheen=.3, var=.4, bump=.15), 420, .36)
    hair_cap(H, mat("#a8501e", "felt", rough=.8, var=.3), 1.03)
    beanie(H, M.knit("#2f4a5c", 9), .50)
    return look


@scene("sunniva-hark", PORTRAIT, 16)
def _():
    look = sitting("#a39a86", 1, key="#fff6e6", key_power=330, fill_power=70, fill="#b8c8d8")
    b = bust(M.cloth("#7c8f8a", 26), 1.3, "#e0b696")
    n, k = 14, 14
    P = [((i / (n - 1) - .5) * (1.25 + .25 * (j / (k - 1))), -.86 - .05 * math.cos((i / (n - 1) - .5) * 3) - .02 * math.sin(i * 1.2 + j), -1.95 - j * .22) for j in range(k) for i in range(n)]
    o = mesh(P, grid_faces(n, k), mat("#8e3a24", "felt", rough=.9, sheen=.4, var=.2, bump=.25, bscale=40))
    o.modifiers.new("s", "SOLIDIFY").thickness = .05
    for s in (-1, 1):
        tube([(s * .55, -.88, -2.0), (s * .52, -.62, -1.55), (s * .45, -.1, -1.3)], .07, mat("#7a3120", "felt", bump=.3), res=2)
    for i, c in enumerate(("#c99a2a", "#33505f", "#d8d2c2")):
        tube([(.22 + i * .1, -1.0, -2.75), (.2 + i * .11, -1.02, -2.2 + .1 * i)], .03, M.pale())
        sphere(.05, mat(c, rough=.5), .8, .8, 2, loc=(.2 + i * .11, -1.02, -2.12 + .1 * i), seg=16)
    box(.5, .05, .55, mat("#7a3120", "felt", bump=.3), .02, loc=(.3, -.96, -2.95))
    H = Head("#e3bb9c", w=1.02, h=1.0, jaw=.03, cheek=.1, nose=(.15, .2, .16), brow="#d8d4ca", brow_w=.05, lid=.5, lid_tilt=.2, mouth=.6, mouth_w=.27, blush="#d0604a", blush_amt=.9, eye=.085, parent=sitter(-.24, .02, .05))
    hair_bob(H, mat("#e2dfd6", "felt", rough=.7, sheen=.5, var=.15, bump=.15), .62, .18, 240, .028, part=.2, flare=.12)
    return look


@scene("cormac-dunlevy", PORTRAIT, 16)
def _():
    look = sitting("#2f4f4a", -1, key="#fff0d8", key_power=320, rim="#9fd8ff", rim_power=200)
    bust(M.cloth("#b0622c", 24), 1.22, "#e2b795", neck=.3)
    lathe([(.62, -1.42), (.66, -1.2), (.5, -1.02)], M.cloth("#a0562a", 24), seg=48, sy=.85, loc=(0, .2, 0), caps=False, wob=.1)
    for s in (-1, 1):
        tube([(s * .16, -.62, -1.4), (s * .2, -.86, -1.9), (s * .17, -.92, -2.5)], .03, M.cloth("#e8e0cc"))
    H = Head("#e6bd9d", w=.88, h=1.14, jaw=.2, cheek=0, nose=(.12, .25, .16), brow="#4a2c18", brow_w=.05, brow_tilt=.03, lid=.2, mouth=.25, mouth_w=.2, mouth_z=-.46, blush_amt=.7, eye=.1, parent=sitter(.2, .04, .07))
    hair_bob(H, mat("#5a3820", "felt", rough=.7, sheen=.4, var=.35, bump=.15), .05, .34, 260, .03, part=-.35, flare=.05, curl=.3)
    headphones(H, mat("#1b1d20", rough=.35, coat=.3, var=.1, bump=.03), mat("#a33a22", "felt", rough=.8, bump=.2))
    return look


@scene("bettina-lisle", PORTRAIT, 16)
def _():
    look = sitting("#8c3f2c", 1, key="#ffffff", key_power=330, rim="#ffe0b8", rim_power=220, fill="#c08a70", fill_power=50)
    bust(M.cloth("#5b6a70", 30), 1.22, "#e4bb98", neck=.3)
    lathe([(.45, -1.3), (.5, -1.18), (.44, -1.08)], M.cloth("#4b585e"), seg=48, sy=.8, loc=(0, .1, 0), caps=False)
    H = Head("#e9c4a4", w=.96, h=1.04, jaw=.14, cheek=.05, nose=(.11, .17, .13), brow="#120e0d", brow_w=.04, lid=.35, lid_tilt=-.15, mouth=.3, mouth_w=.2, blush_amt=.55, eye=.1, parent=sitter(-.16, .0, -.06))
    hair_bob(H, mat("#121114", "felt", rough=.45, sheen=.3, var=.3, bump=.1), .55, .36, 280, .026, flare=.16, curl=.25)
    small_camera(None, (.06, -1.14, -1.95), 1.25, (-.12, 0, -.06))
    for s in (-1, 1):
        tube([(s * .4 + .06, -1.08, -1.85), (s * .44, -.85, -1.55), (s * .46, -.3, -1.22), (s * .3, .25, -1.1)], .035, M.leather())
    return look


@scene("hedwige-carrow", PORTRAIT, 16)
def _():
    look = sitting("#39304a", -1, key="#ffe4c4", key_power=330, rim="#b8c8ff", rim_power=230, fill="#604a70", fill_power=40, cam_z=-.12)
    bust(mat("#3a2030", "felt", rough=.9, sheen=.8, var=.25, bump=.15, bscale=50), 1.24, "#dcae90", neck=.27)
    v = velvet("#5a1226")
    lathe([(.78, -1.62), (.74, -1.45), (.5, -1.12), (.46, -.98), (.54, -.9), (.58, -.96)], v, seg=64, sy=.82, loc=(0, .12, 0), caps=False, wob=.06)
    sphere(.12, mat("#e9e2d0", rough=.2, coat=.6, var=.05, bump=0), .8, .4, 1, loc=(0, -.5, -1.42), seg=24)
    ring(.12, .025, M.brass(), rot=(math.pi / 2, 0, 0), loc=(0, -.49, -1.42))
    H = Head("#e0b598", w=.86, h=1.18, jaw=.16, cheek=.06, nose=(.12, .28, .2), brow="#b8b2ae", brow_w=.035, brow_tilt=-.02, brow_z=.42, lid=.62, lid_tilt=.2, mouth=.15, mouth_w=.2, blush="#c05a50", blush_amt=.75, eye=.09, parent=sitter(.32, -.05, .0))
    hm = mat("#b9bbbf", "felt", rough=.55, sheen=.5, var=.25, bump=.12)
    hair_back(H, hm, (0, .25, .97), n=260, r=.024, off=1.1)
    yarn_ball((0, .22, 1.42), .42, hm, H.e, 110, .028, .8)
    yarn_ball((0, .2, 1.8), .22, hm, H.e, 60, .026, .8)
    for s in (-1, 1):
        sphere(.06, mat("#efe8da", rough=.15, coat=.8, var=.03, bump=0), parent=H.e, loc=(s * .86, -.03, -.38), seg=20)
    return look


@scene("noor-salis", PORTRAIT, 16)
def _():
    look = sitting("#6f93a3", 1, key="#fff4e0", key_power=330, fill_power=80, cam_z=-.3)
    bust(M.knit("#d8a02a", 9), 1.05, "#b98059", neck=.26)
    lathe([(.44, -1.4), (.42, -1.2), (.34, -1.08)], M.cloth("#ece6d8"), seg=48, sy=.85, loc=(0, .1, 0), caps=False)
    tube([(0, -.50, -1.45), (.01, -.68, -2.0), (0, -.70, -3.2)], .05, M.knit("#b9851c", 12))
    for z in (-1.8, -2.25, -2.7):
        sphere(.075, M.red(), 1, .5, 1, loc=(.1, -.70, z), seg=20)
    H = Head("#bf8760", w=1.0, h=1.0, jaw=.06, cheek=.1, nose=(.11, .14, .12), nose_z=-.1, brow="#1a100b", brow_w=.045, brow_z=.38, lid=.18, mouth=.55, mouth_w=.24, blush="#b04a34", blush_amt=.7, eye=.12, eye_z=.08, parent=sitter(-.14, .03, .07))
    hm = mat("#1c120d", "felt", rough=.6, sheen=.35, var=.35, bump=.12)
    hair_parted(H, hm, (.86, .42, -.38), 150, .026)
    for s in (-1, 1):
        plait([(s * .92, .30, -.40), (s * 1.14, .05, -.75), (s * 1.08, -.35, -1.35), (s * .92, -.66, -2.05)], hm, H.e, .15, 3.6, "#a8361f")
    return look


# ---------------------------------------------------------------- key art

def dusk_sky(sun=(-.55, 1, .03)):
    sky([(0, "#f0b070"), (.05, "#e0aa80"), (.13, "#a79a98"), (.3, "#5f7f90"), (.6, "#2d4f66"), (1, "#16304a")], clouds="#d9a184", cloud_amt=.75, cloud_scale=1.6, cloud_lo=.5, cloud_hi=.68, streak=4.2,
        under="#44586c", sun=sun, sun_col="#ffb468", sun_pow=34, sun_amt=1.1, stars=.25)


def coast_at_dusk(tower=-9.5):
    dusk_sky()
    sun_light((.55, -1, -.10), 2.4, "#ffae70", .05)
    area_light((7, -9, 9), (0, 0, 0), 6, 420, "#7fa8d0", target=(1, 2, 1.5))
    sea(0, water("#0a1a22", .03, 1.3, .02, (1, .4, 1)))
    house((1.6, 4.2, 0), .22, 1.75, 1.6, lightw=170)
    jetty((-3.1, -5.2, 0), -.07, 6.2, 1.1, .42)
    odile((-2.52, .15, .45), math.pi - .35, (0, 0, -.3), scale=.66)
    pim((-3.1, .2, .45), math.pi - .1, (-.15, 0, -.35), armR=((-.4, -.05, .6), (-.55, -.1, .75), (-.5, 0, .5)), scale=.66)
    for x, y, r, h in ((-5.6, 3.5, 1.1, .9), (-7.6, 5, 1.3, 1.1), (-4.2, 6, .9, .75), (6.6, 3, 1., .8), (8.6, 5, 1.2, 1.), (5.2, .6, .7, .5)):
        heap(r, h, loc=(x, y, -.03))
    for x in np.arange(-14, 14, 2.1):
        beam_between((x + R.uniform(-.3, .3), 13 + R.uniform(-.5, .5), -.5), (x, 13, R.uniform(.5, 1.)), .12, M.wet())
    lamp_tower((tower, 24, 0), 4.8)
    return dict(fog=[dict(col=rgb("#b0988c", .5), density=.02, height=.9, wisps=.5, sun=(-.55, 1, .05), sun_col=rgb("#ffa860", .55), sun_pow=9, max=.9),
                     dict(col=rgb("#6f8796", .35), density=.005, height=6)],
                glows=[dict(pos=(.9, 2.5, 3.0), col=rgb("#ffae55"), strength=.035), dict(pos=(tower, 24, 5.4), col=rgb("#ffc070"), strength=.12)],
                exposure=-.05, contrast=1.16, sat=1.14, bloom=.13, limit=900000)


@scene("key-art", KEYART, 18)
def _():
    look = coast_at_dusk()
    camera((-3.0, -9.0, 1.35), (-.75, 2, 2.95), 27, .55, (-2.5, .2, 1))
    return look


@scene("poster", POSTER, 18)
def _():
    look = coast_at_dusk(-8.1)
    camera((-2.4, -12.2, 1.5), (-.15, 2, 4.75), 32, .6, (-2.5, .2, 1))
    return look


@scene("poster-title", POSTER, 4)
def _():
    """White letters on black; post.py sets them over the poster. The font is Liberation Serif (OFL)."""
    import subprocess
    sky([(0, "#000000"), (1, "#000000")], strength=0)
    font = subprocess.run(["fc-match", "-f", "%{file}", "Liberation Serif:regular"], capture_output=True, text=True).stdout
    f = bpy.data.fonts.load(font) if font.endswith(("ttf", "otf")) else None
    m = emitter("#ffffff", 1)

    def line(s, size, y, space=1.):
        o = text3d(s, size, m, 0, loc=(0, y, 0))
        o.data.space_character = space
        if f:
            o.data.font = f
    line("THE", .46, 6.42, 1.8)
    line("WEIGHING", 1.78, 5.3, 1.08)
    line("HOUSE", 1.78, 3.72, 1.3)
    line("a film made of salt, wood and wool", .34, 2.62, 1.1)
    line("PAN NINE PICTURES", .27, -6.95, 1.5)
    mesh([(-1.1, 2.95, 0), (1.1, 2.95, 0), (1.1, 2.962, 0), (-1.1, 2.962, 0)], [(0, 1, 2, 3)], m, False)
    camera((0, 0, 20), (0, 0, 0), 48, None)
    bpy.context.scene.camera.data.sensor_fit = "VERTICAL"
    bpy.context.scene.camera.data.sensor_height = 36
    bpy.context.scene.camera.rotation_euler = (0, 0, 0)
    return dict(base="studio")


# ---------------------------------------------------------------- behind the scenes

BTS_LOOK = dict(base="studio")


def studio(level=.06, wall_y=9., w=16, floor_col="#2a2a2c", drapes=True, floor_z=0.):
    """A dark room with a painted floor and black drapes."""
    sky([(0, "#8a94a0"), (1, "#9aa4b0")], strength=level)
    mesh([(-30, -30, floor_z), (30, -30, floor_z), (30, 30, floor_z), (-30, 30, floor_z)], [(0, 1, 2, 3)], mat(floor_col, rough=.45, var=.35, vscale=1.2, bump=.05), False)
    if drapes:
        drape(-w, w, wall_y, 9, n=26)
        for s in (-1, 1):
            drape(-10, 10, 0, 9, n=18, loc=(s * w * .72, 0, 0), rotz=math.pi / 2)


def trestle_table(w, d, h, top="#8a7355"):
    box(w, d, .12, mat(top, "wood", rough=.6, var=.25, bump=.1), .01, loc=(0, 0, h - .06))
    for x in (-w * .36, w * .36):
        for s in (-1, 1):
            beam_between((x - .35, s * d * .42, 0), (x, s * d * .34, h - .15), .11, M.pale())
            beam_between((x + .35, s * d * .42, 0), (x, s * d * .34, h - .15), .11, M.pale())
        plank(d * .8, .16, .1, M.pale(), loc=(x, 0, h - .2), rot=(0, 0, math.pi / 2))
        plank(d * .8, .06, .08, M.pale(), loc=(x, 0, h * .4), rot=(0, 0, math.pi / 2))


def mini_coast(zt, w=8., d=5., s=.5, house_at=(.6, .4), heaps=7, lit=1.):
    """The set on its table: resin water, flats, house, heaps and jetty, at height zt."""
    mesh([(-w / 2, -d / 2, zt + .03), (w / 2, -d / 2, zt + .03), (w / 2, d / 2, zt + .03), (-w / 2, d / 2, zt + .03)], [(0, 1, 2, 3)], water("#10303a", .05, 3, .04), False)
    for sy in (-1, 1):
        plank(w + .1, .06, .18, M.pale(), loc=(0, sy * d / 2, zt + .03))
    for sx in (-1, 1):
        plank(d + .1, .06, .18, M.pale(), loc=(sx * w / 2, 0, zt + .03), rot=(0, 0, math.pi / 2))

    def f(x, y):
        P = np.stack([x * .6 + 3, y * .6, x * 0], -1)
        e = np.minimum(w / 2 - np.abs(x), d / 2 - np.abs(y))
        return (fbm(P, 5, 3) - .54) * .34 + (fbm(P * 8, 3, 8) - .5) * .05 - smooth(.15, 0, e) * .1
    o = field(f, -w / 2 + .03, w / 2 - .03, -d / 2 + .03, d / 2 - .03, 220, 150, salt_ground("#4a4740", "#d9dad4", zt + .11, .10), loc=(0, 0, zt + .03))
    house((house_at[0], house_at[1], zt), .22, 1.7, lit, s, lightw=60, sink=.05)
    for i in range(heaps):
        x, y = R.uniform(-w * .45, w * .45), R.uniform(-d * .42, d * .1)
        if abs(x - house_at[0]) < 1.5 * s * 2 and y > -.9:
            continue
        r = R.uniform(.25, .45) * s * 2
        heap(r, r * .8, loc=(x, y, zt + .04), n=60)
    jetty((house_at[0] - .5, -d / 2 + .1, zt), -.1, 3.6 * s * 2 * .55, .9 * s, .3, sink=.05)


@scene("stage-two-wide", STILL, 14)
def _():
    studio(.2, 8.5)
    trestle_table(9, 5.4, 2.2)
    mini_coast(2.2, 8.6, 5, .56, (.8, .5), 9)
    backing(15, 6.6, 5.4, 1.4, colors=("#4f7286", "#a9bcbc", "#edc79a"), bow=1.6)
    fresnel((-5.6, -1.6, 5.4), (0, .3, 2.8), power=9000, s=1.1, col="#ffd7a0", spot=.8)
    fresnel((6.2, -.8, 4.6), (.6, .4, 3.0), power=3000, s=.9, col="#cfe2ff", spot=.8)
    fresnel((-3.6, 3.2, 1.0), (-.5, 5.4, 4.4), power=2200, s=.7, spot=1.5, col="#ffc68a", glow=6, blend=1.)
    fresnel((4.4, 3.0, 1.0), (1, 5.4, 4.6), power=2200, s=.7, spot=1.5, col="#ffc68a", glow=6, blend=1.)
    cine_camera((-1.6, -4.6, 3.1), (.6, .4, 2.9), .95)
    ladder((6.4, 3.2, 0), 5.4, -.5)
    stool((2.9, -4.2, 0), s=1.5)
    box(1.1, .7, .7, M.plastic(), .05, loc=(4.3, -3.3, .35))
    box(.9, .08, .6, M.plastic(), .03, loc=(4.3, -3.3, 1.05), rot=(-.2, 0, .2))
    box(.8, .02, .5, emitter("#7fa6b4", .35), 0, loc=(4.29, -3.35, 1.05), rot=(-.2, 0, .2))
    for x, y, a in ((-3.5, -3.8, .4), (-4.2, -3.1, .9)):
        tube([(x, y, .03), (x + 1, y - .4, .03), (x + 2.2, y + .3, .03), (x + 3.4, y - .2, .03)], .03, M.black())
    area_light((0, -9, 7), (0, 0, 0), 5, 600, "#b8cbe0", target=(0, 0, 1.5))
    area_light((-8, 2, 8), (0, 0, 0), 2, 300, "#9fc0e8", target=(0, 1, 1.5))
    camera((1.0, -13.2, 4.6), (.1, 0, 2.75), 27, 2.2, (0, -1, 2.5))
    d = (Vector((0, .3, 2.8)) - Vector((-5.6, -1.6, 5.4))).normalized()
    return dict(BTS_LOOK, cones=[dict(apex=(-5.6, -1.6, 5.4), direction=list(d), angle=.3, length=7, col=rgb("#ffd7a0"), strength=.10)], fog=[dict(col=rgb("#46505a", .12), density=.012, height=8)],
                glows=[dict(pos=(-5.6, -1.6, 5.4), col=rgb("#ffd7a0"), strength=.05)], exposure=.65, limit=800000)


@scene("camera-on-the-pans", STILL, 14)
def _():
    studio(.10, 14, drapes=False)
    backing(26, 11, 11, -1, colors=("#587c92", "#b4c8cc", "#e8d4b4"), strength=.25, frame=False, bow=2)
    S, T = 1.9, 1.5
    for i in range(-4, 5):
        for j in range(-1, 6):
            m = water(R.choice(("#1d4a50", "#2c5a55", "#5a3b34", "#14343f")), .02, 2.4, .03)
            x, y = i * S, j * T
            mesh([(x - S / 2, y - T / 2, .5), (x + S / 2, y - T / 2, .5), (x + S / 2, y + T / 2, .5), (x - S / 2, y + T / 2, .5)], [(0, 1, 2, 3)], m, False)

    def ridge(x, y):
        P = np.stack([x * 1.3, y * 1.3, x * 0], -1)
        w = (fbm(P, 3, 2) - .5) * .16
        d = np.minimum((x + w + 50.5 * S) % S, S - (x + w + 50.5 * S) % S)
        e = np.minimum((y + w + 50.5 * T) % T, T - (y + w + 50.5 * T) % T)
        return .13 * smooth(.17, .07, np.minimum(d, e) + (fbm(P * 5, 3, 3) - .5) * .08) + (fbm(P * 8, 3, 5) - .5) * .05 - .04
    field(ridge, -8.5, 8.5, -2.2, 8.2, 520, 320, salt_ground("#6a5a45", "#dcdcd4", .62, .12), loc=(0, 0, .5))
    plank(17.4, .08, .5, M.pale(), loc=(0, -2.25, .4))
    for i in range(-3, 4):
        for j in range(-1, 5):
            if R.random() < .5:
                r = R.uniform(.26, .42)
                heap(r, r * .9, loc=((i + .5) * S, (j + .5) * T, .55), n=70)
    house((4.6, 6.6, .4), -.2, 1.7, 1., .62, lightw=60)
    # slider and camera
    for z, y in ((.95, -2.9), (.95, -3.5)):
        tube([(-4.6, y, z), (4.2, y, z)], .07, M.steel(), smooth_n=1)
    for x in (-4.5, 4.1):
        box(.3, 1.0, .3, M.plastic(), .05, loc=(x, -3.2, .9))
        for y in (-2.9, -3.5):
            tube([(x, y, .9), (x, y, 0)], .06, M.steel(), smooth_n=1)
    box(1.2, 1.0, .16, M.plastic(), .04, loc=(-.9, -3.2, 1.1))
    lathe([(.22, 0), (.16, .2), (.24, .3)], M.plastic(), loc=(-.9, -3.2, 1.15), seg=24)
    cine_camera((-.9, -3.2, 1.98), (1.2, 2.4, .9), 1.25, tripod=False, lens_len=.8)
    for i in range(3):
        tube([(-1.2 + .1 * i, -3.6, 1.7), (-2.2, -4.2, .8 - .1 * i), (-4, -4.3, .1)], .03, M.black())
    fresnel((6.6, -1.6, 4.6), (1, 2, .5), power=6500, s=1.1, col="#fff0d8", spot=1.0)
    area_light((-6, -4.5, 5), (0, 0, 0), 2.5, 1300, "#a9c4e0", target=(-.6, -2, 1.4))
    area_light((2.6, -.4, 4.6), (0, 0, 0), 1.2, 420, "#ffe2b8", target=(-.9, -3.2, 2))
    area_light((-4.4, -6.4, 2.2), (0, 0, 0), 1.2, 160, "#c4dcf4", target=(-.9, -3.2, 1.9))
    camera((-4.7, -6.4, 3.0), (.15, -.4, 1.35), 33, .8, (-.9, -3.0, 1.9))
    return dict(BTS_LOOK, exposure=.45, limit=800000)


@scene("puppet-bench", STILL, 16)
def _():
    studio(.07, 6, drapes=False, floor_z=-3)
    bm = mat("#7a5a3c", "wood", rough=.55, var=.35, bump=.2)
    for i in range(-2, 6):
        plank(12, .56, .12, bm, loc=(R.uniform(-.2, .2), -1.3 + i * .57, -.06), rot=(0, 0, 0))
    mesh([(-12, 2.3, -3), (12, 2.3, -3), (12, 2.3, 8), (-12, 2.3, 8)], [(0, 1, 2, 3)], mat("#3c4a4c", "noise", rough=.9, var=.3, vscale=.6, bump=.1), False)
    # pegboard tools
    for i, (L, c) in enumerate(((1.1, M.pale()), (1.3, M.red()), (.9, M.pale()), (1.2, M.dark()), (1.0, M.pale()))):
        x = 2.2 + i * .42
        tube([(x, 2.2, 3.6), (x, 2.2, 3.6 - L * .5)], .07, c)
        tube([(x, 2.2, 3.6 - L * .5), (x, 2.2, 3.6 - L)], .03, M.steel())
    for i in range(6):
        sphere(.035, M.iron(), loc=(-4 + i * 1.1, 2.25, 3.4), seg=12)
    plank(9, .12, .2, M.dark(), loc=(0, 2.22, 3.2))

    def peg(x, y, h=.75):
        tube([(x, y, 0), (x, y, h)], .07, M.pale(), smooth_n=1)
        box(.7, .7, .16, M.pale(), .03, loc=(x, y, .08), rot=(0, 0, R.uniform(-.3, .3)))
        return empty((x, y, h + .5), (0, 0, R.uniform(-.25, .25)), None, .56)
    odile_head(peg(-3.1, .35), .5, -.2)
    p = peg(-1.75, .1, .7)
    p.rotation_euler.x = -.28
    pim_head(p, .2, .3, hat=True)
    inspector_head(peg(-.35, .4, .95))
    Head("#d6b48c", w=1., h=1., lid=0, brow="#b9905f", blush_amt=.0, mouth=0, brow_w=.03, parent=peg(.95, .05, .7), eye=.09)
    Head("#e3b18e", w=1., h=.98, jaw=.04, nose=(.12, .15, .12), brow="#4a2d1a", brow_w=.045, lid=.9, mouth=.5, mouth_w=.25, blush="#c8583e", blush_amt=.9, eye=.115, parent=peg(2.15, .3, .72))
    # brushes, pots, knives
    lathe([(.2, 0), (.24, .5), (.22, .5), (.19, .04)], glass((.8, .9, .95), opacity=.25), loc=(3.5, .7, 0), seg=32, caps=False)
    for i in range(8):
        a = R.uniform(0, 6)
        t = (3.5 + .28 * math.cos(a), .7 + .28 * math.sin(a), R.uniform(1.1, 1.5))
        tube([(3.5 - .1 * math.cos(a), .7 - .1 * math.sin(a), .05), t], .03, R.choice((M.pale(), M.red(), M.dark())))
        sphere(.05, mat(R.choice(("#3a2a1e", "#c9c0b0", "#8e3a24")), "felt", bump=.3), .8, .8, 2.2, loc=(t[0], t[1], t[2] + .07), seg=14)
    for i, c in enumerate(("#8e3a24", "#d99a1e", "#3f5566", "#d7a684", "#e6e1d4")):
        x, y = 2.4 + (i % 3) * .52 - .2 * (i // 3), -.75 - (i // 3) * .5
        lathe([(.2, 0), (.21, .28), (.18, .28), (.18, .22)], M.steel(), loc=(x, y, 0), seg=28, caps=False, smooth_n=1)
        lathe([(.001, .22), (.18, .22)], mat(c, rough=.2, var=.05, bump=.03), loc=(x, y, 0), seg=28, caps=False, smooth_n=1)
    for x, y, a in ((-.9, -1.0, .5), (-.3, -1.15, .2), (.6, -1.05, -.3)):
        e = empty((x, y, .05), (0, 0, a))
        tube([(0, 0, 0), (.6, 0, 0)], .06, M.red() if a > 0 else M.pale(), parent=e)
        tube([(.6, 0, 0), (1.0, 0, 0), (1.2, .03, 0)], .028, M.steel(), radii=[1, 1, .2], parent=e)
    for i in range(26):
        x, y = R.gauss(-2.2, .6), R.gauss(-.95, .2)
        tube([(x, y, .02), (x + .06, y + .03, .06), (x + .1, y - .02, .03)], .022, M.pale(), res=1)
    sphere(.16, M.bead(), loc=(1.35, -1.0, .02), seg=20).scale = (.3, .3, .3)
    for i in range(7):
        sphere(.055, M.bead(), loc=(1.2 + R.uniform(-.2, .3), -1.1 + R.uniform(-.15, .2), .05), seg=18)
    # desk lamp
    lathe([(.001, .1), (.5, .1), (.52, .02), (.5, 0)], M.iron(), loc=(-4.6, 1.2, 0), seg=36)
    tube([(-4.6, 1.2, .1), (-5.1, 1.3, 1.9)], .045, M.steel(), smooth_n=1)
    tube([(-5.1, 1.3, 1.9), (-3.75, -1.4, 3.4)], .045, M.steel(), smooth_n=1)
    sphere(.1, M.iron(), loc=(-5.1, 1.3, 1.9), seg=16)
    q = empty((-3.65, -1.55, 3.25), (.35, -.45, 0))
    lathe([(.12, .3), (.2, .25), (.5, -.25), (.52, -.3)], mat("#2f5a52", rough=.3, coat=.4, var=.05, bump=0), parent=q, seg=40, caps=False)
    sphere(.15, emitter("#ffe2b0", 30), parent=q, loc=(0, 0, -.1), seg=20)
    spot_light((-3.5, -1.7, 3.1), (-.3, .3, .9), 2300, "#ffdca6", 2.1, .8, .25)
    area_light((5, -3.5, 4), (0, 0, 0), 2.5, 520, "#9fbfe0", target=(0, 0, .6))
    camera((-.3, -7.0, 2.5), (-.2, .2, 1.12), 36, .7, (-.9, -.2, 1.2))
    return dict(BTS_LOOK, exposure=.4)


@scene("odile-armature", (1000, 1500), 16)
def _():
    studio(.10, 8, drapes=False, floor_z=-3)
    for i in range(-3, 9):
        plank(9, .5, .12, M.pale(), loc=(R.uniform(-.2, .2), -1.4 + i * .51, -.06))
    mesh([(-9, 3, -3), (9, 3, -3), (9, 3, 8), (-9, 3, 8)], [(0, 1, 2, 3)], mat("#44525a", "noise", rough=.9, var=.35, vscale=.5, bump=.05), False)
    st, br = M.steel(), M.brass()

    def joint(p, r=.085):
        sphere(r, st, loc=p, seg=28)
        for s in (-1, 1):
            lathe([(.001, 0), (r * .95, 0), (r * .95, r * .35), (.001, r * .35)], br, loc=(p[0], p[1] + s * r * .95 - r * .17, p[2]), rot=(math.pi / 2, 0, 0), seg=24, smooth_n=1)
        tube([(p[0], p[1] - r * 1.6, p[2]), (p[0], p[1] + r * 1.6, p[2])], r * .22, M.iron(), smooth_n=1)

    def bone(a, b, r=.042):
        for s in (-1, 1):
            tube([(a[0], a[1] + s * .07, a[2]), (b[0], b[1] + s * .07, b[2])], r * .8, st, smooth_n=1)
        m = [(a[k] + b[k]) / 2 for k in range(3)]
        sphere(r * 1.5, br, loc=m, seg=16)
    sk = dict(hip=(0, 0, 1.25), chest=(.03, 0, 2.15), neck=(.05, -.02, 2.62), shL=(.55, 0, 2.3), shR=(-.5, 0, 2.33), elL=(.95, -.08, 1.72), elR=(-.98, -.1, 1.9),
              waL=(.85, -.5, 1.25), waR=(-1.25, -.35, 2.45), hL=(.27, 0, 1.12), hR=(-.27, 0, 1.12), kL=(.34, -.1, .62), kR=(-.36, -.06, .62), aL=(.34, .02, .14), aR=(-.40, .06, .14))
    for a, b in (("hip", "chest"), ("chest", "neck"), ("shL", "elL"), ("shR", "elR"), ("elL", "waL"), ("elR", "waR"), ("hL", "kL"), ("hR", "kR"), ("kL", "aL"), ("kR", "aR")):
        bone(sk[a], sk[b])
    tube([sk["shR"], sk["chest"], sk["shL"]], .06, st)
    tube([sk["hL"], sk["hip"], sk["hR"]], .07, st)
    for k, p in sk.items():
        joint(p, .105 if k in ("hip", "chest") else .085)
    ring(.42, .03, st, rot=(math.pi / 2, 0, 0), loc=(.05, -.02, 3.18))
    ring(.42, .03, st, rot=(math.pi / 2, 0, math.pi / 2), loc=(.05, -.02, 3.18))
    ring(.42, .03, st, loc=(.05, -.02, 3.18))
    tube([sk["neck"], (.05, -.02, 2.8)], .05, br)
    for w, d in (("waL", -1), ("waR", 1)):
        p = sk[w]
        for i in range(4):
            x = p[0] + (i - 1.5) * .07
            tube([(p[0], p[1], p[2]), (x, p[1] - .08, p[2] + d * .16), (x * 1.0 + (i - 1.5) * .02, p[1] - .16, p[2] + d * .34)], .018, M.iron())
    for a in ("aL", "aR"):
        p = sk[a]
        box(.26, .62, .07, st, .03, loc=(p[0], p[1] - .16, .04))
        tube([(p[0], p[1] - .25, .04), (p[0], p[1] - .25, .14)], .05, br, smooth_n=1)
    # spare parts
    for i in range(9):
        x, y = R.uniform(-1.6, 1.6), R.uniform(-1.3, -.7)
        sphere(R.uniform(.05, .09), R.choice((st, br)), loc=(x, y, .07), seg=20)
    e = empty((1.1, -.7, .05), (0, 0, .6))
    tube([(0, 0, 0), (.9, 0, 0)], .07, M.red(), parent=e)
    tube([(.9, 0, 0), (1.5, 0, 0)], .03, st, parent=e)
    for i in range(3):
        box(.9, .7, .02, M.paper(), 0, loc=(-1.25, .9, .01 + .02 * i), rot=(0, 0, .2 + .1 * i))
    area_light((-3.2, -3.2, 4.6), (0, 0, 0), 1.8, 420, "#fff0d8", target=(0, 0, 1.8))
    area_light((3.6, 1.2, 3.2), (0, 0, 0), 1.4, 260, "#8fbaf0", target=(0, 0, 1.8))
    area_light((0, 2.2, 4.5), (0, 0, 0), 2, 120, "#ffd8a8", target=(.3, 3, 1.5))
    camera((.5, -7.4, 2.15), (0, 0, 1.78), 54, .55, (0, -.05, 1.8))
    return dict(BTS_LOOK, exposure=.1)


@scene("lighting-the-window", STILL, 14)
def _():
    studio(.09, 9, drapes=False)
    drape(-14, 14, 6.5, 10, n=26)
    # the freestanding set wall runs along y at x = 0, window at (y -.9..0.9)
    wm = (lambda: R.choice((M.plank(), M.slatewood(), M.dark())))
    wall(7, 4.6, wm, None, (0, 1, .9), math.pi / 2, [(-1.9, -.1, 1.5, 3.2)])
    window_frame(1.8, 1.7, None, (0, 0, 3.25), math.pi / 2, M.slatewood(), (1, 1), .16)
    for y in (-2.3, 4.2):
        beam_between((0, y, 4.6), (-1.8, y, .0), .11, M.pale())
        beam_between((-.1, y, .9), (-.1, y, 5.4), .12, M.pale())
    floor_boards(.05, 5.2, -2.4, 4.4, .9, M.plank(), .34, .1)
    box(5.3, 7, .1, M.pale(), .01, loc=(2.6, 1, .8))
    for x in (.3, 5):
        for y in (-2.2, 4.2):
            tube([(x, y, .8), (x, y, 0)], .1, M.pale(), smooth_n=1)
    wall(5.2, 4.6, wm, None, (2.6, 4.5, .9))
    balance((2.5, 1.6, .93), .9, 2.6, 1.0, .05, 1.3, .42)
    odile((2.3, -.5, .93), -1.2, (0, 0, -.1))
    sack((3.9, 2.6, .93), .38, .62)
    L, T = Vector((-5.0, -.9, 5.3)), Vector((2.4, .3, 1.9))
    fresnel(L, T, power=26000, s=1.25, col="#ffdca8", spot=.42, glow=18)
    fresnel((-2.2, 4.6, 4.2), (2.4, 1, 2), power=0, s=.8, on=False)
    area_light((5, -8, 6), (0, 0, 0), 3, 520, "#86a8d0", target=(1, 0, 1.5))
    area_light((-7, -5, 6), (0, 0, 0), 2, 420, "#86a8d0", target=(-3, 0, 2))
    for p in ((-4.2, -2.8), (-3.3, -3.3)):
        box(.9, .6, .5, M.plastic(), .04, loc=(*p, .25), rot=(0, 0, p[0]))
    tube([(-5, -.9, .05), (-4, -2.2, .03), (-2, -3.2, .03), (2, -3.6, .03), (6, -3.2, .03)], .035, M.black())
    camera((-.6, -10.2, 3.2), (-.5, .2, 3.0), 31, 1.2, (1.4, -.4, 2.3))
    d = (T - L).normalized()
    return dict(BTS_LOOK, cones=[dict(apex=list(L), direction=list(d), angle=.17, length=6.4, power=.6, col=rgb("#ffdca8"), strength=.5)],
                shafts=[dict(corner=(0, -.9, 2.4), u=(0, 1.8, 0), v=(0, 0, 1.7), direction=list(d), length=5.2, soft=.1, fade=.7, col=rgb("#ffdca8"), strength=.11)],
                glows=[dict(pos=list(L), col=rgb("#ffdca8"), strength=.06)], fog=[dict(col=rgb("#3a4450", .14), density=.014, height=9)], exposure=.3, bloom=.12)


@scene("hands-of-pim", STILL, 14)
def _():
    sky([(0, "#9aa4b0"), (1, "#aab4c0")], strength=.25)
    box(9, 6, .1, mat("#1f5a48", rough=.55, var=.1, vscale=3, bump=.1, bscale=60), .06, loc=(0, 0, -.05))
    mesh([(-30, -30, -.12), (30, -30, -.12), (30, 30, -.12), (-30, 30, -.12)], [(0, 1, 2, 3)], mat("#6a4c33", "wood", rough=.5, var=.3, bump=.1), False)
    gl = mat("#cfd8a0", rough=.6, var=.05, bump=0)
    for i in range(-8, 9):
        box(.012 if i % 2 else .022, 5.6, .004, gl, 0, loc=(i * .5, 0, .001))
    for j in range(-5, 6):
        box(8.4, .012 if j % 2 else .022, .004, gl, 0, loc=(0, j * .5, .001))
    skm = mat("#dba482", "noise", rough=.5, bump=.15, bscale=12)
    for r in range(2):
        for c in range(7):
            x, y = -3.3 + c * 1.1, .85 + r * 1.15
            hand(None, (x + R.uniform(-.04, .04), y - .25, .22), (R.uniform(-.1, .1), 1, .05), .58, skm, .05 + .12 * c if r else R.uniform(.05, .6), 1 if (c + r) % 2 else -1, 0)
            tube([(x, y - .22, .2), (x, y - .48, .16)], .025, M.steel(), smooth_n=1)
    lips, dark, teeth = mat("#b4523e", rough=.4, var=.1, bump=.05), mat("#2a0c0a", rough=.4), mat("#e8e2d2", rough=.4)
    for r in range(2):
        for c in range(8):
            x, y = -3.4 + c * .97, -1.0 - r * 1.0
            e = empty((x, y, .02), (0, 0, R.uniform(-.06, .06)))
            sphere(.40, skm, 1, .82, .22, parent=e, seg=32)
            sm, op = R.uniform(-.14, .16), (r * .09 + (c % 4) * .045) * (1 if (c + r) % 3 else .2)
            xs = np.linspace(-.24, .24, 9)
            up = [(q, sm * (q / .24) ** 2 + op * (1 - (q / .24) ** 2), .104 - .3 * q * q) for q in xs]
            lo = [(q, sm * (q / .24) ** 2 - op * (1 - (q / .24) ** 2), .104 - .3 * q * q) for q in xs]
            if op > .03:
                mesh(up + lo[::-1], [tuple(range(18))[::-1]], dark, False, parent=e)
                if c % 2:
                    tube([(q * .6, sm * .2 + op * .75, .105) for q in xs[2:7]], .03, teeth, parent=e)
            tube(up, .028, lips, radii=[.5, 1, 1, .5], parent=e)
            tube(lo, .028, lips, radii=[.5, 1.1, 1.1, .5], parent=e)
    # tweezers and knife
    for s in (-1, 1):
        tube([(3.7, -2.55, .06), (4.25 + s * .09, -1.4, .06), (4.3 + s * .02, -.2, .05)], .03, M.steel(), radii=[1.2, 1.1, .5])
    tube([(-4.25, -2.3, .07), (-4.2, -.6, .07)], .07, M.iron())
    tube([(-4.2, -.6, .06), (-4.19, -.1, .05)], .04, M.steel(), radii=[1, .2])
    sphere(.3, M.pale(), 1, 1, .5, loc=(4.0, 1.9, .1), seg=30)
    area_light((-5, 3.5, 4.5), (0, 0, 0), 1.4, 520, "#fff0da", target=(0, 0, 0))
    area_light((5, -4, 4), (0, 0, 0), 3, 90, "#a9c8f0", target=(0, 0, 0))
    camera((.35, -4.9, 8.0), (.03, -.22, 0), 38, 1.0, (0, -.4, .1), roll=.035)
    return dict(BTS_LOOK, exposure=-.1)


@scene("tide-rig", STILL, 16)
def _():
    studio(.22, 7, drapes=False)
    drape(-12, 12, 5.6, 9, n=22)
    W, D = 7.2, 3.4
    for x in (-W / 2, W / 2):
        for y in (-D / 2, D / 2):
            tube([(x, y, 0), (x, y, 3.6)], .13, M.pale(), smooth_n=1)
        beam_between((x, -D / 2, 2.2), (x, D / 2, 2.2), .2, M.pale())
        beam_between((x, -D / 2, .7), (x, D / 2, .7), .16, M.pale())
    for y in (-D / 2, D / 2):
        beam_between((-W / 2, y, 2.2), (W / 2, y, 2.2), .22, M.pale())
        beam_between((-W / 2, y, .7), (W / 2, y, .7), .16, M.pale())
        if y > 0:
            beam_between((-W / 2, y, 3.5), (W / 2, y, 3.5), .16, M.pale())

    def gear(x, y, z, r, teeth, m, ph=0.):
        e = empty((x, y, z), (math.pi / 2, ph, 0))
        e.rotation_euler = (math.pi / 2, 0, 0)
        g = empty((0, 0, 0), (0, 0, ph), e)
        P = []
        for k in range(teeth * 4):
            a = 2 * math.pi * k / (teeth * 4)
            q = r * (1.09 if k % 4 in (1, 2) else .94)
            P.append((q * math.cos(a), q * math.sin(a)))
        n = len(P)
        v = [(p[0], p[1], s) for s in (-.06, .06) for p in P]
        f = [tuple(range(n))[::-1], tuple(range(n, 2 * n))] + [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)]
        mesh(v, f, m, False, parent=g)
        lathe([(.001, -.14), (r * .22, -.14), (r * .22, .14), (.001, .14)], M.steel(), parent=g, seg=24, smooth_n=1)
        for k in range(5):
            a = 2 * math.pi * k / 5
            lathe([(.001, -.066), (r * .16, -.066), (r * .16, .066), (.001, .066)], M.plastic(), parent=g, loc=(r * .58 * math.cos(a), r * .58 * math.sin(a), 0), seg=20, smooth_n=1)
    xs = np.linspace(-W / 2 + .6, W / 2 - .6, 6)
    zs = [2.75 + .28 * (i % 2) for i in range(6)]
    for i, (x, z) in enumerate(zip(xs, zs)):
        lathe([(.24, -D / 2 + .1), (.24, D / 2 - .1)], M.pale() if i % 2 else mat("#8e3a24", rough=.4, var=.1, bump=.03), seg=36, loc=(x, 0, z), rot=(math.pi / 2, 0, 0), smooth_n=1)
        tube([(x, -D / 2 - .35, z), (x, D / 2 + .2, z)], .06, M.steel(), smooth_n=1)
        gear(x, -D / 2 - .28, z, .46, 14, M.brass() if i % 2 else M.steel(), .11 * i)
    gear(xs[2] - .1, -D / 2 - .28, 1.72, .72, 22, mat("#8e3a24", rough=.4, metal=.2, var=.1, bump=.03), .05)
    tube([(xs[2] - .1, -D / 2 - .4, 1.72), (xs[2] - .1, -D / 2 - .75, 1.72)], .06, M.steel(), smooth_n=1)
    tube([(xs[2] - .1, -D / 2 - .75, 1.72), (xs[2] + .55, -D / 2 - .75, 1.15)], .06, M.iron(), smooth_n=1)
    tube([(xs[2] + .55, -D / 2 - .75, 1.15), (xs[2] + .55, -D / 2 - 1.25, 1.15)], .1, M.pale(), smooth_n=1)
    # the film
    u = np.linspace(-W / 2 - .3, W / 2 + .3, 160)
    zz = np.interp(u, np.concatenate([[-4.2], xs, [4.2]]), np.concatenate([[2.5], np.array(zs) + .27, [2.5]]))
    zz = np.convolve(np.pad(zz, 6, mode="edge"), np.hanning(13) / np.hanning(13).sum(), "valid")
    P = [(a, y, b + .05 * math.sin(a * 3 + y * 2) + .02 * math.sin(a * 11 + y)) for y in np.linspace(-D / 2 + .1, D / 2 - .1, 26) for a, b in zip(u, zz)]
    mesh(P, grid_faces(160, 26), mat("#5f9aa6", rough=.12, spec=.7, alpha=.62, var=.05, bump=.06, bscale=3))
    house((1.9, 1.1, 2.55), -.25, 1.9, 1., .36, lightw=20, sink=-.9)
    lantern((2.9, -D / 2 - .2, .78), 0.1)
    box(1.2, .8, .6, M.red(), .04, loc=(-2.4, -1.2, 1.1))
    for i in range(3):
        tube([(-1.5 + i * .12, -1.2, 1.2), (0, -1.5, .4), (2.2, -1.7, .06), (4.5, -2.2, .04)], .03, M.black())
    fresnel((5.6, -2.6, 5.6), (0, 0, 2.4), power=7500, s=1., col="#ffe0b4", spot=1.0)
    area_light((-5, -5.5, 3.5), (0, 0, 0), 2.4, 900, "#9cc0ea", target=(0, 0, 2))
    area_light((-1, 4.6, 5), (0, 0, 0), 2.4, 900, "#cfe2ff", target=(0, 0, 2.8))
    area_light((.2, 0, .3), (math.pi, 0, 0), 1.2, 40, "#ffc98a")
    camera((-2.6, -8.0, 5.3), (-.05, 0, 2.15), 33, 1.1, (-.4, -1.7, 2.5))
    return dict(BTS_LOOK, exposure=.2)


@scene("sky-backing", STILL, 14)
def _():
    studio(.03, 12, drapes=False)
    backing(24, 11, 7.5, .9, colors=("#3f6480", "#a8b8b8", "#f2b06c"), clouds="#f0d0a8", bow=2.6, seed=2.3)
    for x in (-7, -2.3, 2.3, 7):
        spot_light((x, 4.6, .4), (x * .95, 7.4, 5.6), 2600, "#ffd29a", 1.7, .9, .3)
    for x in (-8, 0, 8):
        spot_light((x, 3.4, 11), (x, 7.3, 7), 2200, "#bcd6ff", 1.6, .9, .3)
    trestle_table(10, 4, 1.9, "#1c1a18")
    house((1.2, .3, 1.9), -.2, 1.5, 0., .62, sink=.03)
    jetty((-2.6, -1.2, 1.9), -.7, 3, .8, .5, sink=.03)
    for x, r in ((-3.9, .6), (3.9, .5), (-1.4, .4)):
        heap(r, r * .8, loc=(x, 0, 1.9), n=60)
    lamp_tower((-3.4, 1.0, 1.9), 3.9, .62, sink=.03)
    ladder((5.9, 4.0, 0), 7.6, .5)
    ladder((-7.2, 3.6, 0), 5.2, -.4)
    cine_camera((-.9, -3.2, 3.2), (1, .3, 3.0), .9)
    box(1.3, .8, .8, M.plastic(), .05, loc=(4.2, -2.6, .4))
    fresnel((7.6, -1.4, 4.8), (1, 0, 3), power=0, s=.95, on=False)
    area_light((0, -10, 8), (0, 0, 0), 4, 60, "#8aa6c8", target=(0, 0, 2))
    camera((.3, -14.0, 2.6), (.1, 0, 4.05), 27, 2., (0, -1, 3))
    return dict(BTS_LOOK, exposure=.35, fog=[dict(col=rgb("#40505c", .12), density=.006, height=9)], limit=800000)


@scene("salt-test", STILL, 14)
def _():
    sky([(0, "#9aa4b0"), (1, "#aab4c0")], strength=.12)
    for i in range(9):
        plank(12, .95, .12, M.dark(), loc=(R.uniform(-.3, .3), -3.6 + i * .97, -.06))
    kinds = [("#eceeec", .10, 0, 90), ("#d8cfbe", .12, 0, 60), ("#f1efe8", .2, 1, 70), ("#a98a5c", .10, 0, 80), ("#8d8f8c", .16, 2, 60), ("#e7dcd0", .15, 3, 70)]
    for k, (c, amp, coarse, bs) in enumerate(kinds):
        x, y = -2.9 + (k % 3) * 2.9, 1.15 - (k // 3) * 2.55
        tm = mat("#2a2f33", rough=.4, metal=.5, var=.2, bump=.05)
        box(2.4, 1.8, .05, tm, .01, loc=(x, y, .03))
        for s in (-1, 1):
            box(2.4, .06, .32, tm, .02, loc=(x, y + s * .9, .17))
            box(.06, 1.8, .32, tm, .02, loc=(x + s * 1.2, y, .17))
        gm = mat(c, "noise", rough=.75, var=.12, vscale=30, bump=.6, bscale=bs)

        def f(px, py, x=x, y=y, k=k):
            P = np.stack([px * 1.4 + k * 9, py * 1.4, px * 0], -1)
            d = np.hypot((px - .1 * k + .2) / 1.1, py / .75)
            z = .17 + .34 * np.maximum(1 - d, 0) ** 1.1 + (fbm(P * 3, 4, 3) - .5) * .10 + (fbm(P * 16, 3, 5) - .5) * .05
            if k in (1, 4):
                z -= .12 * np.abs(np.sin(px * 9 + .6 * fbm(P, 2))) * smooth(.9, .3, np.abs(py))
            return z
        field(f, -1.16, 1.16, -.86, .86, 150, 110, gm, loc=(x, y, .0))
        if coarse:
            me = [box(.11, .1, .09, mat(c, "noise", rough=.3, spec=.6, var=.1, bump=.15), .02, jitter=.02, loc=(x, y, -5)).data for _ in range(6)]
            for i in range(190 if coarse != 2 else 90):
                px, py = R.gauss(0, .45), R.gauss(0, .32)
                if abs(px) > 1.08 or abs(py) > .78:
                    continue
                z = float(f(np.array([px]), np.array([py]))[0])
                o = bpy.data.objects.new("g", R.choice(me))
                kit._put(o, None, (x + px, y + py, z + .02), (R.uniform(0, 6), R.uniform(0, 6), R.uniform(0, 6)), R.uniform(.45, 1.25) * (.7 if coarse == 3 else 1))
        e = empty((x - .75, y - 1.12, .06), (.25, 0, R.uniform(-.08, .08)))
        box(.46, .32, .015, M.paper(), 0, parent=e)
        text3d(str(k + 1), .3, M.black(), .002, parent=e, loc=(0, 0, .012))
    e = empty((3.7, -2.55, .12), (0, 0, .8))
    tube([(0, 0, 0), (1.3, 0, .05)], .07, M.pale(), parent=e)
    sphere(.28, M.steel(), 1.3, .9, .35, parent=e, loc=(-.25, 0, 0), seg=28)
    for i in range(120):
        px, py = R.gauss(2.6, .7), R.gauss(-2.95, .15)
        sphere(R.uniform(.012, .03), M.salt(), loc=(px, py, .02), seg=8)
    q = empty((-4.3, 1.9, 3.0), (0, -.75, -.4))
    lathe([(.12, .45), (.25, .38), (.75, -.3), (.78, -.38)], mat("#8e3a24", rough=.3, coat=.5, var=.05, bump=0), parent=q, seg=44, caps=False)
    sphere(.2, emitter("#ffe4b8", 26), parent=q, loc=(0, 0, -.1), seg=20)
    tube([(-4.6, 2.1, 3.3), (-5.6, 2.5, 4.6), (-6.2, 2.6, 2)], .05, M.steel())
    spot_light((-3.85, 1.7, 2.5), (.3, -.4, 0), 3600, "#ffe2b6", 1.9, .6, .25)
    area_light((4.5, -3.5, 4), (0, 0, 0), 2, 500, "#9cc0ea", target=(0, 0, 0))
    camera((.5, -7.6, 6.2), (-.1, -.15, .2), 37, .8, (0, -.6, .2))
    return dict(BTS_LOOK, exposure=.3)


def clapper(loc, rot=(0, 0, 0), s=1., lines=("THE WEIGHING HOUSE", "SLATE 412   TAKE 3", "12 JUNE 2026")):
    e = empty(loc, rot, None, s)
    box(1.7, .06, 1.15, mat("#1a1b1c", rough=.5, var=.15, bump=.05), .02, parent=e, loc=(0, 0, .6))
    wh = mat("#e9e6dc", rough=.7, var=.04, bump=0)
    for i, t in enumerate(lines):
        text3d(t, .15, wh, .002, parent=e, loc=(0, -.035, .95 - i * .33), rot=(math.pi / 2, 0, 0))
        box(1.55, .012, .012, wh, 0, parent=e, loc=(0, -.033, .79 - i * .33))
    for a, z in ((0, 1.22), (.32, 1.36)):
        q = empty((-.85, 0, z), (0, -a, 0), e)
        box(1.7, .07, .14, mat("#1a1b1c", rough=.5, var=.1, bump=0), .01, parent=q, loc=(.85, 0, 0))
        for i in range(5):
            x = .2 + i * .33
            mesh([(x, -.04, -.07), (x + .15, -.04, -.07), (x + .24, -.04, .07), (x + .09, -.04, .07)], [(0, 1, 2, 3)], wh, False, parent=q)
    return e


@scene("wrap-line-up", STILL, 16)
def _():
    sky([(0, "#9aa4b0"), (1, "#aab4c0")], strength=.16)
    n = 40
    t = np.linspace(0, 1, n)
    prof = [(-9 + 11 * x, 0) for x in t[:20]] + [(2.0 + 2.5 * math.sin(a), 2.5 - 2.5 * math.cos(a)) for a in np.linspace(.05, math.pi / 2, 12)] + [(4.5, 2.5 + 8 * x) for x in np.linspace(.1, 1, 8)]
    P = [(x, y, z) for y, z in prof for x in (-14, 14)]
    mesh(P, grid_faces(2, n), mat("#8f979a", rough=.9, var=.08, vscale=.6, bump=.03), True)
    odile((-1.25, .1, 0), .12, (.04, 0, .0), armL=((.58, -.08, .9), (.36, -.46, .84)), mouth=.35, lid=.4)
    pim((0.02, -.35, 0), -.02, (.0, .06, .05), armR=((-.42, -.03, .82), (-.46, -.12, 1.12), (-.1, 0, 1)), mouth=.6, lid=.1, scale=1.06)
    inspector((1.35, .25, 0), -.16, (.06, 0, .1))
    clapper((-2.75, -.5, 0), (-.16, 0, .22), .74)
    balance((2.9, .9, 0), -.2, 2.6, .9, .05, 1.35, .4)
    box(.3, 6.5, .004, mat("#d8c48a", rough=.8), 0, loc=(0, -.9, .004), rot=(0, 0, math.pi / 2)).scale = (.16, 1, 1)
    area_light((-4.5, -5, 5.5), (0, 0, 0), 2.6, 900, "#fff2df", target=(0, 0, 1.2))
    area_light((5, -3, 3.2), (0, 0, 0), 2.6, 200, "#b4cdf0", target=(0, 0, 1.2))
    area_light((3.5, 3, 5.5), (0, 0, 0), 1.4, 300, "#ffe0b8", target=(0, 0, 1.6))
    camera((.1, -9.2, 1.75), (.18, 0, 1.48), 43, 1.3, (0, -.4, 1.1))
    return dict(BTS_LOOK, exposure=-.05)


# ---------------------------------------------------------------- the clip

@scene("tide-test", (1280, 692), 10)
def _():
    dawn_sky()
    sun_light((-.62, -1, -.2), 2.6, "#ffc58f", .05)
    wm = water("#0c1f26", .10, 1.9, .03, (1, .6, 1))
    tide = sea(-.3, wm)
    drift = next(n for n in wm.node_tree.nodes if n.type == "MAPPING")
    flats(-14, 14, -8, 16, 7.2, -.05, 300, amp=.26)
    house((1.0, 2.6, 0), .25, 1.6, 1.2)
    for x, y, r in ((-3.6, .2, .8), (-5.4, 2.2, 1.1), (5.4, 1.6, .9)):
        heap(r, r * .8, loc=(x, y, .0))
    for k in range(6):
        beam_between((-2.2 + k * .25, -3.2 + k * 1.1, -.6), (-2.2 + k * .25, -3.2 + k * 1.1, .55), .09, M.wet())
    raft = empty((0, 0, 0))
    for j in range(3):
        plank(.9, .2, .08, M.plank(), parent=raft, loc=(0, (j - 1) * .22, 0))
    sack((0, 0, .04), .17, .28, parent=raft)
    camera((-3.7, -9.6, 1.35), (.1, 1.8, 2.0), 30, .6, (.6, .9, 1.2))

    def animate(t):
        z = -.24 + .50 * (t * t * (3 - 2 * t)) + .012 * math.sin(t * 40)
        tide.location.z = z
        drift.inputs["Location"].default_value = (t * 1.2, -t * 2.4, t * 1.1)
        raft.location = (-3.4 + 2.6 * t, -1.9 + .9 * t, max(z, -.02) + .03 + .012 * math.sin(t * 26))
        raft.rotation_euler = (.05 * math.sin(t * 22), .05 * math.cos(t * 19), .4 + .9 * t)
    animate(.5)
    return dict(animate=animate, fog=[dict(col=rgb("#b9b9b4", .6), density=.022, height=1.1, wisps=.3, sun=(.62, 1, .1), sun_col=rgb("#ffc48c", .5), sun_pow=7, max=.94)],
                exposure=-.05, contrast=1.14, sat=1.1, grain=.014, limit=260000)


# ---------------------------------------------------------------- command line

if __name__ == "__main__":
    a = sys.argv[sys.argv.index("--") + 1:]
    opt = {}
    for k in ("--scale", "--samples", "--frames"):
        if k in a:
            i = a.index(k)
            opt[k[2:]] = float(a[i + 1]) if k == "--scale" else int(a[i + 1])
            del a[i:i + 2]
    raw, todo = a[0], a[1:]
    os.makedirs(raw, exist_ok=True)
    for n in todo:
        try:
            render(n, raw, **opt)
        except Exception as ex:
            import traceback
            traceback.print_exc()
            print("FAILED", n, ex, flush=True)
