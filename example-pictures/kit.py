"""Materials, puppets and props for the miniature world of THE WEIGHING HOUSE.

Everything is built from code: no textures, models or fonts are loaded from files.
Imported by scenes.py inside Blender 3.4. One unit is about ten centimetres of set.
Puppets face -Y; z is up.
"""
import math
import random
import bpy
import bmesh
import numpy as np
from mathutils import Vector, Matrix, Euler

R = random.Random(7)
NP = np.random.RandomState(7)


def reset(seed=7):
    """Empty file, fresh random numbers, no cached materials."""
    global NP
    bpy.ops.wm.read_factory_settings(use_empty=True)
    R.seed(seed)
    NP = np.random.RandomState(seed)
    _MATS.clear()
    sc = bpy.context.scene or bpy.data.scenes.new("Scene")
    sc.world = bpy.data.worlds.new("World")
    sc.world.use_nodes = True
    return sc


# ---------------------------------------------------------------- noise

def _hash(ix, iy, iz, seed):
    h = (ix * 374761393 + iy * 668265263 + iz * 2147483647 + seed * 974634777) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF) / 65535.0


def vnoise(p, seed=0):
    """Smooth value noise of points p (n,3), 0..1."""
    p = np.asarray(p, dtype=np.float64)
    i = np.floor(p).astype(np.int64)
    f = p - i
    f = f * f * (3 - 2 * f)
    out = 0
    for dx in (0, 1):
        for dy in (0, 1):
            for dz in (0, 1):
                w = (f[:, 0] if dx else 1 - f[:, 0]) * (f[:, 1] if dy else 1 - f[:, 1]) * (f[:, 2] if dz else 1 - f[:, 2])
                out = out + w * _hash(i[:, 0] + dx, i[:, 1] + dy, i[:, 2] + dz, seed)
    return out


def fbm(p, octaves=4, seed=0, gain=0.5):
    p = np.asarray(p, dtype=np.float64)
    a, s, out = 1.0, 0.0, 0.0
    for o in range(octaves):
        out = out + a * vnoise(p * 2 ** o + o * 17.3, seed + o)
        s += a
        a *= gain
    return out / s


def smooth(e0, e1, x):
    t = np.clip((np.asarray(x, dtype=float) - e0) / (e1 - e0), 0, 1)
    return t * t * (3 - 2 * t)


# ---------------------------------------------------------------- materials

_MATS = {}


def hexc(h):
    """'#rrggbb' in sRGB -> linear rgb."""
    h = h.lstrip("#")
    c = [int(h[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return tuple(x / 12.92 if x <= .04045 else ((x + .055) / 1.055) ** 2.4 for x in c)


class Nodes:
    """Small helper for building node trees."""

    def __init__(self, tree):
        self.t = tree
        tree.nodes.clear()

    def add(self, kind, **kw):
        n = self.t.nodes.new(kind)
        for k, v in kw.items():
            if k.startswith("i_"):
                n.inputs[k[2:].replace("_", " ")].default_value = v
            else:
                setattr(n, k, v)
        return n

    def link(self, a, b):
        self.t.links.new(a, b)

    def math(self, op, a, b=None, clamp=False):
        n = self.t.nodes.new("ShaderNodeMath")
        n.operation = op
        n.use_clamp = clamp
        for i, v in enumerate((a, b)):
            if v is None:
                continue
            if isinstance(v, (int, float)):
                n.inputs[i].default_value = v
            else:
                self.link(v, n.inputs[i])
        return n.outputs[0]

    def mix(self, fac, a, b, blend="MIX"):
        n = self.t.nodes.new("ShaderNodeMixRGB")
        n.blend_type = blend
        for i, v in enumerate((fac, a, b)):
            if hasattr(v, "is_linked"):
                self.link(v, n.inputs[i])
            else:
                n.inputs[i].default_value = v if i == 0 else (tuple(v) + (1,))[:4]
        return n.outputs[0]

    def ramp(self, fac, stops, interp="LINEAR"):
        n = self.t.nodes.new("ShaderNodeValToRGB")
        n.color_ramp.interpolation = interp
        e = n.color_ramp.elements
        while len(e) < len(stops):
            e.new(.5)
        for el, (p, c) in zip(e, stops):
            el.position = p
            el.color = (c, c, c, 1) if isinstance(c, (int, float)) else (*c, 1)
        self.link(fac, n.inputs[0])
        return n.outputs[0]

    def noise(self, vec, scale, detail=3, rough=.55, dist=0):
        n = self.t.nodes.new("ShaderNodeTexNoise")
        n.inputs["Scale"].default_value = scale
        n.inputs["Detail"].default_value = detail
        n.inputs["Roughness"].default_value = rough
        n.inputs["Distortion"].default_value = dist
        self.link(vec, n.inputs["Vector"])
        return n.outputs["Fac"]

    def mapping(self, vec, scale=(1, 1, 1), rot=(0, 0, 0)):
        n = self.t.nodes.new("ShaderNodeMapping")
        n.inputs["Scale"].default_value = scale
        n.inputs["Rotation"].default_value = rot
        self.link(vec, n.inputs["Vector"])
        return n.outputs[0]


def mat(col, kind="noise", rough=.6, metal=0., spec=.4, sheen=0., coat=0., var=.18, vscale=5.,
        bump=.15, bscale=40., emit=0., alpha=1., trans=0., ior=1.45, grime=0., worn=None):
    """One principled material; `kind` picks the pattern of colour and relief.

    noise  plain mottled paint        wood   grain along local x, differing per object
    felt   fine fuzzy relief          weave  crossing threads (uv)    knit  v-stitches (uv)
    skin   painted carved wood, colours from the vertices             carve facets of a knife
    """
    if isinstance(col, str):
        col = hexc(col)
    key = (col, kind, rough, metal, spec, sheen, coat, var, vscale, bump, bscale, emit, alpha, trans, ior, grime, worn)
    if key in _MATS:
        return _MATS[key]
    m = bpy.data.materials.new(kind)
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    p = N.add("ShaderNodeBsdfPrincipled")
    N.link(p.outputs[0], out.inputs[0])
    tc = N.add("ShaderNodeTexCoord")
    info = N.add("ShaderNodeObjectInfo")
    rnd = info.outputs["Random"]
    off = N.add("ShaderNodeVectorMath", operation="ADD")
    N.link(tc.outputs["Object"], off.inputs[0])
    comb = N.add("ShaderNodeCombineXYZ")
    for i, k in enumerate((91., 57., 33.)):
        N.link(N.math("MULTIPLY", rnd, k), comb.inputs[i])
    N.link(comb.outputs[0], off.inputs[1])
    vec = off.outputs[0]
    lo = tuple(max(c * (1 - var), 0) for c in col)
    hi = tuple(min(c * (1 + var) + .01 * var, 1) for c in col)
    height = None
    if kind == "wood":
        g1 = N.noise(N.mapping(vec, (.8, 14, 14)), vscale * .25, 5, .65, .6)
        g2 = N.noise(N.mapping(vec, (.35, 6, 6)), vscale * .25, 2, .5, 1.2)
        c = N.mix(N.ramp(g1, [(.32, 0), (.62, 1)]), lo, hi)
        c = N.mix(N.ramp(g2, [(.45, 0.), (.72, .55)]), c, tuple(x * .55 for x in lo))
        c = N.mix(1., c, N.ramp(rnd, [(0, .62), (.5, .95), (1, 1.25)]), "MULTIPLY")
        if worn:
            c = N.mix(N.ramp(N.noise(vec, 3.5, 5, .7), [(.5, 0), (.6, .8)]), c, hexc(worn))
        height = N.math("ADD", N.math("MULTIPLY", g1, .7), N.math("MULTIPLY", N.noise(vec, 30, 3), .3))
    elif kind == "skin":
        a = N.add("ShaderNodeVertexColor", layer_name="Col")
        n1 = N.noise(vec, 4, 4, .6)
        n2 = N.noise(N.mapping(vec, (9, 9, 1.2)), 3.5, 4, .6, .3)
        c = N.mix(1., a.outputs[0], N.ramp(n1, [(.25, .8), (.75, 1.12)]), "MULTIPLY")
        c = N.mix(.55, c, N.ramp(n2, [(.3, .72), (.6, 1.05)]), "MULTIPLY")
        v = N.add("ShaderNodeTexVoronoi", feature="SMOOTH_F1")
        v.inputs["Scale"].default_value = 6.5
        N.link(vec, v.inputs["Vector"])
        height = N.math("ADD", N.math("MULTIPLY", v.outputs[0], .75),
                        N.math("ADD", N.math("MULTIPLY", n2, .16), N.math("MULTIPLY", N.noise(vec, 45, 2), .06)))
    elif kind in ("weave", "knit"):
        sep = N.add("ShaderNodeSeparateXYZ")
        N.link(tc.outputs["UV"], sep.inputs[0])
        u, w = N.math("MULTIPLY", sep.outputs[0], bscale), N.math("MULTIPLY", sep.outputs[1], bscale)
        if kind == "weave":
            s = N.math("ABSOLUTE", N.math("SINE", N.math("MULTIPLY", u, math.pi)))
            t = N.math("ABSOLUTE", N.math("SINE", N.math("MULTIPLY", w, math.pi)))
            height = N.math("MAXIMUM", N.math("MULTIPLY", s, N.math("GREATER_THAN", N.math("SINE", N.math("MULTIPLY", w, math.pi)), 0)), t)
            height = N.math("ADD", height, N.math("MULTIPLY", N.noise(vec, 60, 2), .7))
        else:
            fu = N.math("ABSOLUTE", N.math("SUBTRACT", N.math("FRACT", u), .5))
            t = N.math("SINE", N.math("MULTIPLY", N.math("ADD", w, N.math("MULTIPLY", fu, 1.1)), 2 * math.pi))
            rib = N.math("SINE", N.math("MULTIPLY", N.math("MULTIPLY", fu, 2), math.pi))
            height = N.math("ADD", N.math("MULTIPLY", t, .45), N.math("MULTIPLY", rib, .9))
            height = N.math("ADD", height, N.math("MULTIPLY", N.noise(vec, 70, 2), .6))
        c = N.mix(N.noise(vec, vscale, 4, .65), lo, hi)
        c = N.mix(.55, c, N.ramp(height, [(0., .45), (.9, 1.15)]), "MULTIPLY")
    elif kind == "carve":
        v = N.add("ShaderNodeTexVoronoi", feature="SMOOTH_F1")
        v.inputs["Scale"].default_value = bscale
        N.link(vec, v.inputs["Vector"])
        height = v.outputs[0]
        c = N.mix(N.noise(vec, vscale, 4, .65), lo, hi)
    else:
        n1 = N.noise(vec, vscale, 5, .62)
        c = N.mix(N.ramp(n1, [(.3, 0), (.7, 1)]), lo, hi)
        height = N.noise(vec, bscale, 3 if kind == "noise" else 5, .6)
        if kind == "felt":
            c = N.mix(.5, c, N.ramp(height, [(.3, .6), (.7, 1.15)]), "MULTIPLY")
    if grime:
        gz = N.add("ShaderNodeNewGeometry")
        s2 = N.add("ShaderNodeSeparateXYZ")
        N.link(gz.outputs["Position"], s2.inputs[0])
        band = N.math("ADD", s2.outputs[2], N.math("MULTIPLY", N.noise(vec, 3, 4), .7))
        c = N.mix(N.ramp(N.math("DIVIDE", band, grime * 2), [(.25, .85), (.6, 0)]), c, (.012, .018, .014))
    N.link(c, p.inputs["Base Color"])
    p.inputs["Roughness"].default_value = rough
    p.inputs["Metallic"].default_value = metal
    p.inputs["Specular"].default_value = spec
    p.inputs["Sheen"].default_value = sheen
    p.inputs["Clearcoat"].default_value = coat
    p.inputs["Clearcoat Roughness"].default_value = .15
    p.inputs["Transmission"].default_value = trans
    p.inputs["IOR"].default_value = ior
    p.inputs["Alpha"].default_value = alpha
    if metal > .5 or coat > .2:
        N.link(N.math("ADD", rough * .7, N.math("MULTIPLY", N.noise(vec, 7, 4), rough * .7)), p.inputs["Roughness"])
    if emit:
        N.link(c, p.inputs["Emission"])
        p.inputs["Emission Strength"].default_value = emit
    if bump and height is not None:
        b = N.add("ShaderNodeBump")
        b.inputs["Strength"].default_value = min(bump * 2.2, 1)
        b.inputs["Distance"].default_value = .02 + bump * .04
        N.link(height, b.inputs["Height"])
        N.link(b.outputs[0], p.inputs["Normal"])
    _MATS[key] = m
    return m


def emitter(col, strength):
    col = hexc(col) if isinstance(col, str) else col
    m = bpy.data.materials.new("emit")
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    e = N.add("ShaderNodeEmission")
    e.inputs[0].default_value = (*col, 1)
    e.inputs[1].default_value = strength
    N.link(e.outputs[0], out.inputs[0])
    return m


def glass(col=(1, 1, 1), rough=.02, opacity=.12):
    """Cheap thin glass: mostly transparent with a glossy skin."""
    m = bpy.data.materials.new("glass")
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    t = N.add("ShaderNodeBsdfTransparent")
    t.inputs[0].default_value = (*col, 1)
    g = N.add("ShaderNodeBsdfGlossy")
    g.inputs["Roughness"].default_value = rough
    lw = N.add("ShaderNodeLayerWeight")
    lw.inputs[0].default_value = .35
    mx = N.add("ShaderNodeMixShader")
    N.link(N.math("ADD", N.math("MULTIPLY", lw.outputs["Fresnel"], .7), opacity), mx.inputs[0])
    N.link(t.outputs[0], mx.inputs[1])
    N.link(g.outputs[0], mx.inputs[2])
    N.link(mx.outputs[0], out.inputs[0])
    return m


def water(col="#0a1a1d", ripple=.12, scale=2.2, rough=.04, stretch=(1, 1, 1), foam=0.):
    """Dark glossy surface with ripples, like poured resin."""
    m = bpy.data.materials.new("water")
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    p = N.add("ShaderNodeBsdfPrincipled")
    geo = N.add("ShaderNodeNewGeometry")
    vec = N.mapping(geo.outputs["Position"], stretch)
    h = N.math("ADD", N.noise(vec, scale, 3, .5, .4), N.math("MULTIPLY", N.noise(vec, scale * 5, 2, .5), .18))
    p.inputs["Base Color"].default_value = (*hexc(col), 1)
    if foam:
        f = N.ramp(N.noise(N.mapping(vec, (1, 1, 1)), scale * 2.3, 6, .75, .5), [(.6 - foam * .1, 0), (.72, .8)])
        att = N.add("ShaderNodeVertexColor", layer_name="Col")
        N.link(N.mix(N.math("MULTIPLY", f, att.outputs[0]), hexc(col), (.6, .66, .66)), p.inputs["Base Color"])
    p.inputs["Roughness"].default_value = rough
    p.inputs["Specular"].default_value = .6
    b = N.add("ShaderNodeBump")
    b.inputs["Strength"].default_value = ripple
    b.inputs["Distance"].default_value = .3
    N.link(h, b.inputs["Height"])
    N.link(b.outputs[0], p.inputs["Normal"])
    N.link(p.outputs[0], out.inputs[0])
    return m


def salt_ground(mud="#3a3d3a", salt="#d9dcd8", level=.05, span=.12):
    """Mud that turns to salt crust with height; wet and glossy where low."""
    m = bpy.data.materials.new("flats")
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    p = N.add("ShaderNodeBsdfPrincipled")
    geo = N.add("ShaderNodeNewGeometry")
    sep = N.add("ShaderNodeSeparateXYZ")
    N.link(geo.outputs["Position"], sep.inputs[0])
    n = N.noise(geo.outputs["Position"], 2.4, 6, .65)
    fine = N.noise(geo.outputs["Position"], 26, 4, .7)
    t = N.math("DIVIDE", N.math("SUBTRACT", N.math("ADD", sep.outputs[2], N.math("MULTIPLY", N.math("SUBTRACT", n, .5), span * 2.2)), level - span / 2), span)
    mudc = N.mix(fine, tuple(x * .55 for x in hexc(mud)), tuple(x * 1.3 for x in hexc(mud)))
    c = N.mix(N.ramp(t, [(.1, 0), (.9, 1)]), mudc, hexc(salt))
    c = N.mix(.35, c, N.ramp(fine, [(.3, .6), (.65, 1.1)]), "MULTIPLY")
    N.link(c, p.inputs["Base Color"])
    N.link(N.ramp(t, [(0, .22), (.6, .8)]), p.inputs["Roughness"])
    b = N.add("ShaderNodeBump")
    b.inputs["Strength"].default_value = .7
    b.inputs["Distance"].default_value = .05
    N.link(N.math("ADD", fine, N.noise(geo.outputs["Position"], 90, 2)), b.inputs["Height"])
    N.link(b.outputs[0], p.inputs["Normal"])
    N.link(p.outputs[0], out.inputs[0])
    return m


class M:
    """The named materials of the film."""
    plank = staticmethod(lambda: mat("#6b6459", "wood", rough=.75, var=.45, bump=.3, worn="#7d7f78"))
    wet = staticmethod(lambda: mat("#3d3832", "wood", rough=.5, var=.45, bump=.35, grime=.8))
    dark = staticmethod(lambda: mat("#3a2a1e", "wood", rough=.6, var=.5, bump=.25))
    pale = staticmethod(lambda: mat("#a98a63", "wood", rough=.55, var=.3, bump=.15))
    slatewood = staticmethod(lambda: mat("#4b5a63", "wood", rough=.7, var=.4, bump=.3, worn="#77807e"))
    red = staticmethod(lambda: mat("#7c2f20", "wood", rough=.65, var=.4, bump=.25, worn="#4a2219"))
    roof = staticmethod(lambda: mat("#39434a", "wood", rough=.7, var=.5, bump=.35))
    brass = staticmethod(lambda: mat("#b98a3e", rough=.28, metal=1, var=.3, vscale=4, bump=.05, bscale=25))
    oldbrass = staticmethod(lambda: mat("#7d6234", rough=.38, metal=1, var=.5, vscale=3, bump=.08, bscale=20))
    iron = staticmethod(lambda: mat("#26282a", rough=.45, metal=.8, var=.4, bump=.15, bscale=30))
    steel = staticmethod(lambda: mat("#9a9c9e", rough=.25, metal=1, var=.15, bump=.02))
    rust = staticmethod(lambda: mat("#6a3320", rough=.8, metal=.3, var=.5, bump=.3, bscale=30))
    salt = staticmethod(lambda: mat("#e6e8e6", rough=.75, spec=.5, var=.06, bump=.5, bscale=70))
    burlap = staticmethod(lambda: mat("#9b8766", "weave", rough=.9, sheen=.4, var=.25, bump=.4, bscale=26))
    slate = staticmethod(lambda: mat("#3f5566", "felt", rough=.9, sheen=.8, var=.22, bump=.28, bscale=48))
    scarf = staticmethod(lambda: mat("#8e3a24", "knit", rough=.9, sheen=.6, var=.2, bump=.6, bscale=11))
    oilskin = staticmethod(lambda: mat("#d99a1e", rough=.36, spec=.45, coat=.25, var=.14, vscale=3, bump=.12, bscale=9))
    black = staticmethod(lambda: mat("#15171a", "felt", rough=.85, sheen=.5, var=.3, bump=.2, bscale=50))
    leather = staticmethod(lambda: mat("#3a2216", rough=.45, var=.3, bump=.25, bscale=30))
    paper = staticmethod(lambda: mat("#cfc4a6", rough=.9, var=.12, bump=.1))
    bead = staticmethod(lambda: mat("#060606", rough=.06, spec=.8, var=0, bump=0))
    plastic = staticmethod(lambda: mat("#2b2d30", rough=.38, var=.1, bump=.06, bscale=90))
    cloth = staticmethod(lambda c, s=40: mat(c, "felt", rough=.9, sheen=.6, var=.2, bump=.25, bscale=s))
    knit = staticmethod(lambda c, s=11: mat(c, "knit", rough=.9, sheen=.5, var=.15, bump=.6, bscale=s))
    paint = staticmethod(lambda c, r=.5: mat(c, rough=r, var=.12, bump=.1, bscale=25))


# ---------------------------------------------------------------- basic shapes

def _put(o, parent=None, loc=(0, 0, 0), rot=(0, 0, 0), scale=(1, 1, 1)):
    bpy.context.scene.collection.objects.link(o)
    o.location, o.rotation_euler = loc, rot
    o.scale = (scale,) * 3 if isinstance(scale, (int, float)) else scale
    if parent is not None:
        o.parent = parent
    return o


def empty(loc=(0, 0, 0), rot=(0, 0, 0), parent=None, scale=(1, 1, 1)):
    return _put(bpy.data.objects.new("e", None), parent, loc, rot, scale)


def mesh(verts, faces, material=None, smooth_=True, uvs=None, cols=None, **put):
    me = bpy.data.meshes.new("m")
    me.from_pydata([tuple(v) for v in verts], [], [tuple(f) for f in faces])
    if smooth_:
        me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    idx = None
    if uvs is not None or cols is not None:
        idx = np.zeros(len(me.loops), dtype=np.int32)
        me.loops.foreach_get("vertex_index", idx)
    if uvs is not None:
        me.uv_layers.new().data.foreach_set("uv", np.asarray(uvs, dtype=np.float32)[idx].ravel())
    if cols is not None:
        a = me.color_attributes.new("Col", "FLOAT_COLOR", "POINT")
        c = np.ones((len(verts), 4), dtype=np.float32)
        c[:, :3] = cols
        a.data.foreach_set("color", c.ravel())
    if material:
        me.materials.append(material)
    me.update()
    return _put(bpy.data.objects.new("o", me), **put)


def grid_faces(nu, nv, wrap_u=False):
    f = []
    for j in range(nv - 1):
        for i in range(nu if wrap_u else nu - 1):
            a, b = j * nu + i, j * nu + (i + 1) % nu
            f.append((a, b, b + nu, a + nu))
    return f


def lathe(profile, material, seg=56, folds=0, fold_n=9, fold_pow=2., sx=1, sy=1, wob=.0, caps=True, smooth_n=4, **put):
    """Turn (r, z) points round z. `folds` pleats the lower part like cloth."""
    pr = np.array(profile, dtype=float)
    if smooth_n > 1 and len(pr) > 2:
        t = np.linspace(0, len(pr) - 1, (len(pr) - 1) * smooth_n + 1)
        k = np.clip(t.astype(int), 0, len(pr) - 2)
        f = (t - k)[:, None]
        p0, p1, p2, p3 = pr[np.maximum(k - 1, 0)], pr[k], pr[k + 1], pr[np.minimum(k + 2, len(pr) - 1)]
        pr = .5 * (2 * p1 + (p2 - p0) * f + (2 * p0 - 5 * p1 + 4 * p2 - p3) * f ** 2 + (3 * p1 - p0 - 3 * p2 + p3) * f ** 3)
        pr[:, 0] = np.maximum(pr[:, 0], 1e-4)
    n = len(pr)
    th = np.linspace(0, 2 * np.pi, seg, endpoint=False)
    zt = (pr[:, 1].max() - pr[:, 1]) / max(np.ptp(pr[:, 1]), 1e-6)
    amp = (zt ** fold_pow)[:, None] * folds
    ph = R.random() * 6
    wave = np.sin(fold_n * th + ph + .6 * np.sin(2 * th + ph)) * .6 + .4 * np.sin((fold_n * 2 + 1) * th + 2 * ph)
    r = pr[:, 0][:, None] * (1 + amp * wave[None, :])
    x, y = r * np.cos(th) * sx, r * np.sin(th) * sy
    z = np.repeat(pr[:, 1][:, None], seg, 1)
    P = np.stack([x, y, z], -1).reshape(-1, 3)
    if wob:
        P += (np.stack([fbm(P * 2.2 / max(np.ptp(pr[:, 1]), .1) + s, 3, s) for s in (1, 2, 3)], -1) - .5) * wob
    rm = pr[:, 0].max()
    arc = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(pr, axis=0).T))])
    uv = np.stack([np.repeat(th[None] * rm, n, 0), np.repeat(arc[:, None], seg, 1)], -1).reshape(-1, 2)
    faces = grid_faces(seg, n, True)
    if caps:
        faces.append(tuple(range(seg))[::-1])
        faces.append(tuple((n - 1) * seg + i for i in range(seg)))
    return mesh(P, faces, material, uvs=uv, **put)


_SPH = {}


def sphere(r, material, sx=1, sy=1, sz=1, seg=40, wob=0., **put):
    v = np.linspace(0.02, np.pi - .02, seg // 2)
    th = np.linspace(0, 2 * np.pi, seg, endpoint=False)
    P = np.stack([np.outer(np.sin(v), np.cos(th)), np.outer(np.sin(v), np.sin(th)), np.repeat(np.cos(v)[:, None], seg, 1)], -1).reshape(-1, 3)
    if wob:
        P *= 1 + (fbm(P * 1.6 + R.random() * 50, 4)[:, None] - .5) * 2 * wob
    uv = np.stack([np.repeat(th[None], seg // 2, 0), np.repeat(v[:, None], seg, 1)], -1).reshape(-1, 2) * r
    P *= np.array([sx, sy, sz]) * r
    f = [tuple(reversed(q)) for q in grid_faces(seg, seg // 2, True)]
    return mesh(P, f + [tuple(range(seg)), tuple((seg // 2 - 1) * seg + i for i in range(seg))[::-1]], material, uvs=uv, **put)


def box(dx, dy, dz, material, bevel=.02, jitter=0., cuts=0, **put):
    """A box centred on its origin with worn edges."""
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1)
    bmesh.ops.scale(bm, vec=(dx, dy, dz), verts=bm.verts)
    if jitter:
        for v in bm.verts:
            v.co += Vector([R.uniform(-jitter, jitter) for _ in range(3)])
    if bevel:
        bmesh.ops.bevel(bm, geom=bm.edges[:], offset=min(bevel, dx * .3, dy * .3, dz * .3), segments=2, profile=.6, affect="EDGES")
    me = bpy.data.meshes.new("b")
    bm.to_mesh(me)
    bm.free()
    me.materials.append(material)
    return _put(bpy.data.objects.new("b", me), **put)


def plank(length, w, t, material, **put):
    """A rough board along local x."""
    j = min(w, t) * .12
    return box(length * R.uniform(.985, 1.01), w, t, material, bevel=min(w, t) * .18, jitter=j, **put)


def beam_between(a, b, w, material, parent=None, t=None):
    a, b = Vector(a), Vector(b)
    d = b - a
    o = plank(d.length, w, t or w, material, parent=parent, loc=(a + b) / 2)
    o.rotation_euler = d.to_track_quat("X", "Z").to_euler()
    return o


def tube(points, r, material, radii=None, cyclic=False, res=6, smooth_n=5, **put):
    return strands([points], r, material, radii, cyclic, res, smooth_n, **put)


def _catmull(P, n, cyclic=False):
    P = np.asarray(P, dtype=float)
    if len(P) < 3 or n <= 1:
        return P
    m = len(P) if cyclic else len(P) - 1
    out = []
    for k in range(m):
        if cyclic:
            p0, p1, p2, p3 = P[k - 1], P[k], P[(k + 1) % m], P[(k + 2) % m]
        else:
            p0, p1, p2, p3 = P[max(k - 1, 0)], P[k], P[k + 1], P[min(k + 2, m)]
        for i in range(n):
            f = i / n
            out.append(.5 * (2 * p1 + (p2 - p0) * f + (2 * p0 - 5 * p1 + 4 * p2 - p3) * f ** 2 + (3 * p1 - p0 - 3 * p2 + p3) * f ** 3))
    if not cyclic:
        out.append(P[-1])
    return np.array(out)


def strands(paths, r, material, radii=None, cyclic=False, res=2, smooth_n=4, **put):
    """Round threads along paths: hair, yarn, ropes, wires, arms."""
    cu = bpy.data.curves.new("c", "CURVE")
    cu.dimensions = "3D"
    cu.bevel_depth = r
    cu.bevel_resolution = res
    cu.use_fill_caps = True
    for p in paths:
        q = _catmull(p, smooth_n, cyclic)
        s = cu.splines.new("POLY")
        s.points.add(len(q) - 1)
        co = np.ones((len(q), 4))
        co[:, :3] = q
        s.points.foreach_set("co", co.ravel())
        if radii is not None:
            rr = np.interp(np.linspace(0, 1, len(q)), np.linspace(0, 1, len(radii)), radii)
            s.points.foreach_set("radius", rr)
        s.use_cyclic_u = cyclic
        s.use_smooth = True
    cu.materials.append(material)
    return _put(bpy.data.objects.new("c", cu), **put)


def ring(r, thick, material, rot=(0, 0, 0), n=28, res=4, **put):
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    return tube([(math.cos(t) * r, math.sin(t) * r, 0) for t in a], thick, material, cyclic=True, smooth_n=1, res=res, rot=rot, **put)


def field(func, x0, x1, y0, y1, n, m, material, cols=None, **put):
    """A height field z = func(x, y)."""
    x, y = np.meshgrid(np.linspace(x0, x1, n), np.linspace(y0, y1, m))
    z = func(x.ravel(), y.ravel())
    P = np.stack([x.ravel(), y.ravel(), z], -1)
    return mesh(P, grid_faces(n, m), material, cols=None if cols is None else cols(x.ravel(), y.ravel(), z)[:, None].repeat(3, 1), **put)


def heap(r, h, material=None, n=90, skirt=1., **put):
    """A heap of salt: a cone with a soft top, slumps and grain."""
    s = R.random() * 100

    def f(x, y):
        P = np.stack([x, y, x * 0 + s], -1)
        d = np.hypot(x, y) / r * (1 + .35 * (fbm(P / r * 1.3, 3) - .5))
        z = h * (np.maximum(1 - d, 0) ** 1.12) * 1.05
        z = np.where(z > h * .86, h * .86 + (z - h * .86) * .4, z)
        edge = smooth(1.25, .85, d)
        z = z + edge * ((fbm(P / r * 5, 4, 3) - .5) * h * .16 + (fbm(P / r * 20, 3, 5) - .5) * h * .06)
        return z - skirt * (smooth(.95, 1.2, d) * .5 * h + smooth(1.1, 1.25, np.hypot(x, y) / r) * .3)
    return field(f, -1.3 * r, 1.3 * r, -1.3 * r, 1.3 * r, n, n, material or M.salt(), **put)


def text3d(s, size, material, extrude=.005, **put):
    cu = bpy.data.curves.new("t", "FONT")
    cu.body, cu.size, cu.extrude = s, size, extrude
    cu.align_x = cu.align_y = "CENTER"
    cu.materials.append(material)
    return _put(bpy.data.objects.new("t", cu), **put)


# ---------------------------------------------------------------- heads and hair

class Head:
    """A carved, painted wooden head about one unit in radius, facing -Y."""

    def __init__(self, skin="#d9a883", w=1., h=1.08, d=1., jaw=.12, cheek=.05, blush="#b5573f", blush_amt=.55,
                 nose=(.16, .22, .17), nose_z=-.08, eye=.095, eye_x=.34, eye_z=.14, lid=.45, lid_tilt=0.,
                 brow="#555", brow_w=.055, brow_tilt=0., brow_z=.40, mouth=0.0, mouth_w=.24, mouth_z=-.43,
                 ear=.2, shade="", parent=None, smile_open=False, lashes=False):
        self.__dict__.update(locals())
        self.e = parent
        self._build()

    def f(self, D):
        """Surface point in direction D (n,3)."""
        D = np.atleast_2d(np.asarray(D, dtype=float))
        D = D / np.linalg.norm(D, axis=1, keepdims=True)
        x, y, z = D.T
        low = smooth(.1, -1, z)
        wx = self.w * (1 - self.jaw * low) * (1 + self.cheek * np.exp(-((z + .25) / .3) ** 2))
        front = smooth(.2, -.9, y)
        yy = y * self.d * (1 - .06 * low) - front * .03 * np.exp(-((z + .75) / .22) ** 2)
        P = np.stack([x * wx, yy, z * self.h], -1)
        for s in (-1, 1):
            e = np.array([s * self.eye_x, -math.sqrt(max(1 - self.eye_x ** 2 - self.eye_z ** 2, .1)), self.eye_z])
            g = np.exp(-(((D - e) ** 2).sum(1)) / .045)
            P[:, 1] += g * .075
        b = np.exp(-((z - self.brow_z) / .1) ** 2) * front * np.exp(-(x / .5) ** 2)
        P[:, 1] -= b * .02
        P *= 1 + (fbm(D * 2.5 + 9, 2)[:, None] - .5) * .025
        return P

    def _build(self):
        e = self.e
        n, m = 128, 90
        v = np.linspace(.01, np.pi - .01, m)
        th = np.linspace(0, 2 * np.pi, n, endpoint=False)
        D = np.stack([np.outer(np.sin(v), np.cos(th)), np.outer(np.sin(v), np.sin(th)), np.repeat(np.cos(v)[:, None], n, 1)], -1).reshape(-1, 3)
        P = self.f(D)
        base, bl = np.array(hexc(self.skin)), np.array(hexc(self.blush))
        col = np.repeat(base[None], len(D), 0)

        def spot(c, size):
            c = np.array(c) / np.linalg.norm(c)
            return np.exp(-((D - c) ** 2).sum(1) / size)[:, None]
        front = smooth(.1, -.5, D[:, 1])[:, None]
        for s in (-1, 1):
            k = spot((s * .52, -.78, -.2), .05) * self.blush_amt * .8
            col = col * (1 - k) + bl * k
            k = spot((s * self.eye_x, -.9, self.eye_z), .02) * .4
            col = col * (1 - k) + col * bl * 1.1 * k
        k = spot((0, -1, -.55), .03) * .2
        col = col * (1 - k) + bl * k
        if self.shade:
            k = front * smooth(-.2, -.5, D[:, 2])[:, None] * .45
            col = col * (1 - k) + np.array(hexc(self.shade)) * k
        self.skinmat = mat("#ffffff", "skin", rough=.48, spec=.35, bump=.2)
        mesh(P, [tuple(reversed(q)) for q in grid_faces(n, m, True)], self.skinmat, cols=col, parent=e)
        # nose
        nx, ny, nz = self.nose
        q = self.f([(0, -1, self.nose_z)])[0]
        nb = base * .72 + bl * .28 * (self.blush_amt + .4)
        o = sphere(1, mat(tuple(np.clip(nb, 0, 1)), "noise", rough=.45, bump=.1, bscale=12, var=.12), nx, ny, nz, seg=32, parent=e, loc=(q[0], q[1] - ny * .35, q[2]), rot=(-.25, 0, 0))
        # eyes with lids
        lidm = mat(tuple(np.clip(base * .86 + bl * .05, 0, 1)), "noise", rough=.5, bump=.1, bscale=14, var=.1)
        for s in (-1, 1):
            p = self.f([(s * self.eye_x, -math.sqrt(max(1 - self.eye_x ** 2 - self.eye_z ** 2, .1)), self.eye_z)])[0]
            sphere(self.eye, M.bead(), parent=e, loc=(p[0], p[1] - self.eye * .25, p[2]), seg=28)
            if self.lid > 0:
                self._lid(e, p, s, lidm, self.lid, self.lid_tilt)
                self._lid(e, p, s, lidm, -.62, 0)
            # eyebrow
            bx = np.linspace(s * (self.eye_x - .2), s * (self.eye_x + .22), 5)
            bz = self.brow_z + np.linspace(-1, 1, 5) * -self.brow_tilt + np.array([0, .035, .05, .035, -.02])
            pts = self.f(np.stack([bx, -np.sqrt(np.maximum(1 - bx ** 2 - bz ** 2, .05)), bz], -1)) * 1.02
            tube(pts, self.brow_w, mat(self.brow, "felt", rough=.95, sheen=.3, var=.3, bump=.5, bscale=30), radii=[.6, 1, 1.05, .9, .35], parent=e)
            if self.ear:
                q = self.f([(s * 1, .05, -.02)])[0]
                sphere(self.ear, lidm, .45, .75, 1.15, seg=24, parent=e, loc=(q[0] + s * .02, q[1], q[2]), rot=(0, 0, s * .35))
        # mouth
        x = np.linspace(-self.mouth_w, self.mouth_w, 9)
        z = self.mouth_z + self.mouth * (x / self.mouth_w) ** 2 * .3
        pts = self.f(np.stack([x, -np.sqrt(1 - x ** 2 - z ** 2), z], -1)) * 1.003
        tube(pts, .027, mat("#4a1512", rough=.5, var=.1, bump=.05), radii=[.35, .8, 1, 1, 1, 1, 1, .8, .35], parent=e)
        zl = self.mouth_z - .075 + self.mouth * (x * .55 / self.mouth_w) ** 2 * .3
        pts = self.f(np.stack([x * .55, -np.sqrt(1 - (x * .55) ** 2 - zl ** 2), zl], -1)) * 1.0
        tube(pts, .038, mat(tuple(np.clip(base * .62 + bl * .38, 0, 1)), rough=.45, var=.1, bump=.05), radii=[.2, .8, 1, 1, .8, .2], parent=e)

    def _lid(self, e, p, s, m, amt, tilt):
        r = self.eye * 1.16
        up = amt > 0
        v = np.linspace(.01, np.pi * .5 * (1 if up else .9), 12)
        th = np.linspace(0, 2 * np.pi, 28, endpoint=False)
        P = np.stack([np.outer(np.sin(v), np.cos(th)), np.outer(np.sin(v), np.sin(th)), np.repeat(np.cos(v)[:, None], 28, 1)], -1).reshape(-1, 3) * r
        if not up:
            P[:, 2] *= -1
        a = (-1.0 + 1.25 * amt) if up else -amt * .9 - .1
        mesh(P, grid_faces(28, 12, True), m, parent=e, loc=(p[0], p[1] - self.eye * .25, p[2]), rot=(a, s * tilt, 0))


HAIRLINE = ([0, 35, 62, 80, 100, 180], [.66, .60, .38, -.05, -.35, -.55])


def hair_dirs(az, dz):
    az, dz = np.asarray(az, float), np.clip(np.asarray(dz, float), -.999, .999)
    c = np.sqrt(1 - dz ** 2)
    return np.stack([np.sin(az) * c, -np.cos(az) * c, dz], -1)


def hair_cap(H, m, off=1.03, line=HAIRLINE, drop=0.):
    n, k = 96, 40
    az = np.linspace(-np.pi, np.pi, n, endpoint=False)
    lo = np.interp(np.abs(np.degrees(az)), *line) - drop
    P = []
    for j in range(k):
        t = j / (k - 1)
        P.append(H.f(hair_dirs(az, lo + (.998 - lo) * t)) * (off if j else .97))
    mesh(np.concatenate(P), grid_faces(n, k, True), m, parent=H.e)


def _slerp(a, b, n):
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    om = math.acos(np.clip(a @ b, -1, 1)) or 1e-3
    t = np.linspace(0, 1, n)[:, None]
    return (np.sin((1 - t) * om) * a + np.sin(t * om) * b) / math.sin(om)


def hair_back(H, m, target=(0, .55, .8), n=150, r=.032, off=1.05, line=HAIRLINE):
    """Hair drawn from the hairline to a knot."""
    hair_cap(H, m, 1.02, line)
    tg = np.array(target, float)
    paths = []
    for i in range(n):
        az = -math.pi + 2 * math.pi * i / n + R.uniform(-.05, .05)
        lo = np.interp(abs(math.degrees(az)), *line) + R.uniform(-.06, .03) + R.choice((0, 0, R.uniform(0, .3)))
        D = _slerp(hair_dirs([az], [lo])[0], tg + np.array([R.uniform(-.08, .08) for _ in range(3)]), 7)
        lift = np.array([.0, .03, .05, .06, .055, .04, .02]) + R.uniform(-.012, .012)
        paths.append(H.f(D) * (1 + (off - 1) * .3 + lift)[:, None])
    strands(paths, r, m, radii=[.7, 1, 1, 1, .9, .8], parent=H.e)
    return H.f([tg])[0]


def yarn_ball(c, rad, m, parent, n=70, r=.03, sz=1.):
    sphere(rad * .93, m, 1, 1, sz, parent=parent, loc=c)
    paths = []
    for i in range(n):
        ax = Vector([R.gauss(0, 1) for _ in range(3)]).normalized()
        u = ax.orthogonal().normalized()
        w = ax.cross(u)
        a0 = R.uniform(0, 6)
        paths.append([Vector(c) + Vector([(u * math.cos(a0 + t) + w * math.sin(a0 + t))[k] * rad * R.uniform(.99, 1.03) * (sz if k == 2 else 1) for k in range(3)]) for t in np.linspace(0, 3.4, 9)])
    strands(paths, r, m, radii=[.3, 1, 1, 1, .3], parent=parent)


def hair_bob(H, m, length=.75, fringe=.0, n=230, r=.03, part=.0, flare=.08, wave=0., curl=.12, face=58):
    """Straight hair falling from a parting; `fringe` is the reach of the front down the brow."""
    hair_cap(H, m, 1.03)
    paths, rad = [], []
    for layer, (off, top) in enumerate(((1.05, .97), (1.09, .99))):
        for i in range(n):
            az = -math.pi + 2 * math.pi * (i + R.random()) / n
            deg = abs(math.degrees(az))
            start = np.array([part + R.uniform(-.03, .03), R.uniform(-.25, .35), top])
            if deg < face and not fringe:
                continue
            low = np.interp(deg, *HAIRLINE)
            if deg < face:
                end = low - fringe + R.uniform(-.04, .04)
                D = _slerp(start, hair_dirs([az], [end])[0], 8)
                o = off + .05 * np.sin(np.linspace(0, np.pi, 8)) + R.uniform(-.01, .015)
                paths.append(H.f(D) * (o[:, None] + np.linspace(0, .03, 8)[:, None]))
            else:
                eq = hair_dirs([az], [.0])[0]
                D = _slerp(start, eq, 6)
                P = H.f(D) * (off + .04 * np.sin(np.linspace(0, np.pi * .7, 6)) + R.uniform(-.01, .015))[:, None]
                p = P[-1].copy()
                out = np.array([eq[0], eq[1], 0])
                L = length + R.uniform(-.06, .03)
                k = np.linspace(.2, 1, 5)
                Q = np.stack([p + out * (flare * np.sin(t * 2.2) - curl * max(t - .6, 0) * 1.6 + wave * math.sin(t * 9 + az * 3) * .5) - np.array([0, 0, L * t]) for t in k])
                paths.append(np.concatenate([P, Q]))
    strands(paths, r, m, radii=[.6, 1, 1, 1, 1, .9, .55], parent=H.e)


def hair_curly(H, m, n=330, length=.55, r=.03, coil=.075, line=HAIRLINE, lo_extra=.0):
    hair_cap(H, m, 1.05)
    paths = []
    for i in range(n):
        az = R.uniform(-math.pi, math.pi)
        lo = np.interp(abs(math.degrees(az)), *line)
        dz = R.uniform(lo - lo_extra, .99)
        d = hair_dirs([az], [dz])[0]
        p = H.f([d])[0] * 1.02
        up = Vector(d)
        L = length * R.uniform(.6, 1.2) * (1 if dz < .6 else .7) * (.45 if abs(az) < .9 and dz < .75 else 1)
        dirv = (up * .9 + Vector((0, 0, -.55)) + Vector([R.uniform(-.35, .35) for _ in range(3)])).normalized()
        u = dirv.orthogonal().normalized()
        w = dirv.cross(u)
        ph = R.uniform(0, 6)
        turns = R.uniform(2, 3.2)
        pts = []
        for t in np.linspace(0, 1, 16):
            a = ph + turns * 2 * math.pi * t
            c = coil * min(1, t * 4 + .3)
            q = Vector(p) + dirv * L * t + Vector((0, 0, -.25 * t * t * L)) + u * math.cos(a) * c + w * math.sin(a) * c
            pts.append(q)
        paths.append(pts)
    strands(paths, r, m, radii=[.8, 1, 1, .9, .6], smooth_n=2, parent=H.e)


def beard(H, m, n=330, length=.32, r=.028, moustache=True):
    paths = []
    for i in range(n):
        az = R.uniform(-1.45, 1.45)
        dz = R.uniform(-.95, -.12 - .25 * math.cos(az))
        if abs(az) < .42 and -.56 < dz < -.34:
            continue
        d = hair_dirs([az], [dz])[0]
        p = Vector(H.f([d])[0])
        dv = (Vector(d) * .55 + Vector((0, -.1, -.75)) + Vector([R.uniform(-.3, .3) for _ in range(3)])).normalized()
        L = length * R.uniform(.6, 1.15)
        k = R.uniform(0, 6)
        paths.append([p * .99 + dv * L * t + Vector((math.cos(k + 7 * t), math.sin(k + 7 * t), 0)) * .035 * t for t in np.linspace(0, 1, 6)])
    if moustache:
        for i in range(70):
            s = R.choice((-1, 1))
            x0 = s * R.uniform(.0, .16)
            d = np.array([x0, -1, -.30 + R.uniform(-.04, .05)])
            p = Vector(H.f([d])[0])
            dv = Vector((s * R.uniform(.5, 1), -.25, -.45 + R.uniform(-.2, .15))).normalized()
            paths.append([p + dv * .26 * t + Vector((0, -.03 * math.sin(t * 3), -.05 * t * t)) for t in np.linspace(0, 1, 5)])
    strands(paths, r, m, radii=[.9, 1, .9, .4], smooth_n=2, parent=H.e)


def plait(P, m, parent, r=.075, turns=4.5, tie="#b23a2a"):
    """Three threads twisted along the path P, with a tie near the end."""
    P = _catmull(P, 14)
    n = len(P)
    T = np.gradient(P, axis=0)
    T /= np.linalg.norm(T, axis=1, keepdims=True)
    U = np.cross(T, [0, 1, .1])
    U /= np.linalg.norm(U, axis=1, keepdims=True)
    W = np.cross(T, U)
    t = np.linspace(0, 1, n)
    for k in range(3):
        a = 2 * np.pi * (turns * t + k / 3)
        tap = (1 - .45 * t)[:, None]
        C = P + U * (np.sin(a)[:, None] * r * .9) * tap + W * (np.sin(2 * a)[:, None] * r * .5) * tap
        strands([C + NP.normal(0, r * .25, 3) * np.array([1, .6, .3]) for _ in range(7)], r * .3, m, radii=[1.1, 1, .8, .6], smooth_n=1, parent=parent)
    ring(r * .62, r * .28, mat(tie, "felt", bump=.3), parent=parent, loc=P[-6])
    e = P[-6]
    strands([[e, e + np.array([R.uniform(-.06, .06), R.uniform(-.05, .05), -.12]), e + np.array([R.uniform(-.1, .1), R.uniform(-.08, .08), -.26])] for _ in range(18)], r * .22, m, radii=[1, .9, .3], parent=parent)


# ---------------------------------------------------------------- bodies

def hand(parent, loc, direction, s, m, curl=.5, side=1, roll=0.):
    """A small carved hand whose fingers point along `direction`."""
    q = Vector(direction).normalized().to_track_quat("-Z", "Y")
    e = empty(loc, (0, 0, 0), parent, s)
    e.rotation_euler = (q.to_matrix() @ Matrix.Rotation(roll, 3, "Z")).to_euler()
    sphere(.5, m, .95, .5, 1.05, parent=e, loc=(0, 0, -.35), seg=24)
    for i, x in enumerate((-.34, -.12, .11, .33)):
        L = (.62, .74, .72, .58)[i]
        pts = [(x, 0, -.62), (x * 1.08, -.05 - .12 * curl, -.62 - L * .45), (x * 1.1, -.05 - .5 * curl, -.62 - L * (.9 - .35 * curl))]
        tube(pts, .125, m, radii=[1.05, 1, .85], parent=e)
    tube([(side * .36, 0, -.25), (side * .66, -.12, -.5), (side * .62, -.3 * curl - .1, -.85)], .13, m, radii=[1.1, 1, .85], parent=e)
    return e


def arm(parent, sh, el, ha, r, cloth, skin, hs=.13, curl=.5, side=1, roll=0., cuff=None, hand_dir=None):
    sh, el, ha = Vector(sh), Vector(el), Vector(ha)
    inside = Vector((sh.x * .45, sh.y, sh.z - r * .5))
    tube([inside, sh, sh.lerp(el, .5), el, el.lerp(ha, .5), ha], r, cloth, radii=[.7, 1.05, 1.1, 1.0, .98, 1.02], parent=parent, res=8)
    d = Vector(hand_dir) if hand_dir else (ha - el)
    fd = (ha - el).normalized()
    c = ring(r * .98, r * .3, cuff or cloth, parent=parent, loc=ha - fd * r * .2)
    c.rotation_euler = fd.to_track_quat("Z", "Y").to_euler()
    hand(parent, ha - fd * .01, d, hs, skin, curl, side, roll)


def boot(parent, x, y, s, m, lift=0., yaw=0.):
    e = empty((x, y, lift), (0, 0, yaw), parent, s)
    sphere(.5, m, .72, 1.25, .62, parent=e, loc=(0, -.28, .3), seg=28)
    lathe([(.36, .2), (.36, .6), (.34, 1.1), (.37, 1.3)], m, seg=28, parent=e)
    ring(.37, .06, m, parent=e, loc=(0, 0, 1.3))
    sphere(.5, M.iron(), .78, 1.32, .2, parent=e, loc=(0, -.27, .08), seg=24)


def scarf(parent, z, r, m, tail=True, thick=.085):
    for i, (dz, rr, tl) in enumerate(((0, r, .1), (.09, r * .92, -.12))):
        a = np.linspace(0, 2 * np.pi, 26, endpoint=False)
        n, k = 48, 14
        th = np.linspace(0, 2 * np.pi, n, endpoint=False)
        ph = np.linspace(0, 2 * np.pi, k)
        P, UV = [], []
        for p in ph:
            rad = rr + thick * np.cos(p) * (1 + .12 * np.sin(3 * th + i))
            P.append(np.stack([rad * np.cos(th), rad * np.sin(th) * .95, z + dz + thick * .95 * np.sin(p) + tl * .3 * np.sin(th + i) + .015 * np.sin(5 * th)], -1))
            UV.append(np.stack([np.full(n, p * thick * 1.6), th * rr * 1.3], -1))
        mesh(np.concatenate(P), grid_faces(n, k, True), m, uvs=np.concatenate(UV), parent=parent)
    if tail:
        n, k = 9, 26
        P, UV = [], []
        for j in range(k):
            t = j / (k - 1)
            for i in range(n):
                u = i / (n - 1) - .5
                P.append((.13 + u * .2 + .05 * math.sin(t * 5), -r * 1.02 - .10 - .12 * math.sin(t * 1.5) - .02 * math.cos(u * 6), z - t * .62 + .05))
                UV.append((u * .26, t * .8))
        o = mesh(P, grid_faces(n, k), m, uvs=UV, parent=parent)
        md = o.modifiers.new("s", "SOLIDIFY")
        md.thickness = .05
        b = P[-n:]
        strands([[p, (p[0] + R.uniform(-.01, .01), p[1] - .01, p[2] - .1)] for p in b for _ in range(2)], .011, m, parent=parent, smooth_n=1)


def odile_head(parent, lid=.55, mouth=-.35):
    H = Head("#d7a684", w=1.06, h=1.0, d=1., jaw=.06, cheek=.08, nose=(.18, .23, .17), brow="#b9b6ad", brow_w=.06, brow_tilt=.05,
             lid=lid, lid_tilt=.25, mouth=mouth, mouth_w=.22, mouth_z=-.42, blush_amt=.6, eye=.09, parent=parent)
    hm = mat("#c9c6be", "felt", rough=.8, sheen=.4, var=.25, bump=.2, bscale=30)
    hair_back(H, hm, (0, .74, .66), n=420, r=.020, off=1.07)
    yarn_ball((0, .98, .84), .42, hm, parent, 120, .026, sz=.9)
    tube([(-.62, 1.1, .98), (.6, .92, .76)], .03, M.red(), parent=parent)


def pim_head(parent, lid=.25, mouth=.15, brow_tilt=.05, hat=True):
    H = Head("#e3b18e", w=1.0, h=.98, jaw=.04, cheek=.1, nose=(.12, .15, .12), nose_z=-.06, brow="#4a2d1a", brow_w=.045, brow_tilt=brow_tilt,
             lid=lid, mouth=mouth, mouth_w=.17, mouth_z=-.42, blush="#c8583e", blush_amt=.9, eye=.115, eye_x=.33, eye_z=.1, brow_z=.36, parent=parent)
    hm = mat("#5a3419", "felt", rough=.8, sheen=.4, var=.3, bump=.2, bscale=30)
    hair_bob(H, hm, length=.42, fringe=.12, n=120, r=.035, curl=-.05)
    if hat:
        souwester(parent, 1, M.oilskin(), -.12)


def inspector_head(parent, hat=True):
    H = Head("#c9b39b", w=.78, h=1.42, d=.92, jaw=.2, cheek=-.05, nose=(.11, .4, .2), nose_z=-.05, brow="#1d1a18", brow_w=.05, brow_tilt=-.07,
             lid=.75, mouth=-.3, mouth_w=.16, mouth_z=-.48, blush="#8e6d63", blush_amt=.3, eye=.075, eye_x=.26, brow_z=.32, ear=.22, parent=parent)
    hm = mat("#1d1a18", "felt", rough=.8, sheen=.3, var=.3, bump=.2)
    hair_cap(H, hm, 1.03)
    paths = []
    for s in (-1, 1):
        for i in range(8):
            paths.append([(s * .03, -1.0, -.42 - .012 * i), (s * .2, -1.02, -.46 - .012 * i), (s * .36, -.94, -.40 + .008 * i)])
    strands(paths, .03, hm, radii=[1, .9, .3], parent=parent)
    if hat:
        bowler(parent, mat("#101113", "felt", rough=.7, sheen=.5, var=.3, bump=.15, bscale=40))


def odile(loc=(0, 0, 0), heading=0., head=(0, 0, 0), armL=None, armR=None, lid=.55, mouth=-.35, scale=1.):
    """The weighmaster: short, broad, grey-white bun, slate coat, rust scarf."""
    e = empty(loc, (0, 0, heading), None, scale)
    coat, sk = M.slate(), None
    lathe([(.50, .13), (.53, .2), (.5, .5), (.47, .8), (.46, 1.0), (.40, 1.18), (.26, 1.29), (.15, 1.33)], coat, seg=120, folds=.10, fold_n=8, sx=1.06, sy=.86, wob=.05, parent=e)
    for x in (-.17, .17):
        boot(e, x, -.06, .2, M.leather())
    trim = M.cloth("#2f414f")
    zs = np.linspace(1.2, .2, 9)
    prof = np.interp(zs, [.13, .5, .8, 1.0, 1.18, 1.29], [.53, .5, .47, .46, .40, .27])
    tube([(.03, -p * .87 - .012, z) for p, z in zip(prof, zs)], .022, trim, parent=e)
    for z in (1.02, .82, .62, .44):
        sphere(.034, M.brass(), 1, .5, 1, parent=e, loc=(-.05, -np.interp(z, zs[::-1], prof[::-1]) * .87 - .03, z), seg=20)
    scarf(e, 1.28, .2, M.scarf())
    he = empty((0, -.02, 1.6), head, e, .36)
    odile_head(he, lid, mouth)
    al = armL or ((.56, -.02, .86), (.44, -.34, .72))
    ar = armR or ((-.56, -.02, .86), (-.44, -.34, .72))
    skm = mat("#cf9a77", "noise", rough=.5, bump=.12, bscale=12)
    arm(e, (.36, 0, 1.14), al[0], al[1], .125, coat, skm, .15, .5, -1, cuff=trim, hand_dir=al[2] if len(al) > 2 else None)
    arm(e, (-.36, 0, 1.14), ar[0], ar[1], .125, coat, skm, .15, .5, 1, cuff=trim, hand_dir=ar[2] if len(ar) > 2 else None)
    return e


def souwester(parent, r, m, tilt=0.):
    e = empty((0, 0, .16), (tilt, 0, 0), parent)
    lathe([(1.16, -.02), (1.15, .12), (1.08, .45), (.86, .78), (.5, .99), (.02, 1.07)], m, parent=e, sy=1.05)
    n, k = 72, 10
    th = np.linspace(0, 2 * np.pi, n, endpoint=False)
    P = []
    back = smooth(-.2, 1, np.sin(th))
    for j in range(k):
        t = j / (k - 1)
        rr = 1.12 + t * (.34 + .5 * back)
        P.append(np.stack([rr * np.cos(th), rr * np.sin(th) * 1.05, .04 - t * (.12 + .55 * back) + .025 * np.sin(7 * th) * t + .1 * t * smooth(.3, 1, -np.sin(th))], -1))
    o = mesh(np.concatenate(P), grid_faces(n, k, True), m, parent=e)
    md = o.modifiers.new("s", "SOLIDIFY")
    md.thickness = .05
    tube([tuple(p) for p in P[-1]], .04, m, cyclic=True, smooth_n=1, parent=e)
    ring(1.16, .035, M.cloth("#8a5b12"), parent=e, loc=(0, 0, .02))
    for a in range(6):
        t = a * math.pi / 3 + .5
        tube([(1.17 * math.cos(t) * q, 1.2 * math.sin(t) * q, z) for q, z in ((1, .1), (.95, .45), (.76, .78), (.45, 1.0), (.05, 1.09))], .02, M.cloth("#b07a16"), parent=e)


def pim(loc=(0, 0, 0), heading=0., head=(0, 0, 0), armL=None, armR=None, lid=.25, mouth=.15, scale=1., hat=True, brow_tilt=.05):
    """The child: yellow oilskin, sou'wester, sea boots."""
    e = empty(loc, (0, 0, heading), None, scale)
    oil = M.oilskin()
    lathe([(.31, .2), (.335, .24), (.32, .4), (.28, .58), (.25, .70), (.19, .79), (.11, .83)], oil, seg=96, folds=.05, fold_n=7, sy=.9, wob=.04, parent=e)
    for x in (-.11, .11):
        boot(e, x, -.03, .17, mat("#2b4a45", rough=.3, coat=.3, var=.15, bump=.05))
        lathe([(.06, .1), (.06, .3)], M.cloth("#2a3038"), seg=20, parent=e, loc=(x, 0, 0))
    zs = np.linspace(.78, .25, 8)
    prof = np.interp(zs, [.2, .4, .58, .7, .79], [.33, .32, .285, .25, .19])
    tube([(.02, -p * .9 - .008, z) for p, z in zip(prof, zs)], .013, M.cloth("#a06f12"), parent=e)
    for z in (.68, .55, .42):
        y = -np.interp(z, zs[::-1], prof[::-1]) * .9 - .02
        tube([(-.05, y, z), (.07, y - .005, z)], .014, M.dark(), parent=e)
    ring(.15, .05, oil, parent=e, loc=(0, 0, .81))
    he = empty((0, -.01, 1.0), head, e, .245)
    pim_head(he, lid, mouth, brow_tilt, hat)
    al = armL or ((.36, 0, .55), (.33, -.12, .38))
    ar = armR or ((-.36, 0, .55), (-.33, -.12, .38))
    skm = mat("#dba482", "noise", rough=.5, bump=.12, bscale=12)
    arm(e, (.19, 0, .71), al[0], al[1], .085, oil, skm, .10, .5, -1, hand_dir=al[2] if len(al) > 2 else None)
    arm(e, (-.19, 0, .71), ar[0], ar[1], .085, oil, skm, .10, .5, 1, hand_dir=ar[2] if len(ar) > 2 else None)
    return e


def bowler(parent, m):
    e = empty((0, .03, .55), (-.06, 0, 0), parent)
    lathe([(1.04, 0), (1.05, .3), (.95, .62), (.66, .83), (.02, .9)], m, parent=e, sx=.86, sy=.98)
    lathe([(.9, .03), (1.3, .0), (1.46, .07), (1.48, .11), (1.4, .1), (1.0, .06)], m, parent=e, sx=.8, sy=1, smooth_n=3)
    lathe([(1.055, .04), (1.065, .22)], M.cloth("#4a1b14"), parent=e, sx=.86, sy=.98, caps=False)


def inspector(loc=(0, 0, 0), heading=0., head=(0, 0, 0), scale=1., armL=None, armR=None):
    """Very tall and thin, black coat, bowler, briefcase."""
    e = empty(loc, (0, 0, heading), None, scale)
    bl = M.black()
    for s in (-1, 1):
        tube([(s * .11, 0, .1), (s * .11, .01, .9), (s * .1, 0, 1.4)], .085, bl, parent=e, res=6)
        boot(e, s * .12, -.05, .17, mat("#0c0c0d", rough=.2, coat=.4, var=.1, bump=.03))
    lathe([(.34, .55), (.33, .65), (.28, 1.1), (.24, 1.5), (.26, 1.9), (.27, 2.15), (.21, 2.3), (.1, 2.38)], bl, seg=96, folds=.08, fold_n=7, sy=.8, wob=.03, parent=e)
    lathe([(.1, 2.3), (.1, 2.5)], M.cloth("#cfcabd"), seg=24, parent=e)
    for z in (2.0, 1.82, 1.64, 1.46):
        for s in (-1, 1):
            sphere(.024, M.oldbrass(), 1, .5, 1, parent=e, loc=(s * .07, -.215, z), seg=16)
    for s in (-1, 1):
        mesh([(s * .02, -.2, 1.95), (s * .16, -.2, 2.2), (s * .1, -.14, 2.36), (s * .02, -.2, 2.2)], [(0, 1, 2, 3)], M.cloth("#20242a"), False, parent=e)
    he = empty((0, -.03, 2.78), head, e, .27)
    inspector_head(he)
    sk = mat("#bfa78e", "noise", rough=.5, bump=.1)
    al = armL or ((.38, .02, 1.7), (.36, -.08, 1.2))
    ar = armR or ((-.38, .02, 1.7), (-.36, -.08, 1.2))
    arm(e, (.22, 0, 2.2), al[0], al[1], .075, bl, sk, .12, .6, -1)
    arm(e, (-.22, 0, 2.2), ar[0], ar[1], .075, bl, sk, .12, .8, 1)
    if armR is None:
        b = empty((-.36, -.12, .78), (0, 0, .1), e)
        box(.16, .62, .42, M.leather(), .05, parent=b)
        box(.17, .64, .03, M.dark(), .01, parent=b, loc=(0, 0, .1))
        tube([(0, -.12, .2), (0, -.1, .28), (0, .1, .28), (0, .12, .2)], .02, M.leather(), parent=b)
        for y in (-.16, .16):
            box(.19, .06, .07, M.brass(), .01, parent=b, loc=(0, y, .12))
    return e


# ---------------------------------------------------------------- props of the film

def chain(a, b, m, parent, link=.05, thick=.012, sag=0.):
    a, b = Vector(a), Vector(b)
    n = max(int((b - a).length / (link * 1.25)), 2)
    t = np.linspace(0, 1, n)
    P = [a.lerp(b, x) + Vector((0, 0, -sag * 4 * x * (1 - x))) for x in t]
    th = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    loop = [(math.cos(q) * link * .5, 0, math.sin(q) * link * .85) for q in th]
    first = None
    for i, p in enumerate(P):
        d = (P[min(i + 1, n - 1)] - P[max(i - 1, 0)]).normalized()
        q = (d.to_track_quat("Z", "Y").to_matrix() @ Matrix.Rotation((i % 2) * math.pi / 2 + R.uniform(-.2, .2), 3, "Z")).to_euler()
        if first is None:
            first = tube(loop, thick, m, cyclic=True, smooth_n=1, res=3, parent=parent, loc=p, rot=q)
        else:
            _put(bpy.data.objects.new("l", first.data), parent, p, q)


def pan(parent, loc, r, m, depth=.22):
    t = .02
    return lathe([(.001, 0), (r * .4, depth * .06), (r * .75, depth * .32), (r * .96, depth * .85), (r, depth), (r * 1.05, depth * 1.02), (r * 1.05, depth * 1.1), (r * .99, depth * 1.1),
                  (r * .92, depth * .87), (r * .7, depth * .36), (r * .35, depth * .06 + t), (.001, t)], m, seg=96, caps=False, parent=parent, loc=loc)


def balance(loc=(0, 0, 0), heading=0., h=3., span=1.35, tilt=.06, drop=1.45, r=.52, salt_in=None, scale=1., fine=False):
    """The great two-pan balance."""
    e = empty(loc, (0, 0, heading), None, scale)
    br, ob = M.brass(), M.oldbrass()
    lathe([(.55, 0), (.56, .1), (.5, .14), (.5, .2), (.4, .25), (.2, .32), (.16, .4)], M.dark(), parent=e, seg=64)
    lathe([(.16, .36), (.19, .42), (.1, .5), (.085, .9), (.14, 1.0), (.14, 1.08), (.075, 1.18), (.06, h * .8), (.1, h * .84), (.1, h * .88), (.05, h * .92), (.05, h)], br, parent=e, seg=40)
    sphere(.1, br, parent=e, loc=(0, 0, h + .05), seg=28)
    lathe([(.05, 0), (.02, .18), (.03, .24), (.001, .34)], br, parent=e, loc=(0, 0, h + .12), seg=24)
    b = empty((0, -.02, h - .06), (0, tilt, 0), e)
    for s in (-1, 1):
        tube([(0, 0, .04), (s * span * .3, 0, .14), (s * span * .7, 0, .06), (s * span, 0, .0)], .06, br, radii=[1.3, 1, .8, .5], parent=b)
        tube([(0, 0, -.06), (s * span * .4, 0, -.03), (s * span, 0, .0)], .04, br, radii=[1.2, .8, .6], parent=b)
        for q in (.25, .5, .75):
            tube([(s * span * q, 0, .14 - q * .08), (s * span * q, 0, -.03)], .02, br, parent=b)
        sphere(.06, br, parent=b, loc=(s * span, 0, 0), seg=20)
    tube([(0, -.07, 0), (0, -.08, -.62)], .022, M.iron(), radii=[1.5, .4], parent=b)
    box(.34, .02, .12, M.paper(), .01, parent=e, loc=(0, -.09, h - .72))
    sphere(.09, ob, 1, .6, 1, parent=b, loc=(0, -.05, 0), seg=24)
    pans = []
    for s in (-1, 1):
        x, z = s * span * math.cos(tilt), h - .06 - s * span * math.sin(tilt)
        top = Vector((x, -.02, z))
        ring(.06, .014, ob, rot=(math.pi / 2, 0, 0), parent=e, loc=(x, -.02, z - .08))
        pz = z - drop
        pan(e, (x, -.02, pz), r, br)
        for k in range(3):
            a = k * 2 * math.pi / 3 + .4 + s
            chain(top + Vector((0, 0, -.13)), (x + r * 1.0 * math.cos(a), -.02 + r * 1.0 * math.sin(a), pz + .24), ob, e, .055 if not fine else .045)
        pans.append(Vector((x, -.02, pz)))
        if salt_in == s:
            heap(r * .72, .34, parent=e, loc=(x, -.02, pz + .05), skirt=.0)
    return e, pans


def sack(loc=(0, 0, 0), r=.3, h=.55, rot=(0, 0, 0), m=None, tie=True, parent=None, slump=.1, scale=1.):
    e = empty(loc, rot, parent, scale)
    m = m or M.burlap()
    prof = [(.02, .0), (r * .8, .01), (r * 1.02, h * .14), (r * 1.08, h * .4), (r * .98, h * .66), (r * .66, h * .86), (r * .27, h * .96)]
    if tie:
        prof += [(r * .24, h * 1.0), (r * .4, h * 1.08), (r * .55, h * 1.2), (r * .5, h * 1.21), (r * .2, h * 1.06)]
    lathe(prof, m, seg=96, folds=-.0, wob=r * slump * 2.4, sx=R.uniform(.92, 1.06), sy=R.uniform(.85, 1), parent=e, caps=False)
    # pleats under the tie
    if tie:
        ring(r * .25, r * .05, mat("#5b4a30", "felt", bump=.3), parent=e, loc=(0, 0, h * .985))
        ring(r * .26, r * .045, mat("#5b4a30", "felt", bump=.3), parent=e, loc=(0, 0, h * 1.0), rot=(.15, .1, 0))
        tube([(r * .2, -r * .15, h), (r * .4, -r * .4, h * .93), (r * .42, -r * .6, h * .8)], r * .035, mat("#5b4a30", "felt", bump=.3), parent=e)
    return e


def oil_lamp(loc, strength=60., s=1., parent=None, col="#ffb35c", light=True, size=.06):
    e = empty(loc, (0, 0, 0), parent, s)
    b = M.oldbrass()
    lathe([(.2, 0), (.21, .03), (.15, .06), (.06, .1), (.06, .16), (.18, .22), (.2, .32), (.16, .4), (.09, .44), (.1, .47), (.1, .5)], b, parent=e, seg=40)
    g = lathe([(.085, .48), (.1, .54), (.14, .66), (.12, .8), (.075, .95), (.07, 1.12)], glass((1, .97, .9)), parent=e, seg=40, caps=False)
    g.visible_shadow = False
    fl = lathe([(.004, .5), (.035, .56), (.04, .62), (.02, .72), (.002, .82)], emitter(col, strength * .8), parent=e, seg=20)
    fl.visible_shadow = False
    if light:
        point_light((loc[0], loc[1], loc[2] + .66 * s) if parent is None else (0, 0, .66), strength, col, size, parent=None if parent is None else e)
    return e


def lantern(loc, strength=40., s=1., col="#ffb765", parent=None):
    e = empty(loc, (0, 0, 0), parent, s)
    ir = M.iron()
    lathe([(.16, 0), (.18, .04), (.12, .08)], ir, parent=e, seg=24)
    for a in range(6):
        t = a * math.pi / 3
        tube([(.13 * math.cos(t), .13 * math.sin(t), .06), (.16 * math.cos(t), .16 * math.sin(t), .4)], .012, ir, parent=e)
    lathe([(.2, .4), (.21, .43), (.12, .55), (.05, .62), (.05, .68)], ir, parent=e, seg=24)
    ring(.07, .013, ir, rot=(math.pi / 2, 0, 0), parent=e, loc=(0, 0, .74))
    fl = sphere(.075, emitter(col, strength * .6), 1, 1, 1.4, parent=e, loc=(0, 0, .23), seg=20)
    fl.visible_shadow = False
    point_light((0, 0, .23), strength, col, .07, parent=e)
    return e


def rake(loc, rot, parent=None, s=1.):
    e = empty(loc, rot, parent, s)
    tube([(0, 0, 0), (.02, 0, 1.1), (0, .01, 2.3)], .026, M.pale(), parent=e)
    plank(.7, .07, .12, M.pale(), parent=e, loc=(0, 0, 0))
    return e


def wall(width, height, mfun, parent, loc=(0, 0, 0), rotz=0., holes=(), board=.22, t=.06, gap=.004):
    """Vertical boards in the xz plane; holes are (x0, x1, z0, z1)."""
    e = empty(loc, (0, 0, rotz), parent)
    x = -width / 2
    while x < width / 2 - .01:
        w = min(board * R.uniform(.75, 1.25), width / 2 - x)
        cx = x + w / 2
        spans = [(R.uniform(-.03, .02), height + R.uniform(-.02, .02))]
        for (a, b, c, d) in holes:
            if cx + w * .3 > a and cx - w * .3 < b:
                ns = []
                for (p, q) in spans:
                    if c > p:
                        ns.append((p, min(q, c)))
                    if d < q:
                        ns.append((max(p, d), q))
                spans = [s for s in ns if s[1] - s[0] > .03]
        for p, q in spans:
            plank(q - p, t, w - gap * 2, mfun(), parent=e, loc=(cx, R.uniform(-.012, .012), (p + q) / 2), rot=(R.uniform(-.008, .008), math.pi / 2 + R.uniform(-.008, .008), 0))
        x += w
    return e


def window_frame(w, h, parent, loc, rotz=0., m=None, bars=(1, 1), depth=.12):
    e = empty(loc, (0, 0, rotz), parent)
    m = m or M.slatewood()
    for s in (-1, 1):
        plank(h + .12, depth, .09, m, parent=e, loc=(s * w / 2, 0, 0), rot=(0, math.pi / 2, 0))
        plank(w + .2, depth, .09, m, parent=e, loc=(0, 0, s * h / 2))
    for i in range(bars[0]):
        x = -w / 2 + w * (i + 1) / (bars[0] + 1)
        plank(h, .05, .045, m, parent=e, loc=(x, 0, 0), rot=(0, math.pi / 2, 0))
    for i in range(bars[1]):
        z = -h / 2 + h * (i + 1) / (bars[1] + 1)
        plank(w, .05, .045, m, parent=e, loc=(0, 0, z))
    return e


def floor_boards(x0, x1, y0, y1, z, m, board=.3, t=.06, parent=None, along="x"):
    y = y0 if along == "x" else x0
    end = y1 if along == "x" else x1
    L0, L1 = (x0, x1) if along == "x" else (y0, y1)
    while y < end:
        w = board * R.uniform(.8, 1.2)
        x = L0 - R.uniform(0, 1.5)
        while x < L1:
            L = R.uniform(1.6, 3.4)
            c = ((x + L / 2), y + w / 2, z + R.uniform(-.01, .01))
            if along != "x":
                c = (c[1], c[0], c[2])
            plank(L - .015, w - .012, t, m, parent=parent, loc=c, rot=(R.uniform(-.01, .01), R.uniform(-.004, .004), (0 if along == "x" else math.pi / 2) + R.uniform(-.004, .004)))
            x += L
        y += w


def house(loc=(0, 0, 0), heading=0., deck=1.7, lit=1., scale=1., window_col="#ffb04f", lightw=90., detail=1, sink=1.):
    """The Weighing House: boards on stilts, a steep roof, a hoist and one lit window."""
    e = empty(loc, (0, 0, heading), None, scale)
    W, D, Hh, roof = 4.2, 3.0, 2.3, 2.5
    wet, pl = M.wet(), M.plank()
    for x in np.linspace(-W / 2 - .2, W / 2 + .2, 5):
        for y in (-D / 2 - .35, 0, D / 2 + .2):
            beam_between((x + R.uniform(-.12, .12), y + R.uniform(-.1, .1), -sink), (x, y, deck), .2, wet, e)
    for x0, x1 in ((-W / 2 - .2, -W / 4), (W / 4, W / 2 + .2), (-W / 4, W / 4)):
        beam_between((x0, -D / 2 - .38, .25), (x1, -D / 2 - .38, deck - .15), .1, wet, e)
        if detail:
            beam_between((x1, -D / 2 - .40, .3), (x0, -D / 2 - .40, deck - .2), .09, wet, e)
    for y in (-D / 2 - .35, 0, D / 2):
        plank(W + 1.2, .2, .2, wet, parent=e, loc=(0, y, deck - .1))
    floor_boards(-W / 2 - .7, W / 2 + .7, -D / 2 - .75, D / 2 + .3, deck + .03, pl, .25, .07, e, along="y")
    # railing
    for x in np.linspace(-W / 2 - .6, W / 2 + .6, 7):
        if abs(x - .9) > .5:
            plank(.6, .07, .07, pl, parent=e, loc=(x, -D / 2 - .65, deck + .33), rot=(0, math.pi / 2, 0))
    beam_between((-W / 2 - .7, -D / 2 - .65, deck + .62), (.45, -D / 2 - .65, deck + .6), .07, pl, e)
    beam_between((1.4, -D / 2 - .65, deck + .6), (W / 2 + .7, -D / 2 - .65, deck + .63), .07, pl, e)
    win, door, loft = (-1.35, -.35, .75, 1.65), (.45, 1.35, 0, 1.75), (-.3, .3, .35, 1.0)
    wm = (lambda: R.choice((M.plank(), M.plank(), M.slatewood())))
    z0 = deck + .06
    wall(W, Hh, wm, e, (0, -D / 2, z0), 0, [win, door])
    wall(W, Hh, wm, e, (0, D / 2, z0), 0)
    sidewin = (-.45, .45, .75, 1.6)
    for s in (-1, 1):
        wall(D, Hh, wm, e, (s * W / 2, 0, z0), math.pi / 2, [sidewin])
    for x, y in ((-W / 2, -D / 2), (W / 2, -D / 2), (-W / 2, D / 2), (W / 2, D / 2)):
        plank(Hh + .1, .16, .16, M.dark(), parent=e, loc=(x, y, z0 + Hh / 2), rot=(0, math.pi / 2, 0))
    # gables: roof ridge runs along y, gable faces the camera
    for y in (-D / 2, D / 2):
        x = -W / 2
        while x < W / 2:
            w = .24 * R.uniform(.8, 1.2)
            c = x + w / 2
            hgt = roof * (1 - abs(c) / (W / 2)) + .05
            if hgt > .08:
                segs = [(0, hgt)]
                if y < 0 and loft[0] < c < loft[1]:
                    segs = [(0, loft[2]), (loft[3], hgt)]
                for p, q in segs:
                    if q > p:
                        plank(q - p, .06, w - .01, M.slatewood() if R.random() < .6 else M.plank(), parent=e, loc=(c, y, z0 + Hh + (p + q) / 2), rot=(0, math.pi / 2, 0))
            x += w
    ang = math.atan2(roof, W / 2)
    L = math.hypot(roof, W / 2) + .5
    rm = M.roof()
    for s in (-1, 1):
        rows = 13
        for i in range(rows):
            t = (i + .5) / rows * L - .35
            cx, cz = s * (W / 2 - math.cos(ang) * t), z0 + Hh + math.sin(ang) * t + .06
            y = -D / 2 - .3
            while y < D / 2 + .3:
                w = R.uniform(.2, .36)
                plank(.36, w - .012, .045, rm, parent=e, loc=(cx, y + w / 2, cz + R.uniform(-.008, .012)), rot=(R.uniform(-.02, .02), s * (ang - .10), 0))
                y += w
    beam_between((0, -D / 2 - .7, z0 + Hh + roof + .08), (0, D / 2 + .35, z0 + Hh + roof + .12), .15, M.dark(), e)
    for s in (-1, 1):
        beam_between((s * (W / 2 + .25), -D / 2 - .33, z0 + Hh - .28), (0, -D / 2 - .33, z0 + Hh + roof + .08), .13, M.red(), e, .07)
    # hoist with a hook
    chain((0, -D / 2 - .62, z0 + Hh + roof), (0, -D / 2 - .62, z0 + Hh + 1.15), M.iron(), e, .08, .018)
    tube([(0, -D / 2 - .62, z0 + Hh + 1.1), (.08, -D / 2 - .62, z0 + Hh + 1.0), (0, -D / 2 - .62, z0 + Hh + .92), (-.06, -D / 2 - .62, z0 + Hh + .98)], .025, M.rust(), parent=e)
    # frames, door, shutters
    def win_at(h, y, rotz, x=0, frame=None):
        a, b, c, d = h
        cx, cz = (a + b) / 2, (c + d) / 2
        return window_frame(b - a, d - c, e, (x if rotz else cx, y if not rotz else cx, z0 + cz), rotz, frame)
    win_at(win, -D / 2 - .03, 0)
    win_at(loft[:2] + (loft[2] + Hh, loft[3] + Hh), -D / 2 - .03, 0)
    for s in (-1, 1):
        win_at(sidewin, 0, math.pi / 2, s * (W / 2 + .03))
        wall(.42, .92, M.red, e, (-.85 + s * .78, -D / 2 - .07, z0 + .74), 0, board=.16, t=.04)
    wall(.9, 1.75, M.red, e, (.9, -D / 2 - .01, z0), 0, board=.18, t=.05)
    sphere(.04, M.brass(), parent=e, loc=(1.22, -D / 2 - .07, z0 + .85), seg=16)
    # stove pipe
    lathe([(.11, 0), (.11, 1.3), (.2, 1.32), (.04, 1.5)], M.iron(), seg=24, parent=e, loc=(1.15, .5, z0 + Hh + roof * .4))
    # ladder to the water
    for s in (-1, 1):
        beam_between((.9 + s * .3, -D / 2 - 1.5, -.4 * min(sink, 1)), (.9 + s * .3, -D / 2 - .75, deck + .1), .09, wet, e)
    for k in range(8):
        t = k / 8
        plank(.66, .16, .05, pl, parent=e, loc=(.9, -D / 2 - 1.43 + .7 * t, -.25 + (deck + .3) * t))
    # hanging sign: a small pair of scales
    sg = empty((-W / 2 - .05, -D / 2 - .3, z0 + Hh - .15), (0, 0, 0), e)
    tube([(0, .3, 0), (0, -.45, 0)], .03, M.iron(), parent=sg)
    tube([(0, -.42, -.02), (0, -.42, -.2)], .012, M.iron(), parent=sg)
    tube([(-.2, -.42, -.2), (.2, -.42, -.22)], .018, M.brass(), parent=sg)
    for s in (-1, 1):
        tube([(s * .2, -.42, -.2), (s * .2, -.42, -.42)], .006, M.brass(), parent=sg)
        pan(sg, (s * .2, -.42, -.46), .09, M.brass(), .04)
    # barrels and sacks on the deck
    for x, y in ((2.25, -1.85), (-2.1, -1.9)):
        lathe([(.2, 0), (.25, .25), (.2, .52)], M.dark(), seg=28, parent=e, loc=(x, y, deck + .06))
        ring(.225, .02, M.rust(), parent=e, loc=(x, y, deck + .16))
        ring(.225, .02, M.rust(), parent=e, loc=(x, y, deck + .44))
    for x in (-1.65, -1.25):
        sack((x, -1.8, deck + .06), .2, .36, parent=e)
    if lit:
        for (w, h, x, y, z, rz) in ((1, .9, -.85, -D / 2 + .16, z0 + 1.2, 0), (.6, .65, 0, -D / 2 + .16, z0 + Hh + .67, 0), (.9, .85, W / 2 - .16, 0, z0 + 1.17, math.pi / 2), (.9, .85, -W / 2 + .16, 0, z0 + 1.17, math.pi / 2)):
            k = .35 if z > z0 + Hh else 1.
            o = mesh([(-w / 2, 0, -h / 2), (w / 2, 0, -h / 2), (w / 2, 0, h / 2), (-w / 2, 0, h / 2)], [(0, 1, 2, 3)], warm_pane(window_col, 5. * lit * k), False, parent=e, loc=(x, y, z), rot=(0, 0, rz))
        area_light((-.85, -D / 2 - .12, z0 + 1.2), (math.pi / 2, 0, 0), (.9, .8), lightw * lit, window_col, parent=e)
    return e


def warm_pane(col, strength):
    """Lamp-lit window: bright in the middle, darker and browner to the edge."""
    m = bpy.data.materials.new("pane")
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    tc = N.add("ShaderNodeTexCoord")
    ln = N.add("ShaderNodeVectorMath", operation="LENGTH")
    N.link(tc.outputs["Object"], ln.inputs[0])
    e = N.add("ShaderNodeEmission")
    c = hexc(col)
    N.link(N.ramp(N.math("ADD", ln.outputs["Value"], N.math("MULTIPLY", N.noise(tc.outputs["Object"], 3, 2), .25)), [(.1, tuple(min(x * 1.3 + .12, 1) for x in c)), (.85, tuple(x * f for x, f in zip(c, (.45, .3, .2))))]), e.inputs[0])
    e.inputs[1].default_value = strength
    N.link(e.outputs[0], out.inputs[0])
    return m


def jetty(loc=(0, 0, 0), heading=0., length=9., width=1.5, deck=.75, scale=1., sink=1.2):
    """Runs from the origin along +y."""
    e = empty(loc, (0, 0, heading), None, scale)
    pl, wet = M.plank(), M.wet()
    y = 0
    while y < length:
        w = R.uniform(.2, .3)
        plank(width * R.uniform(.96, 1.06), w - .03, .07, pl, parent=e, loc=(R.uniform(-.04, .04), y + w / 2, deck + R.uniform(-.015, .015)), rot=(R.uniform(-.02, .02), R.uniform(-.012, .012), R.uniform(-.02, .02)))
        y += w
    for s in (-1, 1):
        beam_between((s * width * .4, 0, deck - .12), (s * width * .4, length, deck - .12), .13, wet, e)
        for k, yy in enumerate(np.arange(.3, length + .2, 1.25)):
            top = deck + (.35 if k % 2 == 0 else .02)
            beam_between((s * width * .5 + R.uniform(-.08, .08), yy, -sink), (s * width * .5, yy + R.uniform(-.05, .05), top), .15, wet, e)
            if k % 2 == 0:
                ring(.1, .03, mat("#8a7a5a", "felt", bump=.4), parent=e, loc=(s * width * .5, yy, deck + .22))
        for yy in np.arange(.3, length - 1, 2.5):
            beam_between((s * width * .5, yy, .05), (s * width * .5, yy + 1.25, deck - .2), .07, wet, e)
    return e


def lamp_post(loc, h=2.4, strength=150., heading=0., parent=None, s=1.):
    e = empty(loc, (0, 0, heading), parent, s)
    ir = M.iron()
    lathe([(.12, 0), (.13, .1), (.07, .2), (.05, .5), (.04, h)], ir, seg=24, parent=e)
    tube([(0, 0, h - .1), (0, 0, h + .1), (.2, 0, h + .22), (.42, 0, h + .1)], .03, ir, parent=e)
    lantern((.42, 0, h - .68), strength, 1.05, parent=e)
    return e


def lamp_tower(loc=(0, 0, 0), h=5., scale=1., heading=0., sink=1.):
    """A lattice of timber with a glazed lamp room."""
    e = empty(loc, (0, 0, heading), None, scale)
    wet, pl = M.wet(), M.slatewood()
    b, t = .95, .42
    c = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    for sx, sy in c:
        beam_between((sx * b, sy * b, -sink), (sx * t, sy * t, h), .17, wet, e)
    lv = np.linspace(0.2, h, 6)
    wd = lambda z: b + (t - b) * (z + 1) / (h + 1)
    for k in range(5):
        z, z2 = lv[k], lv[k + 1]
        for i in range(4):
            p, q = c[i], c[(i + 1) % 4]
            beam_between((p[0] * wd(z), p[1] * wd(z), z), (q[0] * wd(z2), q[1] * wd(z2), z2), .075, pl, e)
            beam_between((q[0] * wd(z), q[1] * wd(z), z), (p[0] * wd(z2), p[1] * wd(z2), z2), .075, pl, e)
            beam_between((p[0] * wd(z), p[1] * wd(z), z), (q[0] * wd(z), q[1] * wd(z), z), .1, pl, e)
    lathe([(.02, h), (.95, h + .01), (.97, h + .1), (.02, h + .11)], M.dark(), seg=8, parent=e, smooth_n=1)
    for a in range(16):
        th = a * math.pi / 8
        tube([(.9 * math.cos(th), .9 * math.sin(th), h + .1), (.9 * math.cos(th), .9 * math.sin(th), h + .42)], .018, M.iron(), parent=e)
    ring(.9, .022, M.iron(), parent=e, loc=(0, 0, h + .42))
    ring(.9, .016, M.iron(), parent=e, loc=(0, 0, h + .27))
    for a in range(8):
        th = a * math.pi / 4 + .39
        tube([(.5 * math.cos(th), .5 * math.sin(th), h + .1), (.5 * math.cos(th), .5 * math.sin(th), h + .95)], .03, M.red(), parent=e)
    lathe([(.52, h + .1), (.52, h + .24)], M.red(), seg=8, smooth_n=1, parent=e)
    lathe([(.68, h + .93), (.7, h + .99), (.35, h + 1.3), (.1, h + 1.45), (.1, h + 1.55), (.02, h + 1.62)], M.red(), seg=32, parent=e)
    tube([(0, 0, h + 1.5), (0, 0, h + 2.0)], .02, M.iron(), parent=e)
    lm = sphere(.17, emitter("#ffc070", 90), 1, 1, 1.3, parent=e, loc=(0, 0, h + .55), seg=24)
    return e


def ledger(parent, loc, h=.5, t=.12, d=.36, col="#5a2a1e", rot=(0, 0, 0)):
    e = empty(loc, rot, parent)
    box(t, d, h, mat(col, "felt", rough=.7, var=.25, bump=.2, bscale=30), .012, parent=e, loc=(0, 0, h / 2))
    box(t * .8, d * .97, h * .94, M.paper(), .005, parent=e, loc=(0, .02, h / 2 + .012))
    for z in (.2, .78):
        box(t * 1.06, d * .3, h * .04, M.cloth("#b39a5b"), .003, parent=e, loc=(0, -d * .37, h * z))
    return e


def stool(loc, rot=(0, 0, 0), s=1.):
    e = empty(loc, rot, None, s)
    lathe([(.02, .62), (.34, .62), (.36, .66), (.34, .71), (.02, .71)], M.pale(), seg=40, parent=e, smooth_n=2)
    for a in range(3):
        t = a * 2.094 + .3
        tube([(.36 * math.cos(t), .36 * math.sin(t), 0), (.22 * math.cos(t), .22 * math.sin(t), .64)], .045, M.pale(), parent=e)
    return e


# ---------------------------------------------------------------- props of the studio

def stand(parent, h, m=None, spread=.8):
    m = m or M.steel()
    lathe([(.035, .2), (.035, h * .5), (.05, h * .5), (.05, h * .53), (.026, h * .53), (.026, h)], m, seg=16, parent=parent, smooth_n=1)
    for a in range(3):
        t = a * 2.094 + R.uniform(0, 2)
        tube([(0, 0, h * .3), (spread * math.cos(t), spread * math.sin(t), .03)], .028, m, parent=parent, smooth_n=1)
        tube([(0, 0, .12), (spread * .55 * math.cos(t), spread * .55 * math.sin(t), h * .3 * .45)], .016, m, parent=parent, smooth_n=1)


def fresnel(loc, target, h=0., power=400., col="#ffd9a8", s=1., on=True, spot=.9, glow=14., with_stand=True, blend=.5):
    """A film lamp with barn doors, on its own stand if h > 0."""
    loc = Vector(loc)
    if with_stand:
        e0 = empty((loc.x, loc.y, 0))
        stand(e0, loc.z - .35 * s, spread=.9 * s)
    e = empty(loc)
    d = (Vector(target) - loc).normalized()
    e.rotation_euler = d.to_track_quat("-Z", "Y").to_euler()
    b = mat("#7d2418", rough=.4, var=.1, bump=.04) if R.random() < .5 else mat("#23272b", rough=.4, var=.1, bump=.04)
    k = mat("#101112", rough=.5, var=.1, bump=.05)
    lathe([(.02, .42 * s), (.3 * s, .42 * s), (.36 * s, .36 * s), (.36 * s, -.2 * s), (.4 * s, -.2 * s), (.4 * s, -.28 * s)], b, seg=36, parent=e, caps=False, smooth_n=1)
    for i in range(4):
        box(.7 * s, .02 * s, .04 * s, k, 0, parent=e, loc=(0, 0, (.28 - i * .11) * s))
    lathe([(.001, -.2 * s), (.36 * s, -.2 * s)], emitter(col, glow if on else .03) if on else mat("#8899a0", rough=.1), seg=36, parent=e, smooth_n=1, caps=False)
    for i in range(4):
        a = i * math.pi / 2
        q = empty((.38 * s * math.cos(a), .38 * s * math.sin(a), -.28 * s), (0, 0, a), e)
        w = .34 if i % 2 == 0 else .3
        mesh([(0, -w * s, 0), (0, w * s, 0), (.34 * s, w * 1.35 * s, -.34 * s), (.34 * s, -w * 1.35 * s, -.34 * s)], [(0, 1, 2, 3)], k, False, parent=q)
    tube([(-.45 * s, 0, .05 * s), (-.46 * s, .3 * s, .05 * s), (.46 * s, .3 * s, .05 * s), (.45 * s, 0, .05 * s)], .03 * s, M.iron(), parent=e, smooth_n=1)
    if on and power:
        spot_light(loc + d * .42 * s, target, power, col, spot, blend, .15 * s)
    return e


def cine_camera(loc, target, s=1., tripod=True, ground=0., lens_len=.5):
    loc = Vector(loc)
    d = Vector(target) - loc
    e = empty(loc, (0, 0, 0), None, s)
    e.rotation_euler = d.to_track_quat("-Y", "Z").to_euler()
    k = M.plastic()
    box(.62, .8, .62, k, .06, parent=e)
    box(.5, .45, .14, k, .04, parent=e, loc=(0, .02, .36))
    box(.34, .06, .24, mat("#0b0d10", rough=.15, var=.05, bump=0), .01, parent=e, loc=(0, .42, .02))
    L = lens_len
    lathe([(.26, 0), (.27, L * .3), (.3, L * .32), (.3, L * .5), (.27, L * .55), (.29, L * .9), (.31, L), (.28, L), (.25, L * .85)], M.plastic(), seg=40, parent=e, loc=(0, -.4, 0), rot=(math.pi / 2, 0, 0), caps=False, smooth_n=1)
    lathe([(.001, L * .88), (.12, L * .87), (.25, L * .8)], mat("#1a2233", rough=.03, spec=1, coat=1., var=.0, bump=0), seg=40, parent=e, loc=(0, -.4, 0), rot=(math.pi / 2, 0, 0), caps=False)
    ring(.302, .012, mat("#a33221", rough=.4), parent=e, loc=(0, -.4 - L * .4, 0), rot=(math.pi / 2, 0, 0))
    for z in (.22, .26, .30):
        ring(.305, .008, M.iron(), parent=e, loc=(0, -.4 - L * (z + .3), 0), rot=(math.pi / 2, 0, 0))
    box(.9, .05, .6, k, .01, parent=e, loc=(0, -.4 - L - .14, .0)).hide_render = True
    tube([(.16, -.1, .44), (.16, -.12, .62), (-.16, -.12, .62), (-.16, -.1, .44)], .045, k, parent=e)
    o = box(.62, .05, .42, mat("#0d0f12", rough=.3), .02, parent=e, loc=(.62, .2, .34), rot=(0, 0, .35))
    box(.54, .01, .34, emitter("#6f8fa0", .3), 0, parent=e, loc=(.63, .235, .34), rot=(0, 0, .35))
    sphere(.02, emitter("#ff2a1a", 6), parent=e, loc=(-.22, .41, .22), seg=10)
    for x in (-.18, .18):
        tube([(x, -.9, -.38), (x, .6, -.38)], .03, M.steel(), parent=e, smooth_n=1)
    if tripod:
        base = empty((loc.x, loc.y, 0))
        top = loc.z - .4 * s
        lathe([(.16 * s, top - .25 * s), (.2 * s, top - .1 * s), (.12 * s, top), (.25 * s, top + .04 * s)], k, seg=24, parent=base, smooth_n=1)
        for a in range(3):
            t = a * 2.094 + .6
            r = (top - ground) * .42
            for o in (-.05, .05):
                ox, oy = -math.sin(t) * o * s, math.cos(t) * o * s
                tube([(ox, oy, top - .15 * s), (r * math.cos(t) + ox, r * math.sin(t) + oy, ground)], .035 * s, M.plastic(), parent=base, smooth_n=1)
        beam_between((loc.x, loc.y, top), (loc.x - d.normalized().x * 1.1 * s + .2, loc.y - d.normalized().y * 1.1 * s, top - .25 * s), .05 * s, k)
    return e


def drape(x0, x1, y, h, m=None, rotz=0., loc=(0, 0, 0), amp=.14, n=9):
    m = m or mat("#0b0b0d", "felt", rough=.95, sheen=.15, var=.2, bump=.1)
    u = np.linspace(0, 1, 240)
    P = []
    for z in np.linspace(0, h, 14):
        ph = np.sin(u * n * 6.28 + .5 * np.sin(u * 17) + .25 * z) * amp * (1 - .25 * z / h)
        P.append(np.stack([x0 + (x1 - x0) * u, y + ph, np.full_like(u, z)], -1))
    return mesh(np.concatenate(P), grid_faces(240, 14), m, loc=loc, rot=(0, 0, rotz))


def backing(w, h, y, z, strength=.0, colors=("#5f7f8e", "#a9bcbc", "#e7c9a2"), clouds="#dfe3df", loc=(0, 0), bow=1.2, seed=0., frame=True):
    """A painted sky on a bowed canvas with visible brush strokes."""
    m = bpy.data.materials.new("backing")
    m.use_nodes = True
    N = Nodes(m.node_tree)
    out = N.add("ShaderNodeOutputMaterial")
    p = N.add("ShaderNodeBsdfPrincipled")
    N.link(p.outputs[0], out.inputs[0])
    tc = N.add("ShaderNodeTexCoord")
    sep = N.add("ShaderNodeSeparateXYZ")
    N.link(tc.outputs["UV"], sep.inputs[0])
    off = N.add("ShaderNodeVectorMath", operation="ADD")
    off.inputs[1].default_value = (seed, seed, 0)
    N.link(tc.outputs["UV"], off.inputs[0])
    uv = off.outputs[0]
    asp = w / h
    stroke = N.noise(N.mapping(uv, (7 * asp, 60, 1), (0, 0, .12)), 1., 3, .6, .6)
    t = N.math("ADD", sep.outputs[1], N.math("MULTIPLY", N.math("SUBTRACT", stroke, .5), .22))
    c = N.ramp(t, [(.05, hexc(colors[2])), (.42, hexc(colors[1])), (.95, hexc(colors[0]))])
    cl = N.noise(N.mapping(uv, (2.1 * asp, 6.5, 1), (0, 0, .05)), 1., 6, .62, .8)
    cl2 = N.math("ADD", cl, N.math("MULTIPLY", N.math("SUBTRACT", stroke, .5), .2))
    c = N.mix(N.ramp(cl2, [(.5, 0), (.64, .85)]), c, hexc(clouds))
    c = N.mix(N.ramp(N.math("ADD", N.noise(N.mapping(uv, (2.1 * asp, 6.5, 1), (0, 0, .05)), 1., 3, .6, .8), N.math("MULTIPLY", sep.outputs[1], .1)), [(.6, 0), (.75, .5)]), c, tuple(x * .6 for x in hexc(colors[0])))
    N.link(c, p.inputs["Base Color"])
    p.inputs["Roughness"].default_value = .9
    if strength:
        N.link(c, p.inputs["Emission"])
        p.inputs["Emission Strength"].default_value = strength
    b = N.add("ShaderNodeBump")
    b.inputs["Strength"].default_value = .3
    b.inputs["Distance"].default_value = .05
    N.link(stroke, b.inputs["Height"])
    N.link(b.outputs[0], p.inputs["Normal"])
    n, k = 40, 12
    P, UV = [], []
    for j in range(k):
        for i in range(n):
            u, v = i / (n - 1), j / (k - 1)
            P.append(((u - .5) * w, y - bow * (2 * u - 1) ** 2, z + v * h))
            UV.append((u, v))
    e = empty((loc[0], loc[1], 0))
    mesh(P, grid_faces(n, k), m, uvs=UV, parent=e)
    if frame:
        for v in (0, .5, 1):
            tube([(q[0], q[1] + .12, z + v * h) for q in P[:n]], .05, M.pale(), parent=e, smooth_n=1)
        for i in (0, 10, 20, 30, 39):
            beam_between((P[i][0], P[i][1] + .15, 0), (P[i][0], P[i][1] + .15, z + h), .09, M.pale(), e)
    return e


def ladder(loc, h=5., heading=0., lean=.28, m=None):
    e = empty(loc, (0, 0, heading))
    m = m or M.pale()
    for s in (-1, 1):
        beam_between((s * .42, 0, 0), (s * .27, h * lean, h), .09, m, e)
        beam_between((s * .40, h * lean * 2, 0), (s * .26, h * lean * 1.03, h), .07, m, e)
    n = int(h / .42)
    for i in range(1, n):
        t = i / n
        plank(.84 - .28 * t, .14, .05, m, parent=e, loc=(0, h * lean * t, h * t))
    return e


# ---------------------------------------------------------------- light, sky, camera

def area_light(loc, rot, size, power, col="#ffffff", parent=None, target=None, spread=None):
    L = bpy.data.lights.new("a", "AREA")
    L.shape = "RECTANGLE"
    L.size, L.size_y = size if isinstance(size, tuple) else (size, size)
    L.energy = power
    L.color = hexc(col) if isinstance(col, str) else col
    if spread:
        L.spread = spread
    o = _put(bpy.data.objects.new("a", L), parent, loc, rot)
    if target is not None:
        o.rotation_euler = (Vector(target) - Vector(loc)).to_track_quat("-Z", "Y").to_euler()
    o.visible_camera = False
    return o


def point_light(loc, power, col="#ffffff", r=.1, parent=None):
    L = bpy.data.lights.new("p", "POINT")
    L.energy, L.shadow_soft_size = power, r
    L.color = hexc(col) if isinstance(col, str) else col
    return _put(bpy.data.objects.new("p", L), parent, loc)


def spot_light(loc, target, power, col="#ffffff", angle=.8, blend=.4, r=.1):
    L = bpy.data.lights.new("s", "SPOT")
    L.energy, L.shadow_soft_size, L.spot_size, L.spot_blend = power, r, angle, blend
    L.color = hexc(col) if isinstance(col, str) else col
    o = _put(bpy.data.objects.new("s", L), None, loc)
    o.rotation_euler = (Vector(target) - Vector(loc)).to_track_quat("-Z", "Y").to_euler()
    return o


def sun_light(direction, power, col="#ffffff", angle=.03):
    L = bpy.data.lights.new("sun", "SUN")
    L.energy, L.angle = power, angle
    L.color = hexc(col) if isinstance(col, str) else col
    o = _put(bpy.data.objects.new("sun", L))
    o.rotation_euler = Vector(direction).to_track_quat("-Z", "Y").to_euler()
    return o


def sky(stops, clouds=None, cloud_amt=.5, cloud_scale=1.6, cloud_lo=.48, cloud_hi=.7, streak=3.5, sun=None, sun_col="#ffd9a0", sun_pow=40., sun_amt=0., disc=0., strength=1., stars=0., under=None, rot=0.):
    """Painted sky: `stops` of (elevation 0..1, colour); brushy clouds; a glow round the sun."""
    w = bpy.context.scene.world
    N = Nodes(w.node_tree)
    out = N.add("ShaderNodeOutputWorld")
    bg = N.add("ShaderNodeBackground")
    N.link(bg.outputs[0], out.inputs[0])
    bg.inputs[1].default_value = strength
    tc = N.add("ShaderNodeTexCoord")
    d = tc.outputs["Generated"]
    sep = N.add("ShaderNodeSeparateXYZ")
    N.link(d, sep.inputs[0])
    el = sep.outputs[2]
    brush = N.noise(N.mapping(d, (3, 3, 22), (.1, .2, rot)), 1.3, 4, .65, .7)
    t = N.math("ADD", N.math("ABSOLUTE", el), N.math("MULTIPLY", N.math("SUBTRACT", brush, .5), .045))
    c = N.ramp(t, [(p, hexc(k)) for p, k in stops])
    if clouds:
        n = N.noise(N.mapping(d, (1, 1, streak), (0, .12, rot)), cloud_scale, 7, .6, .9)
        n2 = N.math("ADD", n, N.math("MULTIPLY", N.math("SUBTRACT", brush, .5), .16))
        c = N.mix(N.math("MULTIPLY", N.ramp(n2, [(cloud_lo, 0), (cloud_hi, 1)], "EASE"), cloud_amt), c, hexc(clouds))
        if under:
            n3 = N.noise(N.mapping(d, (1, 1, streak), (0, .12, rot + .04)), cloud_scale, 4, .55, .9)
            c = N.mix(N.math("MULTIPLY", N.ramp(n3, [(cloud_lo + .1, 0), (cloud_hi + .05, 1)], "EASE"), cloud_amt), c, hexc(under))
    if sun is not None:
        s = Vector(sun).normalized()
        dp = N.add("ShaderNodeVectorMath", operation="DOT_PRODUCT")
        dp.inputs[1].default_value = s
        nd = N.add("ShaderNodeVectorMath", operation="NORMALIZE")
        N.link(d, nd.inputs[0])
        N.link(nd.outputs[0], dp.inputs[0])
        k = N.math("MAXIMUM", dp.outputs["Value"], 0.)
        g = N.math("MULTIPLY", N.math("POWER", k, sun_pow), sun_amt)
        g = N.math("ADD", g, N.math("MULTIPLY", N.math("POWER", k, sun_pow * 12), sun_amt * 1.6))
        if disc:
            g = N.math("ADD", g, N.math("MULTIPLY", N.math("GREATER_THAN", k, 1 - .00035), disc))
        sc = N.mix(1., hexc(sun_col), (1, 1, 1), "MULTIPLY")
        add = N.add("ShaderNodeVectorMath", operation="SCALE")
        N.link(sc, add.inputs[0])
        N.link(g, add.inputs["Scale"])
        c = N.mix(1., c, add.outputs[0], "ADD")
    if stars:
        v = N.add("ShaderNodeTexVoronoi")
        v.inputs["Scale"].default_value = 90
        N.link(d, v.inputs["Vector"])
        st = N.ramp(v.outputs["Distance"], [(0, 1), (.035, 0)])
        mask = N.ramp(N.noise(d, 60, 1), [(.55, 0), (.6, 1)])
        c = N.mix(stars, c, N.mix(1., st, mask, "MULTIPLY"), "ADD")
    N.link(c, bg.inputs[0])


def camera(loc, target, lens=40, fstop=.8, focus=None, roll=0., shift=(0, 0)):
    c = bpy.data.cameras.new("cam")
    c.lens, c.sensor_width = lens, 36
    c.clip_end = 500
    c.clip_start = .02
    c.shift_x, c.shift_y = shift
    o = _put(bpy.data.objects.new("cam", c), None, loc)
    q = (Vector(target) - Vector(loc)).to_track_quat("-Z", "Y")
    o.rotation_euler = (q.to_matrix() @ Matrix.Rotation(roll, 3, "Z")).to_euler()
    if fstop:
        c.dof.use_dof = True
        c.dof.aperture_fstop = fstop
        c.dof.aperture_blades = 9
        f = Vector(focus if focus is not None else target) - Vector(loc)
        c.dof.focus_distance = max(f.dot((q @ Vector((0, 0, -1)))), .05)
    bpy.context.scene.camera = o
    return o


# ---------------------------------------------------------------- the crew as puppets

def striped(c1, c2, width=.3, scale=11, axis=1):
    """Knitted stripes running round a turned shape (axis 1) or a tube (axis 0)."""
    m = mat(c1, "knit", rough=.9, sheen=.5, var=.15, bump=.6, bscale=scale).copy()
    t = m.node_tree
    p = next(n for n in t.nodes if n.type == "BSDF_PRINCIPLED")
    old = p.inputs["Base Color"].links[0].from_socket
    N = Nodes.__new__(Nodes)
    N.t = t
    tc = N.add("ShaderNodeTexCoord")
    sep = N.add("ShaderNodeSeparateXYZ")
    t.links.new(tc.outputs["UV"], sep.inputs[0])
    f = N.math("GREATER_THAN", N.math("FRACT", N.math("DIVIDE", sep.outputs[axis], width)), .52)
    tint = tuple(b / max(a, .01) for a, b in zip(hexc(c1), hexc(c2)))
    dark = N.mix(1., old, tint, "MULTIPLY")
    t.links.new(N.mix(f, old, dark), p.inputs["Base Color"])
    return m


def velvet(c):
    m = mat(c, "felt", rough=.95, sheen=1., var=.25, bump=.12, bscale=80).copy()
    p = next(n for n in m.node_tree.nodes if n.type == "BSDF_PRINCIPLED")
    p.inputs["Sheen Tint"].default_value = .6
    return m


def bust(cloth, width=1.3, skin="#d9a883", neck=.33, slope=1., collar=None, arm_m=None, depth=.62):
    """Shoulders and arms under a head of one unit at the origin."""
    e = empty((0, .12, 0))
    w = width
    lathe([(w * .98, -4.6), (w * .97, -3.4), (w * .96, -2.6), (w * .9, -2.0), (w * .68, -1.52 * slope), (neck * 1.5, -1.22), (neck * 1.15, -1.12)], cloth, seg=96, folds=.02, fold_n=5, sy=depth, wob=.05, parent=e)
    skm = mat(skin, "noise", rough=.5, bump=.12, bscale=10)
    lathe([(neck * 1.25, -1.5), (neck, -1.1), (neck * 1.02, -.7)], skm, seg=40, parent=e)
    for s in (-1, 1):
        tube([(s * w * .45, 0, -1.95), (s * (w * .93), 0, -2.12), (s * (w * 1.13), -.05, -3.0), (s * w * 1.05, -.25, -4.4)], .36, arm_m or cloth, radii=[.7, 1, 1, .95], parent=e, res=8)
    return e


def spectacles(H, r=.22, m=None, thick=.022):
    m = m or M.oldbrass()
    z = H.eye_z
    y = -math.sqrt(1 - H.eye_x ** 2 - z ** 2) * H.d - .19
    for s in (-1, 1):
        ring(r, thick, m, rot=(math.pi / 2, 0, s * .12), parent=H.e, loc=(s * H.eye_x, y, z), n=40)
        tube([(s * (H.eye_x + r), y + .02, z), (s * (H.w * .98), -.3, z + .04), (s * H.w * 1.03, .1, z + .02)], thick, m, parent=H.e)
    tube([(-(H.eye_x - r), y, z + .03), (0, y - .03, z + .07), (H.eye_x - r, y, z + .03)], thick, m, parent=H.e)


def beanie(H, m, low=.42, rim=None):
    e = empty((0, .06, 0), (-.12, 0, 0), H.e)
    w = H.w * 1.0
    lathe([(1.02, low - .05), (1.06, low + .15), (1.0, low + .42), (.8, low + .66), (.45, low + .82), (.02, low + .88)], m, seg=96, sx=w, sy=H.d, parent=e, wob=.03)
    lathe([(1.04, low - .12), (1.13, low - .1), (1.15, low + .06), (1.12, low + .2), (1.03, low + .22)], rim or m, seg=96, sx=w, sy=H.d, parent=e, caps=False, wob=.02)


def headphones(H, m, cup):
    a = np.linspace(-.02, np.pi + .02, 24)
    tube([(1.14 * H.w * math.cos(t), .05, 1.2 * math.sin(t) * H.h) for t in a], .06, m, parent=H.e, smooth_n=1, res=5)
    tube([(1.12 * H.w * math.cos(t), .05, 1.15 * math.sin(t) * H.h) for t in a[7:17]], .09, cup, parent=H.e, smooth_n=1)
    for s in (-1, 1):
        lathe([(.001, .0), (.26, .0), (.3, .06), (.3, .16), (.22, .22), (.001, .23)], m, seg=36, parent=H.e, loc=(s * (H.w * .98), .05, -.02), rot=(0, s * math.pi / 2, 0))
        ring(.25, .085, cup, parent=H.e, loc=(s * (H.w * 1.0), .05, -.02), rot=(0, math.pi / 2, 0))


def hair_parted(H, m, targets, n=110, r=.028, part=0.):
    """Hair combed from a middle parting to a tie on either side."""
    hair_cap(H, m, 1.025)
    paths = []
    for s in (-1, 1):
        tg = np.array((s * targets[0], targets[1], targets[2]))
        for i in range(n):
            t = (i + R.random()) / n
            if t < .55:
                a = .62 + t / .55 * 1.9
                st = np.array([part + s * .015, -math.cos(a), math.sin(a)])
            else:
                az = s * math.radians(6 + (t - .55) / .45 * 92)
                st = hair_dirs([az], [np.interp(abs(math.degrees(az)), *HAIRLINE)])[0]
            D = _slerp(st, tg + NP.normal(0, .04, 3), 8)
            o = 1.02 + .035 * np.sin(np.linspace(.2, np.pi, 8)) + R.uniform(-.01, .014)
            paths.append(H.f(D) * o[:, None])
    strands(paths, r, m, radii=[.7, 1, 1, 1, .9, .7], parent=H.e)


def small_camera(parent, loc, s=1., rot=(0, 0, 0)):
    e = empty(loc, rot, parent, s)
    box(.62, .24, .4, M.plastic(), .05, parent=e)
    box(.6, .25, .1, M.steel(), .03, parent=e, loc=(0, 0, .2))
    box(.2, .2, .12, M.steel(), .03, parent=e, loc=(0, 0, .28))
    lathe([(.16, 0), (.17, .1), (.15, .12), (.15, .22), (.12, .23)], M.plastic(), seg=36, parent=e, loc=(.02, -.1, -.03), rot=(math.pi / 2, 0, 0), caps=False, smooth_n=1)
    lathe([(.001, .2), (.08, .19), (.12, .16)], mat("#1a2233", rough=.03, spec=1, coat=1., var=0, bump=0), seg=32, parent=e, loc=(.02, -.1, -.03), rot=(math.pi / 2, 0, 0), caps=False)
    sphere(.04, M.steel(), 1, 1, .5, parent=e, loc=(-.22, 0, .26), seg=16)
    return e
