#!/usr/bin/env bash
# scripts/lib/skipped.sh [FOLDER]: how many tests the last build ran, and each one that it skipped with the reason. Reads the
# reports of surefire and failsafe below FOLDER (the project). Exit status: 0 all ran, 1 some were skipped or none ran.
set -euo pipefail
shopt -s nullglob
home=${1:-$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd -P)}

reports=("$home"/*/target/surefire-reports/TEST-*.xml "$home"/*/target/failsafe-reports/TEST-*.xml)
[ ${#reports[@]} -gt 0 ] || { echo 'No test has run: there are no reports.'; exit 1; }

awk '
  # The value of an attribute of the tag in text.
  function value(text, name,   at, rest) {
    at = match(text, "[ \t]" name "=\"")
    if (!at) return ""
    rest = substr(text, RSTART + RLENGTH)
    sub(/".*/, "", rest)
    gsub(/&#10;.*/, "", rest); gsub(/&quot;/, "\"", rest); gsub(/&apos;/, "\047", rest)
    gsub(/&lt;/, "<", rest); gsub(/&gt;/, ">", rest); gsub(/&amp;/, "\\&", rest)
    return rest
  }
  {
    line = $0
    while (match(line, /<(testcase|skipped)[ \t\/>]/)) {
      line = substr(line, RSTART)
      tag = substr(line, 1, 9) == "<testcase" ? "testcase" : "skipped"
      if (tag == "testcase") {
        tests++
        test = value(line, "classname") "." value(line, "name")
        sub(/^.*\.([A-Z])/, "&", test)
      } else {
        reason = line
        sub(/>.*/, "", reason)
        reason = value(reason, "message")
        skipped[++count] = test ": " (reason == "" ? "no reason given" : reason)
      }
      line = substr(line, 2)
    }
  }
  END {
    printf "%d tests, %d skipped\n", tests, count
    for (i = 1; i <= count; i++) print "  skipped: " skipped[i]
    exit count > 0 || tests == 0
  }
' "${reports[@]}"
