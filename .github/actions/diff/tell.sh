#!/usr/bin/env bash
# Write what the pull request changes in the network of each spec into $OUT/comment.md, and a picture of each.
set -euo pipefail
mkdir -p "$OUT"
comment=$OUT/comment.md
changed=false
most=60000 # GitHub takes 65,536 characters in a comment
echo '<!-- fluxviz diff -->' >"$comment"
mapfile -t patterns < <(printf '%s\n' "$SPECS" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d')
start=$(git merge-base "$BASE" "$HEAD")

while IFS= read -r -d '' status && IFS= read -r -d '' spec; do
  case $spec in *.access.json | *.review.json) continue ;; esac
  name=${spec//[^A-Za-z0-9._-]/_}
  {
    printf '## `%s`\n\n' "${spec//[\`$'\n']/}"
    case $status in
      A)
        printf 'A new spec.\n\n'
        fluxviz check "$spec" --format markdown 2>"$OUT/error" || true
        printf '\n'
        fluxviz draw "$spec" -o "$OUT/$name.svg" 2>"$OUT/error" || true
        ;;
      D) printf 'The spec is gone.\n\n' ;;
      *)
        if text=$(fluxviz diff "$start..$HEAD" --quiet --format markdown -o "$OUT/$name.mmd" -- "$spec" 2>"$OUT/error"); then
          if ((${#text} > most)); then
            text=$(fluxviz diff "$start..$HEAD" --quiet --format markdown -- "$spec" 2>"$OUT/error")
            text+=$'\n\nThe picture is too large for a comment: it is among the artifacts of the run.'
          fi
          printf '%s\n\n' "$text"
          fluxviz diff "$start..$HEAD" --quiet -o "$OUT/$name.svg" -- "$spec" >/dev/null 2>"$OUT/error" || true
        else
          printf 'It cannot be compared:\n\n```text\n%s\n```\n\n' "$(sed 's/```/'"'''"'/g' "$OUT/error")"
        fi
        ;;
    esac
  } >>"$comment"
  changed=true
done < <(git diff --no-renames --name-status -z "$start" "$HEAD" -- "${patterns[@]}")

if [ "$(wc -c <"$comment")" -gt 65000 ]; then
  head -c "$most" "$comment" >"$comment.cut"
  printf '\n\nMore changed than a comment holds: see the artifacts of the run.\n' >>"$comment.cut"
  mv "$comment.cut" "$comment"
fi
[ $changed = true ] || printf 'No Flux app changes its network.\n' >>"$comment"
cat "$comment" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "changed=$changed" >>"${GITHUB_OUTPUT:-/dev/null}"
