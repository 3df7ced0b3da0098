#!/usr/bin/env bash
# Put $OUT/comment.md into the one comment of ours on the pull request; without a change, only where there is one.
set -euo pipefail
comments=repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments
filter='.[] | select(.user.type == "Bot" and (.body | startswith("<!-- fluxviz diff -->"))) | .id'
refused='::notice title=fluxviz diff::the token may not comment (pull-requests: write); the summary of the run has it all'
ours=$(gh api --paginate "$comments" --jq "$filter" | head -1) || { echo "$refused"; exit 0; }
if [ -n "$ours" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$ours" -F "body=@$OUT/comment.md" --silent || echo "$refused"
elif [ "$CHANGED" = true ]; then
  gh api --method POST "$comments" -F "body=@$OUT/comment.md" --silent || echo "$refused"
fi
