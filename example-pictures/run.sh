#!/bin/sh
# Render the pictures of the example project again.
#
#   example-pictures/run.sh              all pictures, the clip, metadata and CAPTIONS.txt
#   example-pictures/run.sh NAME...      only these (names as in catalogue.py; "grade" makes before and after)
#
# Raw renders are kept in $RAW (default: a folder in the temporary directory), so that a change to the
# grade alone needs no new render: set GRADE_ONLY=1. SAMPLES and SCALE override quality and size.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${OUT:-$here/../example-project}
raw=${RAW:-${TMPDIR:-/tmp}/weighing-house-raw}
py=${PYTHON:-python3}
export PYTHONDONTWRITEBYTECODE=1
mkdir -p "$raw"

render() { nice -n 19 blender -b -P "$here/scenes.py" -- "$raw" "$@" ${SAMPLES:+--samples "$SAMPLES"} | grep -E "^(DONE|FAILED)" || true; }
finish() { nice -n 19 "$py" "$here/post.py" "$@"; }

if [ $# -gt 0 ]; then
  for n in "$@"; do
    case "$n" in
      grade) src=two-on-the-jetty ;;
      poster) src="poster-title poster" ;;
      *) src=$n ;;
    esac
    [ -n "${GRADE_ONLY:-}" ] || render $src ${SCALE:+--scale "$SCALE"}
    finish "$raw" "$out" "$n"
  done
else
  names=$("$py" -c "import sys; sys.path.insert(0, '$here'); from catalogue import PICTURES; print(' '.join(n for n in PICTURES if not n.startswith('grade-')))")
  if [ -z "${GRADE_ONLY:-}" ]; then
    render poster-title $names ${SCALE:+--scale "$SCALE"}
    SAMPLES=6 render tide-test --scale .5 --frames 48
  fi
  finish "$raw" "$out" $names grade
  finish clip "$raw" "$out"
fi
finish metadata "$out"
"$py" "$here/catalogue.py"
