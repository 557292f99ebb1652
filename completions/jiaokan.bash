# Bash completion for jiaokan: source it, or copy it to /usr/share/bash-completion/completions/jiaokan.
_jiaokan() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'extract convert align facts compare lint --help --version --config' -- "$current")
    return
  fi
  local values=
  case $previous in
    --format)
      values='text json jsonl'
      [ "$verb" = extract ] && values="$values markdown html"
      [ "$verb" = align ] && values="$values tsv html tmx xliff ladder"
      [ "$verb" = compare ] && values="$values markdown csv sarif html xlsx tmx"
      [ "$verb" = lint ] && values="$values markdown csv sarif"
      [ "$verb" = facts ] && values="$values csv"
      ;;
    --units) values='repair lines' ;;
    --level) values='block sentence' ;;
    --color) values='auto always never' ;;
    --fail-on) values='content form artifact none' ;;
    --show) values='expected' ;;
    --lang) values='en zh-Hans zh-Hant' ;;
    --standard) values='hk tw' ;;
    --off) values='number unit date organisation negation wording omission addition missing_block extra_block moved_block punctuation numbering misconversion glyph_error foreign_word page_furniture markup encoding goal_disagrees figures_disagree inconsistency' ;;
    --from | --to) values='hans hant hk tw' ;;
    --opencc-config) values='s2t s2hk s2tw s2twp t2s t2hk t2tw t2jp jp2t hk2s hk2t tw2s tw2t tw2sp' ;;
    -j | --jobs | --password | --time-limit | --memory-limit) return ;;
    --source-lang | --target-lang) values='zh zh-Hans zh-Hant zh-Hant-HK zh-Hant-TW zh-CN zh-HK zh-TW en' ;;
  esac
  if [ -n "$values" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    return
  fi
  if [[ $current == -* ]]; then
    local options='--help --output --quiet'
    case $verb in
      extract) options="$options --format --color --units --password --time-limit --memory-limit --jobs" ;;
      facts) options="$options --format --color --units --password --time-limit --memory-limit --jobs --quantities --lang --bom --schema" ;;
      align) options="$options --format --color --units --password --time-limit --memory-limit --jobs --level --strict --pins --lexicon --lang --source-lang --target-lang --one-sided" ;;
      compare) options="$options --format --color --units --password --time-limit --memory-limit --jobs --fail-on --decisions --baseline --show --lang --bom --no-crops --off --severity" ;;
      lint) options="$options --format --color --units --password --time-limit --memory-limit --jobs --fail-on --lang --bom --off --severity --standard" ;;
      convert) options="$options --to --from --keep --dict --explain --ambiguous --lossy --no-own-rows --opencc-config --opencc-data" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -o filenames -F _jiaokan jiaokan
