#!/usr/bin/env bash
# Write what the pull request changes in the network of each spec into $OUT/comment.md, and a picture of each.
set -euo pipefail
mkdir -p "$OUT"
comment=$OUT/comment.md
changed=false
number=0
left=0
most=55000 # GitHub takes 65,536 characters in a comment
echo '<!-- fluxviz diff -->' >"$comment"
mapfile -t patterns < <(printf '%s\n' "$SPECS" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d')
start=$(git merge-base "$BASE" "$HEAD")

# What a program said of a spec that it could not read, as text that nothing can break out of.
complain() { printf '%s\n\n```text\n%s\n```\n\n' "$1" "$(tr -d '`\r' <"$OUT/error")"; }

# What is said of one spec: $1 its status in git, $2 its path, $3 the beginning of its files' names.
say() {
  case $1 in
    A)
      printf 'A new spec.\n\n'
      if fluxviz draw --quiet -o "$3.svg" -- "./$2" 2>"$OUT/error"; then
        { fluxviz check --format markdown -- "./$2" 2>"$OUT/error" || true; } | sed '1{/^## /d;}'
        printf '\n'
      else
        complain 'It cannot be read:'
      fi
      ;;
    D) printf 'The spec is gone.\n\n' ;;
    *)
      if fluxviz diff "$start..$HEAD" --quiet --format markdown -o "$3.mmd" -- "$2" 2>"$OUT/error" >"$OUT/text"; then
        if (($(wc -c <"$OUT/text") > most / 2)); then
          fluxviz diff "$start..$HEAD" --quiet --format markdown -- "$2" 2>"$OUT/error" >"$OUT/text"
          printf '\nThe picture is too large for a comment: it is among the artifacts of the run.\n' >>"$OUT/text"
        fi
        cat "$OUT/text"
        printf '\n'
        fluxviz diff "$start..$HEAD" --quiet -o "$3.svg" -- "$2" >/dev/null 2>"$OUT/error" || true
      else
        complain 'It cannot be compared:'
      fi
      ;;
  esac
}

while IFS= read -r -d '' status && IFS= read -r -d '' spec; do
  case $spec in *.access.json | *.review.json) continue ;; esac
  changed=true
  number=$((number + 1))
  plain=$(printf '%s' "$spec" | tr -d '`' | tr '[:cntrl:]' ' ')
  {
    printf '## `%s`\n\n' "$plain"
    say "$status" "$spec" "$OUT/$number-$(printf '%s' "$spec" | tr -c 'A-Za-z0-9._-' '_')"
  } >"$OUT/section"
  if (($(wc -c <"$comment") + $(wc -c <"$OUT/section") > most)); then
    left=$((left + 1))
  else
    cat "$OUT/section" >>"$comment"
  fi
done < <(git diff --no-renames --name-status -z "$start" "$HEAD" -- "${patterns[@]}")

((left == 0)) || printf 'A comment holds no more: %d more specs changed, see the artifacts of the run.\n' "$left" >>"$comment"
[ $changed = true ] || printf 'No Flux app changes its network.\n' >>"$comment"
cat "$comment" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "changed=$changed" >>"${GITHUB_OUTPUT:-/dev/null}"
